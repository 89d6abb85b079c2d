import { headsOtherArticles, isCredit, isEndMark } from '../lines/boilerplate.ts';
import type { Line } from '../lines/line.ts';
import { endsSentence, isTimestamp } from '../lines/sentences.ts';
import { FRAME_TERMS } from '../terms/frameTerms.ts';

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

/**
 * Returns the place of the line that heads comments of readers, with a time or another sign of them below, or a note of
 * a few lines on the author; the end if there is none. Below it only what is of the page has a heading.
 */
function noteStart(lines: readonly Line[]): number {
  const most = MOST_BELOW * lines.reduce((sum, { text }) => sum + text.length, 0);
  let [start, below, told] = [lines.length, 0, 0];
  let [unread, hasSign] = [lines.length, false];
  for (let index = lines.length - 1; index >= 0; index--) {
    const { text = '', kind } = lines[index] ?? {};
    below += text.length;
    if (below > most) break;
    const isShort = text.length <= LONGEST_HEAD && text !== '';
    if (isShort && FRAME_TERMS.commentHead.test(text)) {
      // Each line is read once, however many heads there are.
      hasSign ||= lines.slice(index + 1, unread).some(isSignOfComment);
      unread = index + 1;
      if (hasSign) start = index;
    } else if (isShort && told <= MOST_LINES_OF_CARD && FRAME_TERMS.authorCard.test(text)) start = index;
    else if (kind === 'heading' && !headsOtherArticles(text)) break;
    if (told <= MOST_LINES_OF_CARD && text !== '' && !isCredit(text)) told++;
  }
  return start;
}

function isSignOfComment({ text }: Line): boolean {
  return isTimestamp(text) || FRAME_TERMS.commentSign.test(text);
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
