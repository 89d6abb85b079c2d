import { withoutCommonIndent } from './commonIndent.ts';

/** Format in which a text is written. */
export type Format = 'html' | 'markdown' | 'text';

/** Number of characters that are examined. */
const SAMPLE = 60_000;
const BLOCK_TAG = /<\/?(?:p|div|h[1-6]|ul|ol|li|article|section|table|body|html|blockquote|br)(?=[\s/>])/gi;
/** Signs that only Markdown has. */
const MARKDOWN_SIGNS: readonly RegExp[] = [
  /^[ \u3000\u00a0\u200b]{0,3}\\?(?:\*\*)?(?:#{1,6}|＃{1,6})\s+\S/m,
  /^[ \u3000\u00a0\u200b]{0,3}\\?(?:\*\*)?(?:#{2,6}|＃{2,6})(?:[\u3400-\u9fff《“「【\dA-Z]|\p{Extended_Pictographic})/mu,
  /^#[\u3400-\u9fff《“「【][^#\n]{3,160}$/m,
  /!\[[^\]\n]{0,500}\]\([^)\n]{1,2000}/,
  /\[[^\]\n]{1,500}\]\(https?:\/\//,
  /\*\*[^*\n]{1,300}\*\*/,
  /^ {0,3}> /m,
  /^ {0,3}```/m,
];

/** Signs of lists, which plain text has too. */
const LIST_SIGNS: readonly RegExp[] = [
  /^ {0,3}[-*+] +\S.*\n {0,3}[-*+] +\S/m,
  /^ {0,3}\d{1,3}\. .{1,300}\n\s*\d{1,3}\. /m,
];

/** Detects the format of a text without its front matter from its content alone; `hadFrontMatter` suggests Markdown. */
export function formatOf(body: string, hadFrontMatter: boolean): Format {
  const sample = withoutIndent(body.slice(0, SAMPLE));
  const trimmed = sample.trimStart();
  const headings = countHeadings(sample);
  const beginsWithTag = /^<(?!https?:|!--|[^>\n]*@)/i.test(trimmed) && sample.search(BLOCK_TAG) >= 0;
  // A heading written as a tag, with more headings of Markdown below than there are tags, does not make a page.
  if (
    beginsWithTag &&
    !(HEADING_LINE.test(trimmed) && headings > Math.max(FEWEST_HEADINGS, countTags(sample)))
  )
    return 'html';
  // Texts with front matter and headings, or a heading first, are Markdown, whatever HTML a generator put under them.
  if (hadFrontMatter && (headings >= FEWEST_HEADINGS || MARKDOWN_TITLE.test(trimmed))) return 'markdown';
  const tags = countTags(headings > 0 ? outsideTables(sample) : sample);
  if (tags >= 4 && tags > 2 * markdownBlocks(sample)) return 'html';
  if (hadFrontMatter || MARKDOWN_SIGNS.some((sign) => sign.test(sample))) return 'markdown';
  return LIST_SIGNS.some((sign) => sign.test(sample)) && !hasParagraphLines(sample) ? 'markdown' : 'text';
}

/** Characters of a wrapped line of Chinese: a shorter line is not full, and a longer one is not wrapped. */
const NARROWEST_WRAPPED = 24;
const WIDEST_WRAPPED = 50;
const FEWEST_PARAGRAPH_LINES = 2;
const LISTED = /^(?:[-*+•] |\d{1,3}[.、)])/;
const ENDED = /[。！？!?…：:；;）)][”’」』]?$/;

/**
 * Whether each line is a paragraph, as in copies of pages: more of the lines that have another right below end there
 * than go on in it; a short line above a sentence is its title. Markdown would join them all.
 */
function hasParagraphLines(sample: string): boolean {
  const lines = sample.split('\n');
  let ended = 0;
  let wrapped = 0;
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    const next = lines[index + 1]?.trim() ?? '';
    if (text === '' || next === '' || LISTED.test(next)) continue;
    const isFull = text.length >= NARROWEST_WRAPPED;
    const isWide = Math.max(text.length, next.length) > WIDEST_WRAPPED;
    if (isWide || ENDED.test(text) || (!isFull && ENDED.test(next))) ended++;
    else if (isFull) wrapped++;
  }
  return ended >= FEWEST_PARAGRAPH_LINES && ended > wrapped;
}

/** Returns a text without the indent of all its lines; it is copied only if its first line is indented. */
function withoutIndent(text: string): string {
  const first = text.search(/\S/);
  const isIndented = first > 0 && text.charAt(first - 1) !== '\n';
  return isIndented ? withoutCommonIndent(text.split('\n')).join('\n') : text;
}

const FEWEST_HEADINGS = 3;
/** Matches a heading of Markdown that fills the first line, with an empty line below. */
const MARKDOWN_TITLE = /^#{1,6} +\S[^\n]*\n\s*\n/;
/** Matches a heading of HTML that fills the first line. */
const HEADING_LINE = /^<h[1-6][^>\n]*>[^\n]*<\/h[1-6]>\s*\n/i;

function countHeadings(sample: string): number {
  if (!sample.includes('# ')) return 0;
  let headings = 0;
  for (const _ of sample.matchAll(/^#{1,6} +\S/gm)) headings++;
  return headings;
}

/** Returns a text without its tables: below a heading of Markdown they are pasted, with as many tags as cells. */
function outsideTables(sample: string): string {
  let [outside, start, depth] = ['', 0, 0];
  for (const tag of sample.matchAll(/<(\/?)table(?=[\s/>])/gi)) {
    if (tag[1] !== '/') {
      if (depth++ === 0) outside += sample.slice(start, tag.index);
    } else if (depth > 0 && --depth === 0) start = tag.index;
  }
  return depth === 0 ? outside + sample.slice(start) : outside;
}

function countTags(sample: string): number {
  let tags = 0;
  for (const _ of sample.matchAll(BLOCK_TAG)) tags++;
  return tags;
}

function markdownBlocks(sample: string): number {
  let blocks = 0;
  for (const _ of sample.matchAll(/^(?:#{1,6}\s|[-*+] |\*\*|> |\d{1,3}\. |!\[)/gm)) blocks++;
  return blocks;
}
