import { expect, test } from 'vitest';
import { everyMinute } from '../../src/calendar/everyMinute.ts';
import type { Timekeeper } from '../../src/calendar/time.ts';

const MINUTE = 60_000;

/** A clock that passes by sleeping alone, and may be set between two sleeps. */
class SteppingTime implements Timekeeper {
  readonly slept: number[] = [];
  milliseconds: number;
  readonly #early: number;

  constructor(start: string, early = 0) {
    this.milliseconds = Date.parse(start);
    this.#early = early;
  }

  now = (): Date => new Date(this.milliseconds);

  async sleep(milliseconds: number): Promise<void> {
    this.slept.push(milliseconds);
    this.milliseconds += Math.max(1, milliseconds - this.#early);
  }
}

/** The wall times of so many runs; `onRun` may set the clock. */
async function runs(
  time: SteppingTime,
  count: number,
  onRun: (run: number) => void = () => {},
): Promise<string[]> {
  const end = new AbortController();
  const times: string[] = [];
  await everyMinute(time, end.signal, async () => {
    times.push(time.now().toISOString().slice(11, 23));
    if (times.length === count) end.abort();
    onRun(times.length);
  });
  return times;
}

test('runs at full minutes, once for each', async () => {
  expect(await runs(new SteppingTime('2024-12-27T07:58:20.500Z'), 3)).toEqual([
    '07:59:00.000',
    '08:00:00.000',
    '08:01:00.000',
  ]);
});

test('a timer that fires early does not make two runs of one minute', async () => {
  const minutes = (await runs(new SteppingTime('2024-12-27T07:58:20Z', 1), 3)).map((at) => at.slice(0, 5));
  expect(minutes).toEqual(['07:59', '08:00', '08:01']);
});

test.each([
  { name: 'back by a day', by: -1440 * MINUTE },
  { name: 'back by an hour and a half minute', by: -60.5 * MINUTE },
  { name: 'ahead by a week', by: 7 * 1440 * MINUTE },
])('a clock that is set $name runs within a minute', async ({ by }) => {
  const time = new SteppingTime('2024-12-27T07:58:20Z');
  await runs(time, 4, (run) => {
    if (run === 2) time.milliseconds += by;
  });
  expect(time.slept).toHaveLength(4);
  expect(Math.max(...time.slept)).toBeLessThanOrEqual(MINUTE);
});

test('a run that takes minutes leaves them out', async () => {
  const time = new SteppingTime('2024-12-27T07:59:00Z');
  const times = await runs(time, 2, (run) => {
    if (run === 1) time.milliseconds += 2.5 * MINUTE;
  });
  expect(times).toEqual(['08:00:00.000', '08:03:00.000']);
});
