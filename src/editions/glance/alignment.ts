import { type Bigrams, bigramsOf, containment, likeness, sharedBigrams } from '../../text/similarity.ts';
import { textKey } from '../identity.ts';

/** Possible partner of a list's item: a story, or a line that may be its title. Targets are in the document's order. */
export interface Target {
  readonly title: Bigrams;
  /** Beginning of the text under the title; empty if only the title is compared. */
  readonly text: Bigrams;
  /** Least likeness, from 0 to 1, at which a title is taken for an item in other words. */
  readonly leastAlike: number;
  /** Whether a short wording that is wholly contained in the longer one counts as nearly alike. */
  readonly mayContain: boolean;
  /** Whether the target may be aligned with an item by its place alone. */
  readonly fillsGap: boolean;
}

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
const NONE: Bigrams = new Int32Array();

/** Returns the wording by which items, titles and texts are compared: the bigrams of the letters and digits alone. */
export function wordingOf(text: string): Bigrams {
  return bigramsOf(textKey(text));
}

/**
 * Aligns each item with one target at most: by wording, then, between aligned neighbours, equally many items and
 * targets in order.
 */
export function alignItems(
  items: readonly Bigrams[],
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
  items: readonly Bigrams[],
  targets: readonly Target[],
  known: ReadonlyMap<number, number> = new Map(),
): Alignment {
  const pairs: (number | undefined)[] = items.map((_, item) => known.get(item));
  const taken = new Set(known.values());
  if (taken.size === targets.length || known.size === items.length) return pairs;
  const open: Open = { items, targets, pairs, taken };
  takeBest(open, (item, target) => {
    const score = alikeness(item, target);
    return score >= target.leastAlike ? score : 0;
  });
  const gaps = gapsOf(pairs);
  takeBest(open, (wording, { text }, item, target) => {
    if (target >= MOST_TEXTS) return 0;
    const gap = gaps[item];
    const isInPlace = gap !== undefined && gap.after < target && target < gap.before;
    const score = contained(wording, text) + (isInPlace ? IN_PLACE : 0);
    return text.length > 0 && score >= TOLD ? score : 0;
  });
  return pairs;
}

/**
 * Returns the share of the items, from 0 to 1, that match the title or the text of some target; no item of an unrelated
 * list does.
 */
export function shareTold(items: readonly Bigrams[], targets: readonly Target[]): number {
  const asked = items.slice(0, MOST_ITEMS);
  const told = asked.filter((item) =>
    targets
      .slice(0, MOST_ITEMS)
      .some(
        (target) => alikeness(item, target) >= target.leastAlike || containment(item, target.text) >= TOLD,
      ),
  );
  return told.length / Math.max(1, asked.length);
}

/** State of an alignment that is not yet complete. */
interface Open {
  readonly items: readonly Bigrams[];
  readonly targets: readonly Target[];
  readonly pairs: (number | undefined)[];
  readonly taken: Set<number>;
}

type Score = (wording: Bigrams, target: Target, item: number, index: number) => number;

/** Takes the pairs in descending order of their scores, of equal ones the first; a pair that scores 0 is not taken. */
function takeBest({ items, targets, pairs, taken }: Open, score: Score): void {
  const scored: { item: number; index: number; value: number }[] = [];
  const open = [...pairs.keys()].filter((item) => pairs[item] === undefined).slice(0, MOST_ITEMS);
  // One target with all items in a row: its bigrams, the longer of both, go into the table once.
  for (const [index, target] of targets.entries()) {
    if (taken.has(index)) continue;
    for (const item of open) {
      const value = score(items[item] ?? NONE, target, item, index);
      if (value > 0) scored.push({ item, index, value });
    }
  }
  for (const { item, index } of scored.sort(
    (a, b) => b.value - a.value || a.item - b.item || a.index - b.index,
  )) {
    if (pairs[item] !== undefined || taken.has(index)) continue;
    pairs[item] = index;
    taken.add(index);
  }
}

/** Returns the share of an item's wording, from 0 to 1, that a text contains. */
function contained(item: Bigrams, text: Bigrams): number {
  return item.length === 0 ? 0 : sharedBigrams(text, item) / item.length;
}

/** Returns the likeness of an item and a title, from 0 to 1; 0 if they cannot be alike enough. */
function alikeness(item: Bigrams, { title, leastAlike, mayContain }: Target): number {
  const shorter = Math.min(item.length, title.length);
  if (!mayContain) {
    const atMost = (2 * shorter) / Math.max(1, item.length + title.length);
    return atMost < leastAlike ? 0 : likeness(title, item);
  }
  const common = sharedBigrams(title, item);
  const contained = shorter >= FEWEST_BIGRAMS ? (CONTAINED * common) / shorter : 0;
  return Math.max((2 * common) / Math.max(1, item.length + title.length), contained);
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

/** Least likeness of a story's title and its item in a list: their wordings may differ much. */
const ALIKE_STORY = 0.45;
const LONGEST_TEXT = 240;

/** Returns the target for a title with the text under it. */
export function storyTarget(title: string, text: string): Target {
  let wording: Bigrams | undefined;
  return {
    title: wordingOf(title),
    // Computed on demand: most items are aligned by titles, without a text.
    get text() {
      wording ??= wordingOf(`${title} ${text}`.slice(0, LONGEST_TEXT));
      return wording;
    },
    leastAlike: ALIKE_STORY,
    mayContain: false,
    fillsGap: true,
  };
}
