import { headsOtherArticles, isCredit, isEndMark } from '../lines/boilerplate.ts';
import type { Line } from '../lines/line.ts';
import { endsSentence, isTimestamp } from '../lines/sentences.ts';
import { FRAME_TERMS } from './frameTerms.ts';

const LONGEST_LINK = 60;
/** Fewest lines with a text above the end of a page: a list of links has none. */
const FEWEST_TEXTS = 2;

/**
 * Returns the lines at the end of a copied page that are of the page: comments, a note on the author, and links to its
 * other articles.
 */
export function linesOfPageEnd(lines: readonly Line[]): ReadonlySet<number> {
  const below = lines.slice(noteStart(lines));
  return new Set([...below.map(({ index }) => index), ...linksAtEnd(lines.slice(0, below[0]?.index))]);
}

/** Largest share of a document's characters that its comments or the note on its author have. */
const MOST_BELOW = 0.4;
const MOST_LINES_OF_CARD = 4;
const LONGEST_HEAD = 24;

/** Returns the place of the line that heads comments of readers or a note on the author; the end if there is none. */
function noteStart(lines: readonly Line[]): number {
  const start = lines.findIndex(
    ({ text, index }) =>
      text.length <= LONGEST_HEAD &&
      text !== '' &&
      ((FRAME_TERMS.commentHead.test(text) && holdsComments(lines.slice(index + 1))) ||
        (FRAME_TERMS.authorCard.test(text) && isCard(lines.slice(index + 1)))),
  );
  const charactersOf = (some: readonly Line[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  const isBelow = start >= 0 && charactersOf(lines.slice(start)) <= MOST_BELOW * charactersOf(lines);
  return isBelow ? start : lines.length;
}

/** Whether lines are comments: one has a time or another sign of them, and only what is of the page has a heading. */
function holdsComments(lines: readonly Line[]): boolean {
  const hasSign = lines.some(({ text }) => isTimestamp(text) || FRAME_TERMS.commentSign.test(text));
  const isOfPage = ({ text }: Line) => FRAME_TERMS.commentHead.test(text) || headsOtherArticles(text);
  return hasSign && lines.every((line) => line.kind !== 'heading' || isOfPage(line));
}

function isCard(lines: readonly Line[]): boolean {
  const told = lines.filter(({ text }) => text !== '' && !isCredit(text));
  return told.length <= MOST_LINES_OF_CARD && told.every(({ kind }) => kind !== 'heading');
}

/**
 * Returns the lines at the end that link to other articles: from the mark that ends the text (END), or from the first
 * that says so, if no line behind it is a text. Links and headings of Markdown and HTML tell by themselves what they
 * are, but not behind such a mark.
 */
function linksAtEnd(lines: readonly Line[]): ReadonlySet<number> {
  const mark = lines.findLastIndex(({ text }) => isEndMark(text));
  const behind = lines.slice(mark + 1);
  if (mark > 0 && behind.every(({ text }) => text.length <= LONGEST_LINK))
    return new Set(behind.map(({ index }) => index));
  let start = lines.length;
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index];
    if (line === undefined || !mayBeFrame(line)) break;
    if (line.kind === 'paragraph' && !line.bold && headsOtherArticles(line.text)) start = index;
  }
  const texts = lines.filter(({ index, text }) => index < start && text.length > LONGEST_LINK);
  return new Set(texts.length < FEWEST_TEXTS ? [] : lines.slice(start).map(({ index }) => index));
}

/** Whether a line can be of the page around the text: a short one, or a credit. */
function mayBeFrame({ text, links }: Line): boolean {
  const isShort = text.length <= LONGEST_LINK && (!endsSentence(text) || /[？?！!]$/.test(text));
  return links.length === 0 && (isShort || isCredit(text));
}
