import { expect, test } from 'vitest';
import { mayGrowIn, readRoom, roomIn } from '../../src/wiring/memoryRoom.ts';

const MB = 1024 ** 2;
const UNLIMITED = 18_446_744_073_709_552_000;

test.each([
  ['a machine of 24 GB', { total: 24_000, container: UNLIMITED, free: 20_000, used: 180 }, 20_000, true],
  ['a machine of 1 GB', { total: 1000, container: 0, free: 600, used: 180 }, 600, true],
  ['a machine of 1 GB with others on it', { total: 1000, container: 0, free: 150, used: 180 }, 150, false],
  ['a machine of 512 MB', { total: 480, container: 0, free: 210, used: 180 }, 210, false],
  ['a container of 512 MB', { total: 24_000, container: 512, free: 20_000, used: 270 }, 242, false],
  ['a container of 1 GB', { total: 24_000, container: 1024, free: 20_000, used: 180 }, 844, true],
  ['a container beyond the machine', { total: 1000, container: 2048, free: 700, used: 180 }, 700, true],
  ['a container that is full', { total: 24_000, container: 256, free: 20_000, used: 300 }, 0, false],
  [
    'a system that does not tell what is free',
    { total: 8000, container: 0, free: undefined, used: 200 },
    7800,
    true,
  ],
])('%s', (_, { total, container, free, used }, room, grows) => {
  const memory = {
    totalBytes: total * MB,
    containerBytes: container === UNLIMITED ? container : container * MB,
    freeBytes: free === undefined ? undefined : free * MB,
    usedBytes: used * MB,
  };
  expect(roomIn(memory)).toBe(room * MB);
  expect(mayGrowIn(roomIn(memory), false)).toBe(grows);
});

test('memory that has grown stays so with less room than it needs to grow', () => {
  expect([50, 95, 96, 255, 256].map((room) => mayGrowIn(room * MB, true))).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
  expect([96, 255, 256].map((room) => mayGrowIn(room * MB, false))).toEqual([false, false, true]);
});

test('this machine has some room', () => {
  expect(readRoom()).toBeGreaterThan(0);
  expect(Number.isFinite(readRoom())).toBe(true);
});
