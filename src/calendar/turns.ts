import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long a piece of work may hold the event loop; with what it was about to finish it stays under 50 ms. */
const HOLD_MILLISECONDS = 15;

/** Lets others have the event loop when some work has held it long enough; to be awaited between small steps. */
export type Turns = () => Promise<void>;

/** The turns of one piece of work; nothing is waited for while it has held the loop for less than its time. */
export function takeTurns(holdMilliseconds: number = HOLD_MILLISECONDS): Turns {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < holdMilliseconds) return;
    await nextTurn();
    since = performance.now();
  };
}
