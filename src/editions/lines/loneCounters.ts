import { NUMBER_ALONE, ordinalIn } from './ordinals.ts';
import type { Piece } from './piece.ts';
import { endsSentence } from './sentences.ts';

const LONGEST_COUNTED = 80;
/** Fewest numbers in order that count the lines below them; fewer may be of a page. */
const FEWEST_COUNTED = 3;
/** Matches a title that asks, which ends as a sentence does. */
const ASKS = /[？?]$/;
/** Matches the first half of a title that was broken behind a comma. */
const BROKEN = /[，,]$/;

/**
 * Puts numbers that stand alone above short lines before these, as ordinals, if they count on: posts of WeChat have the
 * number of a title in a box of its own. The first may be any, for an excerpt begins amid them. A line below that ends
 * in a comma is half of the title.
 */
export function withLoneCounters<L extends Piece>(lines: L[]): L[] {
  const counted = new Map<number, number>();
  const alone: number[] = [];
  let before = 0;
  let inOrder = 0;
  for (const [index, { text }] of lines.entries()) {
    const count = text.length <= 6 ? Number(NUMBER_ALONE.exec(text)?.[1] ?? 0) : 0;
    if (count === 0) continue;
    const below = placeBelow(lines, index);
    if (!isShort(lines[below]?.text ?? '')) continue;
    counted.set(below, count);
    alone.push(index);
    if (before === 0 || count === before + 1 || count === 1) inOrder++;
    before = count;
  }
  if (inOrder < FEWEST_COUNTED || inOrder < counted.size * 0.8) return lines;
  const rests = restsOfTitles(lines, counted.keys());
  const isSpent = new Set([...alone, ...rests.values()]);
  return lines.map((line, index) => {
    if (isSpent.has(index)) return { ...line, text: '', lead: '' };
    const count = counted.get(index);
    return count === undefined ? line : withCounter(line, count, lines[rests.get(index) ?? -1]?.text ?? '');
  });
}

/** Returns the line of the second half of each title that was broken, by that of the first. */
function restsOfTitles(lines: readonly Piece[], titles: Iterable<number>): Map<number, number> {
  const rests = new Map<number, number>();
  for (const title of titles) {
    const below = placeBelow(lines, title);
    if (BROKEN.test(lines[title]?.text ?? '') && isShort(lines[below]?.text ?? '')) rests.set(title, below);
  }
  return rests;
}

function withCounter<L extends Piece>(line: L, count: number, rest: string): L {
  const whole = line.text + rest;
  const lead = line.lead === line.text && rest !== '' ? whole : line.lead;
  return { ...line, text: `${count}、${whole}`, lead: lead === '' ? '' : `${count}、${lead}` };
}

/** Returns the line with text next below another, past a blank or a picture; -1 if there is none. */
function placeBelow(lines: readonly Piece[], index: number): number {
  return [index + 1, index + 2, index + 3].find((at) => (lines[at]?.text ?? '') !== '') ?? -1;
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
