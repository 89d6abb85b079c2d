import { type Bigrams, bigramsOf, likeness, sharedBigrams } from '../text/similarity.ts';
import type { Glance } from './glance.ts';
import { textKey } from './identity.ts';
import { titleIn } from './layouts/titleStyles.ts';
import type { Line } from './line.ts';
import { isParagraph, isPlainTitle, nextText } from './plainTitles.ts';
import { CHINESE_ORDINAL, ORDINAL } from './wording.ts';

/** The lines that repeat a glance item, with the item's index. */
export type Announced = ReadonlyMap<number, number>;

const LONGEST_TITLE = 120;
/** Set-off lines may be worded otherwise than their item; a plain line must be nearly the same. */
const ALIKE_SET_OFF = 0.55;
const ALIKE_TITLE = 0.6;
const ALIKE_PLAIN = 0.75;
/** What it is worth that all of a short wording stands in the longer one. */
const CONTAINED = 0.8;
const FEWEST_BIGRAMS = 6;
const SHORTEST_UNMATCHED = 8;
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
  const open = lines.filter((line) => {
    const title = titleIn(line);
    if (title === '' || title.length > LONGEST_TITLE || taken.has(line.index)) return false;
    // A plain sentence that repeats an item is the text under its title.
    return isSetOff(line) || !title.endsWith('。');
  });
  const byKey = new Map<string, Line[]>();
  for (const line of open) {
    const key = keyOf(titleIn(line));
    byKey.set(key, [...(byKey.get(key)?.slice(0, 5) ?? []), line]);
  }
  const left: number[] = [];
  for (const [i, item] of glance.items.entries()) {
    const line = byKey.get(keyOf(item))?.find((candidate) => !announced.has(candidate.index));
    if (line) announced.set(line.index, i);
    else left.push(i);
  }
  if (left.length > 0) matchAlike({ glance, lines, open, left: left.slice(0, MOST_ITEMS), announced });
  return announced;
}

interface Matching {
  readonly glance: Glance;
  readonly lines: readonly Line[];
  /** The lines that could be titles. */
  readonly open: readonly Line[];
  /** The items that no line repeats word for word. */
  readonly left: readonly number[];
  readonly announced: Map<number, number>;
}

function matchAlike(matching: Matching): void {
  const { glance, lines, left, announced } = matching;
  const free = matching.open.filter((line) => !announced.has(line.index));
  const setOff = free.filter(isSetOff);
  // Where there are enough set-off lines for all items, a plain line must be a title to be looked at.
  const open = (
    setOff.length >= left.length ? free.filter((line) => isSetOff(line) || isPlainTitle(line, lines)) : free
  ).slice(0, MOST_LINES);
  const bigrams = open.map(
    (line) => [line, bigramsOf(keyOf(titleIn(line))), leastLikeness(line, lines)] as const,
  );
  const pairs: { item: number; line: Line; score: number }[] = [];
  for (const item of left) {
    const own = bigramsOf(keyOf(glance.items[item] ?? ''));
    for (const [line, other, least] of bigrams) {
      if (least === ALIKE_PLAIN && likenessAtMost(own, other) < least) continue;
      const score = least < ALIKE_PLAIN ? alikeness(own, other) : likeness(own, other);
      if (score >= least) pairs.push({ item, line, score });
    }
  }
  const matched = new Set<number>();
  for (const { item, line } of pairs.sort((a, b) => b.score - a.score)) {
    if (matched.has(item) || announced.has(line.index)) continue;
    matched.add(item);
    announced.set(line.index, item);
  }
  fillGaps(matching);
}

/** The likeness of two texts if the shorter stood in the longer. */
function likenessAtMost(a: Bigrams, b: Bigrams): number {
  return (2 * Math.min(a.length, b.length)) / Math.max(1, a.length + b.length);
}

/** Likeness, or nearly as much where all of the shorter wording stands in the longer. */
function alikeness(item: Bigrams, line: Bigrams): number {
  const common = sharedBigrams(item, line);
  const shorter = Math.min(item.length, line.length);
  const contained = shorter >= FEWEST_BIGRAMS ? (CONTAINED * common) / shorter : 0;
  return Math.max((2 * common) / Math.max(1, item.length + line.length), contained);
}

function leastLikeness(line: Line, lines: readonly Line[]): number {
  if (isSetOff(line)) return ALIKE_SET_OFF;
  return isPlainTitle(line, lines) ? ALIKE_TITLE : ALIKE_PLAIN;
}

/**
 * Where titles are plain lines, an item that shares no words with its title is found by its place: between the
 * titles of its neighbours, as many plain title lines stand as items are left.
 */
function fillGaps({ glance, lines, open, announced }: Matching): void {
  const lineOf = new Map([...announced].map(([line, item]) => [item, line]));
  const setOff = [...announced.keys()].filter((index) => isSetOff(lines[index])).length;
  if (setOff > 0.5 * announced.size) return;
  const isOpen = new Set(open);
  let from = -1;
  let items: number[] = [];
  for (let item = 0; item <= glance.items.length && item <= MOST_ITEMS; item++) {
    const line = item === glance.items.length ? lines.length : lineOf.get(item);
    if (line === undefined) {
      items.push(item);
      continue;
    }
    const between = items.length > 0 && from >= 0 ? unmatchedTitles(lines.slice(from + 1, line)) : [];
    if (between.length === items.length) {
      for (const [i, title] of between.entries()) announced.set(title.index, items[i] ?? 0);
    }
    from = line;
    items = [];
  }

  function unmatchedTitles(stretch: readonly Line[]): Line[] {
    return stretch.filter(
      (each) => !announced.has(each.index) && isOpen.has(each) && isUnmatchedTitle(each, lines),
    );
  }
}

function isUnmatchedTitle(line: Line, lines: readonly Line[]): boolean {
  const next = nextText(line, lines);
  return (
    line.fresh &&
    line.text.length >= SHORTEST_UNMATCHED &&
    isPlainTitle(line, lines) &&
    next !== undefined &&
    isParagraph(next)
  );
}

function isSetOff(line: Line | undefined): boolean {
  if (line === undefined) return false;
  return (
    line.kind === 'heading' ||
    line.bold ||
    line.lead !== '' ||
    (ORDINAL.test(line.text) && !isParagraph(line))
  );
}

function keyOf(text: string): string {
  const uncounted = text.replace(ORDINAL, '').replace(CHINESE_ORDINAL, '');
  return textKey(/\d$/.test(uncounted) ? uncounted.replace(/[#＃]\d{1,3}$/, '') : uncounted);
}
