import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WorkMemory } from '../../src/wiring/workMemory.ts';

const MINUTE = 60_000;
const MEBIBYTE = 1024 ** 2;
let allowed: boolean[];
let roomBytes: number;
let memory: WorkMemory;

beforeEach(() => {
  vi.useFakeTimers();
  allowed = [];
  roomBytes = 1024 * MEBIBYTE;
  memory = new WorkMemory({
    allowGrowth: (isAllowed) => allowed.push(isAllowed),
    readRoom: () => roomBytes,
  });
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

test('no timer is left a minute after an answer', () => {
  memory.answered();
  vi.advanceTimersByTime(MINUTE);
  expect(vi.getTimerCount()).toBe(0);
});

test('memory stays little on a machine without room, and grows once there is some', () => {
  roomBytes = 200 * MEBIBYTE;
  memory.answered();
  vi.advanceTimersByTime(MINUTE / 2);
  expect(allowed).toEqual([]);
  roomBytes = 300 * MEBIBYTE;
  vi.advanceTimersByTime(MINUTE / 4);
  expect(allowed).toEqual([true]);
});

test('memory that has grown goes back while the bot works when room runs out, and not at each change', () => {
  memory.answered();
  roomBytes = 200 * MEBIBYTE;
  vi.advanceTimersByTime(MINUTE / 4);
  expect(allowed).toEqual([true]);
  roomBytes = 50 * MEBIBYTE;
  vi.advanceTimersByTime(MINUTE / 4);
  expect(allowed).toEqual([true, false]);
  roomBytes = 200 * MEBIBYTE;
  vi.advanceTimersByTime(MINUTE / 4);
  expect(allowed).toEqual([true, false]);
});
