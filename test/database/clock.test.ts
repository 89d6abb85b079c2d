import { expect, test } from 'vitest';
import { RemoteClock } from '../../src/database/clock.ts';

test('the clock of another machine is ours plus a distance, taken from the answer that came quickest', async () => {
  let elapsed = 5000;
  const ways = [80, 4, 200, 60];
  const ask = async () => {
    const way = ways.shift() ?? 500;
    // The slow answers are read late: their way back is longer than their way there.
    elapsed += way === 4 ? 2 : 1;
    const told = 1_700_000_000_000 + elapsed;
    elapsed += way === 4 ? 2 : way - 1;
    return told;
  };
  const clock = await RemoteClock.measure({ ask, elapsed: () => elapsed });
  expect(clock.now()).toBe(1_700_000_000_000 + elapsed);
  elapsed += 40_000;
  expect(clock.now()).toBe(1_700_000_000_000 + elapsed);
  clock.stop();
});
