import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import { keepByDay } from '../../src/digests/keptByDay.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { publish, story } from '../commands/newsroom.ts';

const DAYS = ['2024-12-27', '2024-12-26', '2024-12-20'] as CalendarDay[];
const [NEWEST, BEFORE, OLDEST] = DAYS;

let store: Store;
let made: string[];
/** What is waited for before a value is there; set by the tests that need it. */
let pause: Promise<void> | undefined;

beforeEach(() => {
  store = openStore(':memory:');
  made = [];
  pause = undefined;
});
afterEach(() => store.close());

let edition = 0;
const tell = (day: CalendarDay = '2024-12-27' as CalendarDay) => {
  edition += 1;
  return publish(store, day, [story(String(edition).padStart(10, 'a'), `新闻${edition}`)], {
    column: `第${edition}栏`,
  });
};

/** A cache of the number of a day's editions, which writes down what it makes. */
function counts(limits: { days?: number; earlierDays?: number } = {}) {
  return keepByDay(store, { days: 10, earlierDays: 0, ...limits }, async (day) => {
    made.push(day);
    const row = await store.get<{ n: number }>('SELECT count(*) AS n FROM editions WHERE day = ?', [day]);
    await pause;
    return row?.n ?? 0;
  });
}

const remade = async (work: () => Promise<unknown>) => {
  made.length = 0;
  await work();
  return made.toSorted();
};

test('each day is made once, in the order asked for, and again alone when its news changes', async () => {
  await tell(NEWEST);
  await tell(OLDEST);
  const kept = counts();
  expect(await kept.of(DAYS)).toEqual([1, 0, 1]);
  expect(await remade(() => kept.of(DAYS))).toEqual([]);
  await tell(OLDEST);
  expect(await remade(async () => expect(await kept.of(DAYS)).toEqual([1, 0, 2]))).toEqual([OLDEST]);
  await tell(BEFORE);
  expect(await remade(async () => expect(await kept.of(DAYS)).toEqual([1, 1, 2]))).toEqual([BEFORE]);
  expect(await kept.of([])).toEqual([]);
});

test('a value of several days is remade when one of them changes, not for an earlier day', async () => {
  const kept = counts({ earlierDays: 7 });
  await kept.of(DAYS);
  await tell('2024-12-19' as CalendarDay);
  expect(await remade(() => kept.of(DAYS))).toEqual([OLDEST, BEFORE]);
  await tell('2024-12-12' as CalendarDay);
  expect(await remade(() => kept.of(DAYS))).toEqual([]);
});

test('callers at the same time share one making', async () => {
  await tell(NEWEST);
  const kept = counts();
  expect(await Promise.all([kept.of(DAYS), kept.of(DAYS)])).toEqual([
    [1, 0, 0],
    [1, 0, 0],
  ]);
  expect(made).toHaveLength(3);
});

test('a value begun before a change is not shown after it', async () => {
  await tell(NEWEST);
  const kept = counts();
  let go = () => {};
  pause = new Promise<void>((resolve) => {
    go = resolve;
  });
  const begun = kept.of([NEWEST as CalendarDay]);
  while (made.length === 0) await new Promise(setImmediate);
  await tell(NEWEST);
  pause = undefined;
  expect(await kept.of([NEWEST as CalendarDay])).toEqual([2]);
  go();
  await begun;
  expect(await kept.of([NEWEST as CalendarDay])).toEqual([2]);
});

test('a failure is not kept, and at most the allowed days are', async () => {
  let isBroken = true;
  const kept = keepByDay(store, { days: 2, earlierDays: 0 }, async (day) => {
    made.push(day);
    if (isBroken) throw new Error('no');
    return day;
  });
  await expect(kept.of([NEWEST as CalendarDay])).rejects.toThrow('no');
  isBroken = false;
  expect(await kept.of(DAYS)).toEqual(DAYS);
  expect(await remade(() => kept.of([BEFORE as CalendarDay, OLDEST as CalendarDay]))).toEqual([]);
  expect(await remade(() => kept.of([NEWEST as CalendarDay]))).toEqual([NEWEST]);
});
