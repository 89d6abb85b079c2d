import { endsSentence } from '../../lines/sentences.ts';
import { TERMS } from '../../terms/terms.ts';
import type { Candidate, Candidates } from '../candidates/candidates.ts';
import type { TitleStyle } from '../candidates/titleStyles.ts';

const FEWEST_LINKS = 2;

/** Origin of a layout of lines after links to whole texts. */
export const AFTER_LINKS = 'lines after links to whole texts';

/** Styles of running text. */
const TEXTS: ReadonlySet<TitleStyle> = new Set<TitleStyle>(['paragraph', 'sentence', 'colon line']);

/**
 * Returns the first candidate of each story in a document of running text alone where the last paragraphs of stories
 * end in a link to the whole text (阅读全文>>>); empty for other documents. Behind the last link only a text that is cut off
 * is a story.
 */
export function titlesAfterLinks({ all, masthead: { lines, taken } }: Candidates): Candidate[] {
  if (!all.every(({ style }) => TEXTS.has(style))) return [];
  const texts = lines.filter(({ text, index }) => text !== '' && !taken.has(index));
  const links = texts.filter(({ text }) => TERMS.closingLink.test(text)).map(({ index }) => index);
  if (links.length < FEWEST_LINKS) return [];
  const isCut = !endsSentence(texts.at(-1)?.text ?? '');
  const titles: Candidate[] = [];
  let above = -1;
  for (const end of isCut ? [...links, lines.length] : links) {
    const own = all.filter(({ line: { index } }) => index > above && index <= end);
    const first = above < 0 ? own.find(({ line }) => !TERMS.greeting.test(line.text)) : own[0];
    if (first) titles.push(first);
    above = end;
  }
  return titles;
}
