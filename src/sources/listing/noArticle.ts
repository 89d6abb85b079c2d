import { rootElement } from '../feed/rootElement.ts';
import { kindOf } from './noArticle/pageWordings.ts';
import { readPage } from './noArticle/seenPage.ts';

/** Most characters of a page that are examined; no check page has as many. */
const LOOKED_AT_CHARACTERS = 400_000;

/** Least characters in sentences of its own that make a page an article. */
const ARTICLE_CHARACTERS = 240;

/** Least visible characters of an article on a page with scripts. */
const EMPTY_CHARACTERS = 12;

/** Share of such wording in a page's text from which on it is not an article; half of it with a mark in the markup. */
const WORDING_SHARE = 0.5;

/** Page that is not an article. */
export interface NoArticle {
  /** Kind of page, such as `a check for robots`. */
  readonly kind: string;
  /** Beginning of its text, one line, as written. */
  readonly text: string;
}

/**
 * Returns what a page with status 200 is if it is not an article: a check for robots, a login, a refusal, a page filled
 * by a script. The signs are a lack of sentences of its own and a high share of wording about the page or to the
 * visitor. Returns undefined for an article, however short.
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
    // A page of pictures may be an article; one that shows nothing at all is not.
    return seen.characters === 0 && seen.images === 0 ? { kind: 'an empty page', text: shown } : undefined;
  }
  const share = all === 0 ? 0 : characters(told) / all;
  const needed = seen.isMarked || seen.asksPassword ? WORDING_SHARE / 2 : WORDING_SHARE;
  const kind = first?.kind ?? (seen.asksPassword ? 'a login' : undefined);
  if (kind !== undefined && share >= needed) return { kind, text: shown };
  const isBareCheck = (seen.isMarked || seen.asksPassword) && own.length === 0;
  return isBareCheck ? { kind: kind ?? 'a check for robots', text: shown } : undefined;
}

/** Whether a segment is the page's own text: as long as a sentence or a heading. */
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
