import { beforeEach, expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import { type SourceState, type SourceStates, UNPOLLED } from '../../src/sources/states.ts';
import { openStore } from '../../src/store/open.ts';
import { sourceStatesOf } from '../../src/store/sources.ts';

const NOW = new Date('2024-12-27T02:00:00Z');
let states: SourceStates;

beforeEach(() => {
  states = sourceStatesOf(openStore(':memory:'));
});

test('a source that was never polled has nothing to remember', () => {
  expect(states.read('feed')).toEqual(UNPOLLED);
  expect(states.nextPolls()).toEqual(new Map());
  expect(states.readItem('feed', 'a')).toBeUndefined();
  expect(states.readBackfill('feed')).toBeUndefined();
});

test('what is written is read back, whole, and replaced by what is written later', () => {
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
  states.write('feed', failing);
  states.write('other', UNPOLLED);
  expect(states.read('feed')).toEqual(failing);
  expect(states.nextPolls()).toEqual(
    new Map([
      ['feed', failing.nextPoll],
      ['other', null],
    ]),
  );
  states.write('feed', { ...UNPOLLED, validators: { etag: '2' } });
  expect(states.read('feed')).toEqual({ ...UNPOLLED, validators: { etag: '2' } });
});

test('of each column only the newest edition is remembered', () => {
  const note = (column: string, day: string): void => states.noteEdition('feed', column, day as CalendarDay);
  note('极客头条', '2024-12-26');
  note('极客头条', '2024-12-27');
  note('极客头条', '2019-01-01');
  note('__proto__', '2024-12-20');
  states.noteEdition('other', '极客头条', '2024-12-28' as CalendarDay);
  expect([...states.newestEditions('feed')]).toEqual([
    ['__proto__', '2024-12-20'],
    ['极客头条', '2024-12-27'],
  ]);
});

test('items belong to their source', () => {
  states.writeItem('a', 'guid', { fingerprint: 'x', attempts: 0 }, NOW);
  states.writeItem('b', 'guid', { fingerprint: 'y', attempts: 2 }, NOW);
  states.writeItem('a', 'guid', { fingerprint: 'z', attempts: 1 }, NOW);
  expect(states.readItem('a', 'guid')).toEqual({ fingerprint: 'z', attempts: 1 });
  expect(states.readItem('b', 'guid')).toEqual({ fingerprint: 'y', attempts: 2 });
});

test('the place of a backfill is kept until it is forgotten', () => {
  states.writeBackfill('a', { url: 'https://example.org/page/2', page: 2 });
  states.writeBackfill('a', { url: 'https://example.org/page/3', page: 3 });
  expect(states.readBackfill('a')).toEqual({ url: 'https://example.org/page/3', page: 3 });
  states.writeBackfill('a', undefined);
  expect(states.readBackfill('a')).toBeUndefined();
});
