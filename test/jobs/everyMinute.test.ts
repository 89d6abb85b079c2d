import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { everyMinute } from '../../src/jobs/everyMinute.ts';

const MINUTE = 60_000;

let end: AbortController;
let times: string[];
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2024-12-27T07:58:20.500Z') });
  end = new AbortController();
  times = [];
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
});

const silent = pino({ level: 'silent' });
const note = () => void times.push(new Date().toISOString().slice(11, 16));
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

test('everyMinute runs at each full minute once, until it is ended', async () => {
  everyMinute(end.signal, silent, note);
  await pass(3 * MINUTE);
  end.abort();
  await pass(3 * MINUTE);
  expect(times).toEqual(['07:59', '08:00', '08:01']);
  expect(vi.getTimerCount()).toBe(0);
});

test.each([
  { name: 'back by a day', to: '2024-12-26T08:00:10Z', next: '08:01' },
  { name: 'back by an hour and a half minute', to: '2024-12-27T06:59:40Z', next: '07:0' },
  { name: 'ahead by a week', to: '2025-01-03T08:00:10Z', next: '08:0' },
])('after a clock is set $name it runs within two minutes', async ({ to, next }) => {
  everyMinute(end.signal, silent, note);
  await pass(2 * MINUTE);
  vi.setSystemTime(new Date(to));
  times = [];
  await pass(2 * MINUTE);
  expect(times[0]).toContain(next);
});
