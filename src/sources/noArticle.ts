import { readFileSync } from 'node:fs';
import { Parser } from 'htmlparser2';

/** Longer texts are looked at up to here: no check page has so much. */
const LOOKED_AT_CHARACTERS = 400_000;

/** A page with so much text in sentences of its own is an article, whatever stands around it. */
const ARTICLE_CHARACTERS = 240;

/** Less visible text than this beside a script is no article. */
const EMPTY_CHARACTERS = 12;

/** A page of which this share of the text is such wording is no article; with a mark in its markup, half of it. */
const WORDING_SHARE = 0.5;

/** A sentence is wording where its phrases make up this share of it. */
const COVERED_SHARE = 0.2;

/** A label is wording where it makes up this share of a text: news may be about what it names. */
const LABEL_SHARE = 0.5;
const CHINESE = /[\u3400-\u9fff]/;

/** Names in ids, classes and addresses of scripts and frames by which checks work. */
const CHECK_MARKS =
  /captcha|geetest|turnstile|challenge-platform|cf-challenge|cf_chl|slider-?verify|verify-?slider|nc_wrapper|awswaf|_incapsula_|perimeterx|px-block|datadome|waf-|aliyun_?waf|punish|js_verify|tcaptcha|dx-?captcha|yidun/i;

/** What stands where an article should. */
export interface NoArticle {
  /** Such as `a check for robots`. */
  readonly kind: string;
  /** The start of what it says, one line, as written. */
  readonly text: string;
}

/**
 * What a page is that was answered with 200 and is no article: a check for robots, a login, a refusal, a page that only a
 * script fills. It is told by what the page lacks (sentences of its own) and by how much of it is wording that speaks of
 * the page or to the visitor; undefined for an article, however short.
 */
export function findNoArticle(text: string): NoArticle | undefined {
  const page = text.slice(0, LOOKED_AT_CHARACTERS);
  if (isJson(page)) return { kind: 'data instead of a page', text: page.slice(0, 80).trim() };
  if (!/^\s*(?:<!|<\?|<[a-z])/i.test(page.slice(0, 2000).replace('\ufeff', ''))) return undefined;
  const seen = readPage(page);
  const segments = [...seen.segments, ...(seen.characters < EMPTY_CHARACTERS ? seen.fallback : [])];
  const shown = segments.join(' ').slice(0, 80);
  const wordings = segments.map((segment) => ({ segment, kind: kindOf(segment) }));
  const characters = (kept: typeof wordings) => kept.reduce((sum, { segment }) => sum + segment.length, 0);
  const told = wordings.filter(({ kind }) => kind !== undefined);
  const own = wordings.filter(({ kind, segment }) => kind === undefined && isSentence(segment));
  if (characters(own) >= ARTICLE_CHARACTERS) return undefined;
  const all = characters(wordings);
  const [first] = told;
  if (all < EMPTY_CHARACTERS && first === undefined && !seen.isMarked)
    return seen.scripts > 0 || seen.refreshes
      ? { kind: 'a page that only a script fills', text: shown }
      : undefined;
  const share = all === 0 ? 0 : characters(told) / all;
  const needed = seen.isMarked || seen.asksPassword ? WORDING_SHARE / 2 : WORDING_SHARE;
  const kind = first?.kind ?? (seen.asksPassword ? 'a login' : undefined);
  if (kind !== undefined && share >= needed) return { kind, text: shown };
  const isBareCheck = (seen.isMarked || seen.asksPassword) && own.length === 0;
  return isBareCheck ? { kind: kind ?? 'a check for robots', text: shown } : undefined;
}

interface SeenPage {
  /** Visible texts of the page, the title first, one a block and link, cut into sentences. */
  readonly segments: readonly string[];
  /** What stands for browsers without scripts. */
  readonly fallback: readonly string[];
  readonly characters: number;
  readonly scripts: number;
  readonly refreshes: boolean;
  readonly asksPassword: boolean;
  readonly isMarked: boolean;
}

const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'svg', 'textarea', 'select']);
/** Elements that do not end a text. */
const INLINE: ReadonlySet<string> = new Set([
  'b',
  'strong',
  'em',
  'i',
  'span',
  'font',
  'u',
  'mark',
  'code',
  'a',
]);

function readPage(html: string): SeenPage {
  const segments: string[] = [];
  const fallback: string[] = [];
  const page = { scripts: 0, refreshes: false, asksPassword: false, isMarked: false };
  let hidden = 0;
  let withoutScript = 0;
  let text = '';
  const end = () => {
    for (const part of text.split(/[。！？!?\n]+/)) {
      const segment = part.replace(/\s+/g, ' ').trim();
      if (segment !== '') (withoutScript > 0 ? fallback : segments).push(segment);
    }
    text = '';
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (!INLINE.has(name)) end();
        if (HIDDEN.has(name)) hidden += 1;
        if (name === 'noscript') withoutScript += 1;
        if (name === 'script') page.scripts += 1;
        page.refreshes ||= name === 'meta' && /^refresh$/i.test(attributes['http-equiv'] ?? '');
        page.asksPassword ||= name === 'input' && /^password$/i.test(attributes.type ?? '');
        const { id = '', class: classes = '', src = '', action = '' } = attributes;
        page.isMarked ||= CHECK_MARKS.test(`${id} ${classes} ${src} ${action}`.slice(0, 500));
      },
      ontext(part) {
        if (hidden === 0) text += part;
      },
      onclosetag(name) {
        if (!INLINE.has(name)) end();
        if (HIDDEN.has(name)) hidden -= 1;
        if (name === 'noscript') withoutScript -= 1;
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  end();
  const characters = segments.reduce((sum, segment) => sum + segment.length, 0);
  return { ...page, segments, fallback, characters };
}

/** A text of the page's own: long enough for a sentence, or a heading of one. */
function isSentence(segment: string): boolean {
  return segment.length >= 8;
}

function isJson(text: string): boolean {
  const start = text.trimStart();
  return (
    /^(?:\{\s{0,100}"|\[\s{0,100}\{|\{\s{0,100}\})/.test(start.slice(0, 300)) &&
    /[}\]]\s{0,100}$/.test(text.slice(-200))
  );
}

interface Wording {
  readonly phrase: string;
  readonly kind: string;
  /** Whether it counts alone and not within a sentence. */
  readonly isLabel: boolean;
}

let wordings: readonly Wording[] | undefined;

/** The kind of page that a sentence is the wording of; undefined for one that only mentions it, and for any other. */
function kindOf(segment: string): string | undefined {
  wordings ??= readWordings();
  const small = segment.slice(0, 400).toLowerCase();
  const found = wordings.filter(
    ({ phrase, isLabel }) =>
      small.includes(phrase) && (!isLabel || phrase.length >= LABEL_SHARE * small.length),
  );
  const covered = found.reduce((sum, { phrase }) => sum + phrase.length, 0);
  const share = CHINESE.test(small) ? COVERED_SHARE : COVERED_SHARE / 2;
  return covered >= share * small.length ? found[0]?.kind : undefined;
}

function readWordings(): readonly Wording[] {
  const lines = readFileSync(new URL('../../data/no-articles.txt', import.meta.url), 'utf8').split('\n');
  const read: Wording[] = [];
  let kind = '';
  for (const line of lines.map((line) => line.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('[')) kind = line.slice(1, -1);
    else read.push({ phrase: line.replace(/^=/, ''), kind, isLabel: line.startsWith('=') });
  }
  return read;
}
