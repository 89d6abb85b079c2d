import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WorkMemory } from '../../src/wiring/workMemory.ts';

const MINUTE = 60_000;
let allowed: boolean[];
let memory: WorkMemory;

beforeEach(() => {
  vi.useFakeTimers();
  allowed = [];
  memory = new WorkMemory((isAllowed) => allowed.push(isAllowed));
});

afterEach(() => vi.useRealTimers());

test('memory may grow from the first answer until a minute after the last one', () => {
  memory.answered();
  vi.advanceTimersByTime(MINUTE / 2);
  memory.answered();
  vi.advanceTimersByTime(MINUTE - 1);
  expect(allowed).toEqual([true]);
  vi.advanceTimersByTime(1);
  expect(allowed).toEqual([true, false]);
  memory.answered();
  expect(allowed).toEqual([true, false, true]);
});

test('a burst of deliveries lasts as long as it takes, and a minute more', () => {
  memory.burst(true);
  vi.advanceTimersByTime(5 * MINUTE);
  expect(allowed).toEqual([true]);
  memory.burst(false);
  vi.advanceTimersByTime(MINUTE - 1);
  expect(allowed).toEqual([true]);
  vi.advanceTimersByTime(1);
  expect(allowed).toEqual([true, false]);
});

test('while nobody asks nothing waits', () => {
  memory.answered();
  vi.advanceTimersByTime(MINUTE);
  expect(vi.getTimerCount()).toBe(0);
});
