import { setTimeout as sleep } from 'node:timers/promises';

/** Rows looked at and written in one go: some 4 ms, during which nobody is answered. */
export const PAGE = 50;

/**
 * Between two pages commands have the machine: an answer takes several turns of the event loop, and each would wait for
 * a page. A burst of 10,000 is planned in three seconds so, seventy times as fast as Discord takes it.
 */
const PAUSE_MILLISECONDS = 10;

/** Resolves when the next page may begin. */
export function betweenPages(): Promise<void> {
  return sleep(PAUSE_MILLISECONDS);
}

/** So often what was overtaken is decided anew before it is left to the next minute. */
const MOST_DECISIONS = 5;

/**
 * Decides about some subjects, and anew about those whose channel was told something else meanwhile: `decide` returns them,
 * having written nothing about them.
 */
export async function untilCurrent<T>(
  all: readonly T[],
  decide: (some: readonly T[]) => Promise<readonly T[]>,
): Promise<void> {
  let left = all;
  for (let times = 0; left.length > 0 && times < MOST_DECISIONS; times += 1) left = await decide(left);
}
