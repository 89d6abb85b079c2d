import { headsOtherArticles, isCredit, isEndMark } from '../lines/boilerplate.ts';
import type { Line } from '../lines/line.ts';
import { endsSentence } from '../lines/sentences.ts';

const LONGEST_LINK = 60;
/** Fewest lines with a text above the end of a page: a list of links has none. */
const FEWEST_TEXTS = 2;

/**
 * Returns the lines at the end of a copied page that link to its other articles: from the mark that ends the text (END),
 * or from the first that says so, if no line behind it is a text. Links and headings of Markdown and HTML tell by
 * themselves what they are, but not behind such a mark.
 */
export function linesOfPageEnd(lines: readonly Line[]): ReadonlySet<number> {
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
  return links.length === 0 && ((text.length <= LONGEST_LINK && !endsSentence(text)) || isCredit(text));
}
