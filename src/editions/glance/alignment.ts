import { type Bigrams, bigramsOf, containment, likeness, sharedBigrams } from '../../text/similarity.ts';
import { textKey } from '../identity.ts';

/** What the items of a list are aligned with: stories, or lines that may be their titles, in the document's order. */
export interface Target {
  readonly title: Bigrams;
  /** The beginning of what stands under the title; empty where only the title is compared. */
  readonly text: Bigrams;
  /** The likeness, from 0 to 1, from which on a title is taken for an item in other words. */
  readonly leastAlike: number;
  /** Whether all of a short wording standing in the longer one counts as nearly alike. */
  readonly mayContain: boolean;
  /** Whether it may be taken for an item by its place alone. */
  readonly fillsGap: boolean;
}

/** A list's items and what each of them is aligned with: the index of a target, undefined where none fits. */
export type Alignment = readonly (number | undefined)[];

/** What it is worth that all of a short wording stands in the longer one. */
const CONTAINED = 0.8;
const FEWEST_BIGRAMS = 6;
/** The share of an item's wording that a text has to tell. */
const TOLD = 0.5;
/** What standing in the gap between aligned neighbours adds to it. */
const IN_PLACE = 0.3;
const MOST_ITEMS = 100;
/** Titles whose texts are compared too: no edition has more stories, and a document's cost stays linear. */
const MOST_TEXTS = 200;
const NONE: Bigrams = new Int32Array();

/** The wording by which items, titles and texts are compared; `textKey` leaves letters and digits alone. */
export function wordingOf(text: string): Bigrams {
  return bigramsOf(textKey(text));
}

/**
 * Aligns items with targets, each with one: `known` pairs (an item's index with a target's) stand; then the titles most
 * alike are taken, in whatever order; then targets whose text tells what an item says, sooner where they stand between
 * those of the item's neighbours; then, between neighbours that are aligned, as many targets as items are left, in order.
 */
export function alignItems(
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
    const score = containment(wording, text) + (isInPlace ? IN_PLACE : 0);
    return text.length > 0 && score >= TOLD ? score : 0;
  });
  fillGaps(open);
  return pairs;
}

/** The share of the items, from 0 to 1, that some target tells in its title or its text: of another list none is told. */
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

/** An alignment on its way. */
interface Open {
  readonly items: readonly Bigrams[];
  readonly targets: readonly Target[];
  readonly pairs: (number | undefined)[];
  readonly taken: Set<number>;
}

type Score = (wording: Bigrams, target: Target, item: number, index: number) => number;

/** Takes the pairs that score best, from the best down; a score of 0 is none. */
function takeBest({ items, targets, pairs, taken }: Open, score: Score): void {
  const scored: { item: number; index: number; value: number }[] = [];
  const open = [...pairs.keys()].filter((item) => pairs[item] === undefined).slice(0, MOST_ITEMS);
  for (const item of open) {
    for (const [index, target] of targets.entries()) {
      const value = taken.has(index) ? 0 : score(items[item] ?? NONE, target, item, index);
      if (value > 0) scored.push({ item, index, value });
    }
  }
  for (const { item, index } of scored.sort((a, b) => b.value - a.value)) {
    if (pairs[item] !== undefined || taken.has(index)) continue;
    pairs[item] = index;
    taken.add(index);
  }
}

/** How alike an item and a title are, from 0 to 1; 0 where they cannot be alike enough. */
function alikeness(item: Bigrams, { title, leastAlike, mayContain }: Target): number {
  const shorter = Math.min(item.length, title.length);
  if (!mayContain) {
    const atMost = (2 * shorter) / Math.max(1, item.length + title.length);
    return atMost < leastAlike ? 0 : likeness(item, title);
  }
  const common = sharedBigrams(item, title);
  const contained = shorter >= FEWEST_BIGRAMS ? (CONTAINED * common) / shorter : 0;
  return Math.max((2 * common) / Math.max(1, item.length + title.length), contained);
}

/** For each item the targets of its aligned neighbours, between which its own is to be expected. */
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

/** Aligns what is left between two aligned neighbours in its order, where as many items as targets are left there. */
function fillGaps({ targets, pairs, taken }: Open): void {
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
}

/** Titles of stories that a list's items name may be worded quite otherwise. */
const ALIKE_STORY = 0.45;
const LONGEST_TEXT = 240;

/** A title with the text under it, as an item is aligned with. */
export function storyTarget(title: string, text: string, fillsGap = true): Target {
  let wording: Bigrams | undefined;
  return {
    title: wordingOf(title),
    // Most items are told by titles: then no text is looked at.
    get text() {
      wording ??= wordingOf(`${title} ${text}`.slice(0, LONGEST_TEXT));
      return wording;
    },
    leastAlike: ALIKE_STORY,
    mayContain: false,
    fillsGap,
  };
}
