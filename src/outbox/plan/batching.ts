import { setTimeout as sleep } from 'node:timers/promises';

/** Rows per page: about 4 ms, during which no command is answered. Half as many take twice the time altogether. */
export const PAGE = 50;

/** Rows of the first page: code that has not run yet takes ten times as long. Each further page is twice as long. */
export const FIRST_PAGE = 2;

/**
 * Pause between pages for commands, whose answers take several turns of the event loop. A burst of 10,000 is planned in
 * three seconds, seventy times as fast as Discord accepts it.
 */
const PAUSE_MILLISECONDS = 10;

/** Returns the length of the page after one of a length. */
export function nextPage(size: number): number {
  return Math.min(PAGE, 2 * size);
}

/** Resolves when the next page may start. */
export function betweenPages(): Promise<void> {
  return sleep(PAUSE_MILLISECONDS);
}

/** Maximum number of repeated decisions before the rest is left to the next minute. */
const MOST_DECISIONS = 5;

/**
 * Decides about subjects, and again about those whose channel was told something in the meantime: `decide` returns them
 * without having written anything about them.
 */
export async function untilCurrent<T>(
  all: readonly T[],
  decide: (some: readonly T[]) => Promise<readonly T[]>,
): Promise<void> {
  let left = all;
  for (let times = 0; left.length > 0 && times < MOST_DECISIONS; times += 1) left = await decide(left);
}
