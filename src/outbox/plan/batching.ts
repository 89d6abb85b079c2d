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
