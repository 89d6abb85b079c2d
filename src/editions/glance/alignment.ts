import { gapsOf, withGapsFilled } from './gaps.ts';
import { type ItemWordings, wordingsOf } from './itemWordings.ts';
import type { Alignment, Target } from './target.ts';

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
  items: ItemWordings,
  targets: readonly Target[],
  known: ReadonlyMap<number, number> = NONE_KNOWN,
): Alignment {
  return withGapsFilled(alignByWording(items, targets, known), targets);
}

const NONE_KNOWN: ReadonlyMap<number, number> = new Map();

/**
 * Aligns items with targets by wording alone. `known` pairs (an item's index with a target's) are kept; then the most
 * alike titles are taken, in any order; then targets whose text contains the item's wording, preferably those between
 * the targets of the item's neighbours.
 */
export function alignByWording(
  items: ItemWordings,
  targets: readonly Target[],
  known: ReadonlyMap<number, number> = NONE_KNOWN,
): Alignment {
  const open = openAlignment(items, targets, known);
  if (open.left === 0 || known.size === items.count) return open.pairs;
  items.countBigrams(open.pairs);
  takeBest(open, pairsByTitle(open));
  takeBest(open, pairsByText(open));
  return open.pairs;
}

/**
 * Returns the share of the items, from 0 to 1, that match the title or the text of some target; no item of an unrelated
 * list does.
 */
export function shareTold(items: readonly string[], targets: readonly Target[]): number {
  const asked = wordingsOf(items.slice(0, MOST_ITEMS));
  const { count } = asked;
  asked.countBigrams([]);
  let left = Array.from({ length: count }, (_, item) => item);
  for (const target of targets.slice(0, MOST_ITEMS)) {
    if (left.length === 0) break;
    const bigrams = asked.compare(target.title);
    left = left.filter((item) => alikeness(asked, item, bigrams, target) < target.leastAlike);
    asked.compare(target.text);
    left = left.filter((item) => contained(asked, item) < TOLD);
  }
  return (count - left.length) / Math.max(1, count);
}

/** State of an alignment that is not yet complete. */
interface Open {
  readonly items: ItemWordings;
  readonly targets: readonly Target[];
  readonly pairs: (number | undefined)[];
  /** Whether each target is aligned with an item. */
  readonly taken: boolean[];
  /** Number of targets that are not. */
  left: number;
}

/** Possible pair of an item and the target at a place, and its likeness. */
interface Scored {
  readonly item: number;
  readonly place: number;
  readonly value: number;
}

function openAlignment(
  items: ItemWordings,
  targets: readonly Target[],
  known: ReadonlyMap<number, number>,
): Open {
  const pairs: (number | undefined)[] = [];
  const taken: boolean[] = [];
  for (let place = 0; place < targets.length; place++) taken.push(false);
  let left = targets.length;
  for (let item = 0; item < items.count; item++) {
    const place = known.size === 0 ? undefined : known.get(item);
    pairs.push(place);
    if (place === undefined || taken[place]) continue;
    taken[place] = true;
    left--;
  }
  return { items, targets, pairs, taken, left };
}

/** Returns the first items that are not aligned. */
function itemsLeft(pairs: Alignment): number[] {
  const left: number[] = [];
  for (let item = 0; item < pairs.length && left.length < MOST_ITEMS; item++)
    if (pairs[item] === undefined) left.push(item);
  return left;
}

/** Returns the pairs of items and targets that have like titles. */
function pairsByTitle({ items, targets, pairs, taken }: Open): Scored[] {
  const left = itemsLeft(pairs);
  const scored: Scored[] = [];
  for (let place = 0; place < targets.length; place++) {
    const target = targets[place];
    if (target === undefined || taken[place] || target.title === '') continue;
    const bigrams = items.compare(target.title);
    for (let i = 0; i < left.length; i++) {
      const item = left[i] ?? 0;
      const value = alikeness(items, item, bigrams, target);
      if (value > 0 && value >= target.leastAlike) scored.push({ item, place, value });
    }
  }
  return scored;
}

/** Returns the pairs of items and targets whose text contains most of the item's wording. */
function pairsByText({ items, targets, pairs, taken, left: targetsLeft }: Open): Scored[] {
  const scored: Scored[] = [];
  const left = targetsLeft === 0 ? [] : itemsLeft(pairs);
  if (left.length === 0) return scored;
  const gaps = gapsOf(pairs);
  for (let place = 0; place < Math.min(targets.length, MOST_TEXTS); place++) {
    const text = taken[place] ? '' : (targets[place]?.text ?? '');
    if (text === '') continue;
    items.compare(text);
    for (let i = 0; i < left.length; i++) {
      const item = left[i] ?? 0;
      const share = contained(items, item);
      const gap = share === 0 ? undefined : gaps[item];
      const isInPlace = gap !== undefined && gap.after < place && place < gap.before;
      const value = share + (isInPlace ? IN_PLACE : 0);
      if (value >= TOLD) scored.push({ item, place, value });
    }
  }
  return scored;
}

/** Takes pairs in descending order of their likeness, of equal ones the first. */
function takeBest(open: Open, scored: Scored[]): void {
  const { pairs, taken } = open;
  if (scored.length > 1) scored.sort((a, b) => b.value - a.value || a.item - b.item || a.place - b.place);
  for (const { item, place } of scored) {
    if (pairs[item] !== undefined || taken[place]) continue;
    pairs[item] = place;
    taken[place] = true;
    open.left--;
  }
}

/** Returns the share of an item's wording, from 0 to 1, that the compared text contains. */
function contained(items: ItemWordings, item: number): number {
  const shared = items.sharedBy(item);
  return shared === 0 ? 0 : shared / items.bigramsOf(item);
}

/** Returns the likeness of an item and the title that it was compared with, from 0 to 1. */
function alikeness(items: ItemWordings, item: number, bigrams: number, { mayContain }: Target): number {
  const shared = items.sharedBy(item);
  if (shared === 0) return 0;
  const own = items.bigramsOf(item);
  const alike = (2 * shared) / (own + bigrams);
  const shorter = Math.min(own, bigrams);
  return mayContain && shorter >= FEWEST_BIGRAMS ? Math.max(alike, (CONTAINED * shared) / shorter) : alike;
}
