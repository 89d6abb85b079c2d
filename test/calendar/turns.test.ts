import { expect, test } from 'vitest';
import { SharedTurns } from '../../src/calendar/turns.ts';

/** Milliseconds of a clock that goes on by work alone, and turns that the loop took meanwhile. */
function watchLoop() {
  const seen = { milliseconds: 0, longestHold: 0 };
  let before = 0;
  const look = () => {
    seen.longestHold = Math.max(seen.longestHold, seen.milliseconds - before);
    before = seen.milliseconds;
  };
  const next = () => {
    look();
    timer = setImmediate(next);
  };
  let timer = setImmediate(next);
  return {
    seen,
    stop() {
      look();
      clearImmediate(timer);
    },
  };
}

test.each([
  ['one caller', 1],
  ['many callers at once', 100],
])('%s holds the event loop for a few steps only', async (_, callers) => {
  const { seen, stop } = watchLoop();
  const turns = new SharedTurns(() => seen.milliseconds);
  const done: number[] = [];
  const work = async (caller: number) => {
    for (let step = 0; step < 200 / callers; step += 1) {
      await turns.take(() => {
        seen.milliseconds += 4;
      });
    }
    done.push(caller);
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => work(caller)));
  stop();
  expect(seen.milliseconds).toBe(800);
  expect(seen.longestHold).toBe(16);
  expect(done).toEqual(Array.from({ length: callers }, (_, caller) => caller));
});
