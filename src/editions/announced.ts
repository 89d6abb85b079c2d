import { type Bigrams, bigramsOf, likeness } from '../text/similarity.ts';
import type { Glance } from './glance.ts';
import { textKey } from './identity.ts';
import type { Line } from './line.ts';
import { isParagraph } from './titleStyles.ts';
import { CHINESE_ORDINAL, ORDINAL } from './wording.ts';

/** The lines that repeat a glance item, with the item's index. */
export type Announced = ReadonlyMap<number, number>;

const LONGEST_TITLE = 120;
/** Set-off lines may be worded otherwise than their item; a plain line must be nearly the same. */
const ALIKE_SET_OFF = 0.55;
const ALIKE_PLAIN = 0.75;
const MOST_LINES = 1500;
const MOST_ITEMS = 80;

/** Finds the body's lines that glance items announce, each item once: the same wording first, then the most alike. */
export function announcedLines(
  glance: Glance,
  lines: readonly Line[],
  taken: ReadonlySet<number>,
): Announced {
  const announced = new Map<number, number>();
  if (glance.items.length === 0) return announced;
  const open = lines.filter(
    (line) => line.text !== '' && line.text.length <= LONGEST_TITLE && !taken.has(line.index),
  );
  const byKey = new Map<string, Line[]>();
  for (const line of open) {
    const key = keyOf(line.text);
    byKey.set(key, [...(byKey.get(key)?.slice(0, 5) ?? []), line]);
  }
  const left: number[] = [];
  for (const [i, item] of glance.items.entries()) {
    const line = byKey.get(keyOf(item))?.find((candidate) => !announced.has(candidate.index));
    if (line) announced.set(line.index, i);
    else left.push(i);
  }
  matchAlike(glance, open, left, announced);
  return announced;
}

function matchAlike(
  glance: Glance,
  open: readonly Line[],
  left: readonly number[],
  announced: Map<number, number>,
): void {
  if (left.length === 0) return;
  const lines = open.filter((line) => !announced.has(line.index)).slice(0, MOST_LINES);
  const bigrams = new Map<Line, Bigrams>(lines.map((line) => [line, bigramsOf(keyOf(line.text))]));
  const pairs: { item: number; line: Line; score: number }[] = [];
  for (const item of left.slice(0, MOST_ITEMS)) {
    const own = bigramsOf(keyOf(glance.items[item] ?? ''));
    for (const [line, other] of bigrams) {
      const score = likeness(own, other);
      if (score >= (isSetOff(line) ? ALIKE_SET_OFF : ALIKE_PLAIN)) pairs.push({ item, line, score });
    }
  }
  const matched = new Set<number>();
  for (const { item, line } of pairs.sort((a, b) => b.score - a.score)) {
    if (matched.has(item) || announced.has(line.index)) continue;
    matched.add(item);
    announced.set(line.index, item);
  }
}

function isSetOff(line: Line): boolean {
  return line.kind === 'heading' || line.bold || (ORDINAL.test(line.text) && !isParagraph(line));
}

function keyOf(text: string): string {
  return textKey(
    text
      .replace(ORDINAL, '')
      .replace(CHINESE_ORDINAL, '')
      .replace(/\s*[#＃]\d{1,3}$/, ''),
  );
}
