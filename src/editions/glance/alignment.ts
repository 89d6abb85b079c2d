import { BigramIndex } from '../../text/bigramIndex.ts';
import type { Target, Wording } from './target.ts';

/** For each item of a list the index of its target; undefined if none fits. */
export type Alignment = readonly (number | undefined)[];

/** Likeness, from 0 to 1, of a short wording that is wholly contained in the longer one. */
const CONTAINED = 0.8;
const FEWEST_BIGRAMS = 6;
/** Least share, from 0 to 1, of an item's wording that a text must contain. */
const TOLD = 0.5;
/** Added to this share if the target is in the gap between the item's aligned neighbours. */
const IN_PLACE = 0.3;
const MOST_ITEMS = 100;
/** Most titles whose texts are compared too: no edition has more stories, and the cost of a document stays linear. */
const MOST_TEXTS = 200;

/**
 * Aligns each item with one target at most: by wording, then, between aligned neighbours, equally many items and
 * targets in order.
 */
export function alignItems(
  items: readonly Wording[],
  targets: readonly Target[],
  known: ReadonlyMap<number, number> = new Map(),
): Alignment {
  return withGapsFilled(alignByWording(items, targets, known), targets);
}

/**
 * Aligns items with targets by wording alone. `known` pairs (an item's index with a target's) are kept; then the most
 * alike titles are taken, in any order; then targets whose text contains the item's wording, preferably those between
 * the targets of the item's neighbours.
 */
export function alignByWording(
  items: readonly Wording[],
  targets: readonly Target[],
  known: ReadonlyMap<number, number> = new Map(),
): Alignment {
  const pairs: (number | undefined)[] = items.map((_, item) => known.get(item));
  const taken = new Set(known.values());
  if (taken.size === targets.length || known.size === items.length) return pairs;
  // Items that have their target are compared no more.
  const asked = known.size === 0 ? items : items.map((wording, item) => (known.has(item) ? '' : wording));
  const open: Open = { index: new BigramIndex(asked), targets, pairs, taken };
  takeBest(open, ({ index }, target) => {
    if (target.title.length < 2) return undefined;
    index.compare(target.title);
    return (item) => {
      const score = alikeness(index, item, target);
      return score >= target.leastAlike ? score : 0;
    };
  });
  const gaps = gapsOf(pairs);
  takeBest(open, ({ index }, { text }, place) => {
    if (place >= MOST_TEXTS || text.length < 2) return undefined;
    index.compare(text);
    return (item) => {
      const gap = gaps[item];
      const isInPlace = gap !== undefined && gap.after < place && place < gap.before;
      const score = contained(index, item) + (isInPlace ? IN_PLACE : 0);
      return score >= TOLD ? score : 0;
    };
  });
  return pairs;
}

/**
 * Returns the share of the items, from 0 to 1, that match the title or the text of some target; no item of an unrelated
 * list does.
 */
export function shareTold(items: readonly Wording[], targets: readonly Target[]): number {
  const asked = items.slice(0, MOST_ITEMS);
  const index = new BigramIndex(asked);
  let left = [...asked.keys()];
  for (const target of targets.slice(0, MOST_ITEMS)) {
    if (left.length === 0) break;
    index.compare(target.title);
    left = left.filter((item) => alikeness(index, item, target) < target.leastAlike);
    index.compare(target.text);
    left = left.filter((item) => contained(index, item) < TOLD);
  }
  return (asked.length - left.length) / Math.max(1, asked.length);
}

/** State of an alignment that is not yet complete. */
interface Open {
  /** The items' wordings. */
  readonly index: BigramIndex;
  readonly targets: readonly Target[];
  readonly pairs: (number | undefined)[];
  readonly taken: Set<number>;
}

/** Compares a target with the items, and returns the score of each; undefined if none has any. */
type Scoring = (open: Open, target: Target, place: number) => ((item: number) => number) | undefined;

/** Takes the pairs in descending order of their scores, of equal ones the first; a pair that scores 0 is not taken. */
function takeBest(open: Open, scoring: Scoring): void {
  const { targets, pairs, taken } = open;
  const left = [...pairs.keys()].filter((item) => pairs[item] === undefined).slice(0, MOST_ITEMS);
  if (left.length === 0) return;
  const scored: { item: number; place: number; value: number }[] = [];
  for (const [place, target] of targets.entries()) {
    if (taken.has(place)) continue;
    const scoreOf = scoring(open, target, place);
    if (scoreOf === undefined) continue;
    for (const item of left) {
      const value = scoreOf(item);
      if (value > 0) scored.push({ item, place, value });
    }
  }
  for (const { item, place } of scored.sort(
    (a, b) => b.value - a.value || a.item - b.item || a.place - b.place,
  )) {
    if (pairs[item] !== undefined || taken.has(place)) continue;
    pairs[item] = place;
    taken.add(place);
  }
}

/** Returns the share of an item's wording, from 0 to 1, that the compared text contains. */
function contained({ lengths, shared }: BigramIndex, item: number): number {
  const length = lengths[item] ?? 0;
  return length === 0 ? 0 : (shared[item] ?? 0) / length;
}

/** Returns the likeness of an item and the title that it was compared with, from 0 to 1. */
function alikeness({ lengths, shared }: BigramIndex, item: number, { title, mayContain }: Target): number {
  const common = shared[item] ?? 0;
  if (common === 0) return 0;
  const length = lengths[item] ?? 0;
  const alike = (2 * common) / (length + title.length - 1);
  const shorter = Math.min(length, title.length - 1);
  return mayContain && shorter >= FEWEST_BIGRAMS ? Math.max(alike, (CONTAINED * common) / shorter) : alike;
}

/** Returns, for each item, the targets of its nearest aligned neighbours, between which its own is expected. */
function gapsOf(pairs: Alignment): { after: number; before: number }[] {
  const gaps: { after: number; before: number }[] = [];
  let after = -1;
  for (const target of pairs) {
    gaps.push({ after, before: Number.POSITIVE_INFINITY });
    after = target ?? after;
  }
  let before = Number.POSITIVE_INFINITY;
  for (let item = pairs.length - 1; item >= 0; item--) {
    const gap = gaps[item];
    if (gap) gap.before = before;
    before = pairs[item] ?? before;
  }
  return gaps;
}

/**
 * Aligns the items that are left between two aligned neighbours in order, if equally many targets are left there; then
 * the last item with the last target if one of each is left.
 */
export function withGapsFilled(aligned: Alignment, targets: readonly Target[]): Alignment {
  const pairs = [...aligned];
  const taken = new Set(pairs);
  if (!pairs.includes(undefined)) return aligned;
  const free = [...targets.keys()].filter((index) => !taken.has(index) && targets[index]?.fillsGap);
  let [items, from]: [number[], number] = [[], -1];
  for (let item = 0; item <= pairs.length; item++) {
    const to = item === pairs.length ? targets.length : pairs[item];
    if (to === undefined) {
      items.push(item);
      continue;
    }
    const between = items.length === 0 ? [] : free.filter((index) => index > from && index < to);
    if (between.length === items.length) for (const [i, each] of items.entries()) pairs[each] = between[i];
    [items, from] = [[], to];
  }
  const left = pairs.flatMap((target, item) => (target === undefined ? [item] : []));
  const unmatched = free.filter((index) => !pairs.includes(index));
  if (left.length === 1 && unmatched.length === 1) pairs[left[0] ?? 0] = unmatched[0];
  return pairs;
}
