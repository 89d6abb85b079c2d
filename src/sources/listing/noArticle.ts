import { rootElement } from '../feed/rootElement.ts';
import { kindOf } from './noArticle/pageWordings.ts';
import { readPage } from './noArticle/seenPage.ts';

/** Longer texts are looked at up to here: no check page has so much. */
const LOOKED_AT_CHARACTERS = 400_000;

/** A page with so much text in sentences of its own is an article, whatever stands around it. */
const ARTICLE_CHARACTERS = 240;

/** Less visible text than this beside a script is no article. */
const EMPTY_CHARACTERS = 12;

/** A page of which this share of the text is such wording is no article; with a mark in its markup, half of it. */
const WORDING_SHARE = 0.5;

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
  // A feed that breaks off shows nothing, and is a feed all the same.
  if (/^(?:rss|feed|rdf|urlset)$/i.test(rootElement(page)?.name ?? '')) return undefined;
  const seen = readPage(page);
  const isEmpty = seen.characters - seen.titleCharacters < EMPTY_CHARACTERS;
  const segments = [...seen.segments, ...(isEmpty ? seen.fallback : [])];
  const shown = segments.join(' ').slice(0, 80);
  const wordings = segments.map((segment) => ({ segment, kind: kindOf(segment) }));
  const characters = (kept: typeof wordings) => kept.reduce((sum, { segment }) => sum + segment.length, 0);
  const told = wordings.filter(({ kind }) => kind !== undefined);
  const own = wordings.filter(({ kind, segment }) => kind === undefined && isSentence(segment));
  if (characters(own) >= ARTICLE_CHARACTERS) return undefined;
  const all = characters(wordings);
  const [first] = told;
  if (isEmpty && first === undefined && !seen.isMarked) {
    if (seen.scripts > 0 || seen.refreshes) return { kind: 'a page that only a script fills', text: shown };
    // A page of pictures may be meant; one that shows nothing at all is none.
    return seen.characters === 0 && seen.images === 0 ? { kind: 'an empty page', text: shown } : undefined;
  }
  const share = all === 0 ? 0 : characters(told) / all;
  const needed = seen.isMarked || seen.asksPassword ? WORDING_SHARE / 2 : WORDING_SHARE;
  const kind = first?.kind ?? (seen.asksPassword ? 'a login' : undefined);
  if (kind !== undefined && share >= needed) return { kind, text: shown };
  const isBareCheck = (seen.isMarked || seen.asksPassword) && own.length === 0;
  return isBareCheck ? { kind: kind ?? 'a check for robots', text: shown } : undefined;
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
