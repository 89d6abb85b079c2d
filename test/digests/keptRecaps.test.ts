import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import { keepRecaps } from '../../src/digests/keptRecaps.ts';
import { type Recap, recapDays } from '../../src/digests/recap.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { publish, story } from '../commands/newsroom.ts';

const WEEK = recapDays('week', '2024-12-29' as CalendarDay);
const MONTH = recapDays('month', '2024-12-29' as CalendarDay);
const NONE = { items: [], events: 0, columns: [], leads: [], rising: [] };

let store: Store;
let made: string[];
let fails: boolean;

beforeEach(() => {
  store = openStore(':memory:');
  made = [];
  fails = false;
});
afterEach(() => store.close());

const kept = () =>
  keepRecaps(store, async (days): Promise<Recap> => {
    made.push(days.period);
    if (fails) throw new Error('the store is away');
    return { ...days, ...NONE };
  });

test('a recap is made once, and again when there is news', async () => {
  const recaps = kept();
  const [first, second] = await Promise.all([recaps(WEEK), recaps(WEEK)]);
  expect(first).toMatchObject(WEEK);
  expect(second).toBe(first);
  expect(await recaps(MONTH)).toMatchObject(MONTH);
  expect(await recaps(WEEK)).toBe(first);
  expect(made).toEqual(['week', 'month']);
  await publish(store, '2024-12-27', [story('aaaaaaaaaa', '小米开了一家新店')]);
  expect(await recaps(WEEK)).toEqual(first);
  expect(made).toEqual(['week', 'month', 'week']);
});

test('a recap that failed is made again', async () => {
  const recaps = kept();
  fails = true;
  await expect(recaps(WEEK)).rejects.toThrow('the store is away');
  fails = false;
  expect(await recaps(WEEK)).toMatchObject(WEEK);
});
