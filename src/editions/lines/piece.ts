import type { Block, ImageReference } from '../../documents/block.ts';
import { hasUntidySpace } from '../../text/spaces.ts';

/** Link in a line's text, its URL as written. */
export interface LineLink {
  readonly url: string;
  readonly text: string;
}

/** Line before it gets its position in the document: text up to a hard break, or one image. */
export interface Piece {
  /** Trimmed; empty for an image, a rule or code. */
  readonly text: string;
  /** Whether all of the text is bold. */
  readonly bold: boolean;
  /** Whether it begins its block or follows a hard break. */
  readonly fresh: boolean;
  /** Bold or linked text at the line's beginning, after a plain number if any; empty if it begins plainly. */
  readonly lead: string;
  readonly image: ImageReference | null;
  readonly links: readonly LineLink[];
}

/** Inline text of a block. */
export type Text = Extract<Block['inlines'][number], { kind: 'text' }>;

/** Returns the text of a softly wrapped line. */
export function joinTexts(texts: readonly Text[]): string {
  const [only] = texts;
  if (texts.length === 1 && only) return only.text.trim();
  const joined = texts.map(({ text }) => text).join('');
  const unwrapped = joined.includes('\n') ? unwrap(joined) : joined;
  return (hasUntidySpace(unwrapped) ? unwrapped.replace(UNTIDY_SPACE, ' ') : unwrapped).trim();
}

/** White space other than single blanks. */
const UNTIDY_SPACE = /\s{2,}|[^\S ]/g;

/** Removes line ends and blanks between wide characters that come from wrapping or splitting. */
export function unwrap(text: string): string {
  return text.replace(WIDE_JOIN, '').replace(MARK_JOIN, '');
}

const WIDE_JOIN =
  /(?<=[\u2018-\u201d\u2026\u2014\u2e80-\u9fff\uff00-\uffef]) ?\n ?(?=[\u2018-\u201d\u2026\u2014\u2e80-\u9fff\uff00-\uffef])/g;

/** Matches line ends beside a full-width mark, which need no space. */
const MARK_JOIN = /(?<=[：，。；！？、（「《“]) ?\n ?| ?\n ?(?=[，。；：！？、）」》”])/g;

const ONLY_ORDINAL = /^\s*[(（]?\d{1,3}\s*[、.．)）|｜]\s*$/;

const ENDS_LEAD = /[：:，,》]|^\s*(?:[(（[【]\s*$|[-–—|｜]{1,2}\s)/;

/** The bold or linked text that a line begins with, after a plain number if any; empty where it begins plainly. */
export function leadOf(texts: readonly Text[]): string {
  const lead: Text[] = [];
  for (const part of texts) {
    // A number in plain text only numbers what follows it: `1、[标题](…)`.
    if (!part.bold && part.url === null && lead.length === 0 && ONLY_ORDINAL.test(part.text)) continue;
    const blank = !/[\p{L}\p{N}]/u.test(part.text);
    if (!part.bold && part.url === null && !blank) break;
    // A closing mark in plain text ends the lead before it, as do a bracket and a dash after it.
    if (!part.bold && part.url === null && lead.length > 0 && ENDS_LEAD.test(part.text)) break;
    lead.push(part);
  }
  return lead.some((part) => part.bold || part.url !== null) ? joinTexts(lead) : '';
}

/** Returns the links of a line; adjacent ones with one address are merged. */
export function linksOf(texts: readonly Text[]): LineLink[] {
  const links: LineLink[] = [];
  for (const { text, url } of texts) {
    if (url === null || text.trim() === '') continue;
    const last = links.at(-1);
    if (last?.url === url) links[links.length - 1] = { url, text: `${last.text}${text}`.trim() };
    else links.push({ url, text: text.trim() });
  }
  return links;
}
