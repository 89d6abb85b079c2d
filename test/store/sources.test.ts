import { beforeEach, expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import { type SourceState, type SourceStates, UNPOLLED } from '../../src/sources/polling/states.ts';
import { sourceStatesOf } from '../../src/store/sources.ts';
import { openTestStore } from '../database/engines.ts';

const NOW = new Date('2024-12-27T02:00:00Z');
let states: SourceStates;

beforeEach(async () => {
  states = sourceStatesOf(await openTestStore());
});

test('a source that was never polled has nothing to remember', async () => {
  expect(await states.read('feed')).toEqual(UNPOLLED);
  expect(await states.nextPolls()).toEqual(new Map());
  expect(await states.readItems('feed', ['a'])).toEqual(new Map());
  expect(await states.readBackfill('feed')).toBeUndefined();
});

test('what is written is read back, whole, and replaced by what is written later', async () => {
  const failing: SourceState = {
    validators: { etag: 'W/"1"', lastModified: 'Fri, 27 Dec 2024 00:00:00 GMT' },
    lastSuccess: new Date('2024-12-26T02:00:00Z'),
    nextPoll: new Date('2024-12-27T02:05:00Z'),
    failures: 3,
    failingSince: new Date('2024-12-26T03:00:00Z'),
    lastFailure: 'the server answered 500',
    lastReason: 'status',
    reportedAt: NOW,
  };
  await states.write('feed', failing);
  await states.write('other', UNPOLLED);
  expect(await states.read('feed')).toEqual(failing);
  expect(await states.nextPolls()).toEqual(
    new Map([
      ['feed', failing.nextPoll],
      ['other', null],
    ]),
  );
  await states.write('feed', { ...UNPOLLED, validators: { etag: '2' } });
  expect(await states.read('feed')).toEqual({ ...UNPOLLED, validators: { etag: '2' } });
});

test('a source that is to be asked anew keeps nothing but its last success', async () => {
  const lastSuccess = new Date('2024-12-26T02:00:00Z');
  const failing = { ...UNPOLLED, validators: { etag: '1' }, lastSuccess, nextPoll: NOW, failures: 3 };
  for (const id of ['one', 'other', 'third']) await states.write(id, failing);
  await states.askAnew(['one', 'third', 'unknown']);
  expect(await states.read('one')).toEqual({ ...UNPOLLED, lastSuccess });
  expect(await states.read('third')).toEqual({ ...UNPOLLED, lastSuccess });
  expect(await states.read('other')).toEqual(failing);
  expect(await states.read('unknown')).toEqual(UNPOLLED);
});

test('of each column only the newest edition is remembered', async () => {
  const note = (column: string, day: string): Promise<void> =>
    states.noteEdition('feed', column, day as CalendarDay);
  await note('极客头条', '2024-12-26');
  await note('极客头条', '2024-12-27');
  await note('极客头条', '2019-01-01');
  await note('__proto__', '2024-12-20');
  await states.noteEdition('other', '极客头条', '2024-12-28' as CalendarDay);
  expect([...(await states.newestEditions('feed'))]).toEqual([
    ['__proto__', '2024-12-20'],
    ['极客头条', '2024-12-27'],
  ]);
});

test('items are kept for each source apart', async () => {
  await states.writeItem('a', 'guid', { fingerprint: 'x', attempts: 0 }, NOW);
  await states.writeItem('b', 'guid', { fingerprint: 'y', attempts: 2 }, NOW);
  await states.writeItem('a', 'guid', { fingerprint: 'z', attempts: 1 }, NOW);
  expect(await states.readItems('a', ['other', 'guid'])).toEqual(
    new Map([['guid', { fingerprint: 'z', attempts: 1 }]]),
  );
  expect([...(await states.readItems('b', ['guid'])).values()]).toEqual([{ fingerprint: 'y', attempts: 2 }]);
});

test('the place of a backfill is kept until it is forgotten', async () => {
  await states.writeBackfill('a', { url: 'https://example.org/page/2', page: 2 });
  await states.writeBackfill('a', { url: 'https://example.org/page/3', page: 3 });
  expect(await states.readBackfill('a')).toEqual({ url: 'https://example.org/page/3', page: 3 });
  await states.writeBackfill('a', undefined);
  expect(await states.readBackfill('a')).toBeUndefined();
});
