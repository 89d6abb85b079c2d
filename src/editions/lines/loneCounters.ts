import { NUMBER_ALONE, ordinalIn } from './ordinals.ts';
import type { Piece } from './piece.ts';
import { endsSentence } from './sentences.ts';

const LONGEST_COUNTED = 80;
/** Fewest numbers in order that count the lines below them; fewer may be of a page. */
const FEWEST_COUNTED = 3;
/** Matches a title that asks, which ends as a sentence does. */
const ASKS = /[？?]$/;

/**
 * Puts numbers that stand alone above short lines before these, as ordinals, if they count on: posts of WeChat have the
 * number of a title in a box of its own.
 */
export function withLoneCounters<L extends Piece>(lines: L[]): L[] {
  const counted = new Map<number, number>();
  const alone: number[] = [];
  let before = 0;
  let inOrder = 0;
  for (const [index, { text }] of lines.entries()) {
    const count = text.length <= 6 ? Number(NUMBER_ALONE.exec(text)?.[1] ?? 0) : 0;
    if (count === 0) continue;
    const below = [index + 1, index + 2, index + 3].find((at) => (lines[at]?.text ?? '') !== '') ?? -1;
    if (!isShort(lines[below]?.text ?? '')) continue;
    counted.set(below, count);
    alone.push(index);
    if (count === before + 1 || count === 1) inOrder++;
    before = count;
  }
  if (inOrder < FEWEST_COUNTED || inOrder < counted.size * 0.8) return lines;
  const isAlone = new Set(alone);
  return lines.map((line, index) => {
    const count = counted.get(index);
    if (isAlone.has(index)) return { ...line, text: '', lead: '' };
    return count === undefined
      ? line
      : { ...line, text: `${count}、${line.text}`, lead: line.lead === '' ? '' : `${count}、${line.lead}` };
  });
}

function isShort(text: string): boolean {
  return (
    text !== '' &&
    text.length <= LONGEST_COUNTED &&
    (!endsSentence(text) || ASKS.test(text)) &&
    ordinalIn(text) === '' &&
    !NUMBER_ALONE.test(text)
  );
}
