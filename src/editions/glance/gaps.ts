import type { Alignment, Target } from './target.ts';

/** Returns, for each item, the targets of its nearest aligned neighbours, between which its own is expected. */
export function gapsOf(pairs: Alignment): { after: number; before: number }[] {
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
  const free = aligned.includes(undefined) ? fillingTargets(aligned, targets) : [];
  if (free.length === 0) return aligned;
  const pairs = [...aligned];
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

/** Returns the targets that may be aligned by their place, and are not aligned yet. */
function fillingTargets(aligned: Alignment, targets: readonly Target[]): number[] {
  const taken = new Set(aligned);
  const free: number[] = [];
  for (const [index, { fillsGap }] of targets.entries()) if (fillsGap && !taken.has(index)) free.push(index);
  return free;
}
