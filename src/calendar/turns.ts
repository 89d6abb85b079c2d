import { setImmediate as nextTurn } from 'node:timers/promises';

/** Time after which work yields the event loop; with its last step it stays under 50 ms. */
const HOLD_MILLISECONDS = 15;

/** Yields the event loop if the work has held it long enough; await it between small steps. */
export type Turns = () => Promise<void>;

/** Returns the `Turns` of one piece of work; it waits for nothing before `holdMilliseconds` have passed. */
export function takeTurns(holdMilliseconds: number = HOLD_MILLISECONDS): Turns {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < holdMilliseconds) return;
    await nextTurn();
    since = performance.now();
  };
}
