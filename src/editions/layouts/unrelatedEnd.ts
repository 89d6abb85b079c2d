import { shareFound } from '../../text/similarity.ts';
import { textKey } from '../identity.ts';
import type { Line } from '../lines/line.ts';
import { endsSentence } from '../lines/sentences.ts';
import type { Masthead } from '../masthead/masthead.ts';
import { type StylesByLine, type TitleStyle, titleStylesOf } from './candidates/titleStyles.ts';
import type { Layout } from './layout.ts';

/** Characters above the end that a paragraph at the end is compared with. */
const COMPARED = 1200;
/** Fewest of these characters: a shorter document has too few words. */
const FEWEST_COMPARED = 200;
/**
 * Share of its bigrams below which a paragraph has nothing to do with the text above: of last paragraphs of stories
 * none has less than 0.17, of paragraphs about other things one in a hundred has more than 0.13.
 */
const LEAST_FOUND = 0.13;
const SHORTEST = 20;
const LONGEST = 200;
const MOST_PARAGRAPHS = 3;

/** Styles of running text. */
const TEXTS: ReadonlySet<TitleStyle> = new Set<TitleStyle>(['paragraph', 'sentence', 'plain', 'colon line']);

/**
 * Returns a masthead without the paragraphs at the document's end that have nothing to do with the text above: a
 * greeting, an advertisement or the end of a copied page says nothing about how the stories are set.
 */
export function beforeUnrelatedEnd(masthead: Masthead): Masthead {
  const { lines, taken } = masthead;
  let end = lines.length;
  while (taken.has(end - 1)) end--;
  for (let i = 0; i < MOST_PARAGRAPHS; i++) {
    const last = lastText(lines, end);
    const line = lines[last];
    if (line === undefined || masthead.taken.has(last) || !isRunningText(line)) break;
    const above = textAbove(lines, last);
    if (above.length < FEWEST_COMPARED || shareFound(textKey(line.text), above) >= LEAST_FOUND) break;
    end = last;
  }
  return end === lines.length ? masthead : { ...masthead, lines: lines.slice(0, end) };
}

/**
 * Whether the paragraphs left out at the end may belong to a story after all: the line right above is set like the titles
 * of a layout without them and about as long, or most of these titles are running text themselves.
 */
export function mayTellAtEnd({ lines }: Masthead, { titles }: Layout, styles: StylesByLine): boolean {
  const texts = [...titles.values()].filter((style) => TEXTS.has(style) && style !== 'plain');
  if (texts.length >= 0.5 * titles.size) return true;
  const above = lines[lastText(lines, lines.length)];
  // A line right under a title is its text, even if it is cut off like a title.
  if (above !== undefined && !titles.has(above.index) && titles.has(lastText(lines, above.index)))
    return false;
  const style = styles.get(above?.index ?? -1);
  const mates = [...titles].filter(([, own]) => own === style);
  const longest = Math.max(0, ...mates.map(([index]) => lines[index]?.text.length ?? 0));
  return above !== undefined && above.text.length <= LONGER * longest;
}

/** Factor by which a title may be longer than the others of its style; a text that is cut off is longer. */
const LONGER = 1.2;

function lastText(lines: readonly Line[], end: number): number {
  let i = end - 1;
  while (i >= 0 && lines[i]?.text === '') i--;
  return i;
}

function isRunningText(line: Line): boolean {
  const { kind, text, bold, lead, links } = line;
  return (
    kind === 'paragraph' &&
    !bold &&
    lead === '' &&
    links.length === 0 &&
    text.length >= SHORTEST &&
    text.length <= LONGEST &&
    endsSentence(text) &&
    titleStylesOf(line).every((style) => TEXTS.has(style))
  );
}

/** Returns the key of the text above a line. */
function textAbove(lines: readonly Line[], index: number): string {
  const texts: string[] = [];
  let characters = 0;
  for (let i = index - 1; i >= 0 && characters < COMPARED; i--) {
    const text = lines[i]?.text ?? '';
    texts.push(text);
    characters += text.length;
  }
  return textKey(texts.toReversed().join('').slice(-COMPARED));
}
