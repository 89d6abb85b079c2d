import { expect, test } from 'vitest';
import { throttle, throttleEach } from '../../src/calendar/throttle.ts';

test('a burst of twice the rate passes, after it only the rate per second', () => {
  let now = 0;
  const allows = throttle(2, () => now);
  const passed = (times: number) => Array.from({ length: times }, allows).filter(Boolean).length;
  expect(passed(10)).toBe(4);
  now += 1000;
  expect(passed(10)).toBe(2);
  now += 60_000;
  expect(passed(10)).toBe(4);
});

test('a clock that is set back lets no more through than the limit', () => {
  let now = 10_000;
  const allows = throttle(1, () => now);
  expect([allows(), allows(), allows()]).toEqual([true, true, false]);
  now = 0;
  expect(allows()).toBe(false);
  now = 1000;
  expect(allows()).toBe(true);
});

test('each key has its own rate, and the number of kept keys is bounded', () => {
  const allows = throttleEach(1, () => 0);
  expect([allows('a'), allows('a'), allows('a'), allows('b')]).toEqual([true, true, false, true]);
  for (let i = 0; i < 20_000; i++) allows(`other ${i}`);
  expect(allows('a')).toBe(true);
});
