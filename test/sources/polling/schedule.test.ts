import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '../../../src/calendar/day.ts';
import {
  isDue,
  isReportDue,
  nextPollAfterFailure,
  nextPollAfterSuccess,
  type PollRhythm,
} from '../../../src/sources/polling/schedule.ts';

/** 极客头条 between 09:00 and 12:00 in Beijing, which is 01:00 to 04:00 UTC. */
const DAILY: PollRhythm = {
  everyMinutes: 60,
  columns: [{ name: '极客头条', usually: { fromMinute: 540, toMinute: 720 } }],
};
/** AI周报 on Sundays between 10:00 and 18:00. */
const WEEKLY: PollRhythm = {
  everyMinutes: 600,
  columns: [{ name: 'AI周报', usually: { fromMinute: 600, toMinute: 1080 }, weekdays: [0] }],
};
const NEVER_EXPECTED: PollRhythm = { everyMinutes: 60, columns: [{ name: '极客头条' }] };

function minutesUntil(next: Date, now: Date): number {
  return (next.getTime() - now.getTime()) / 60_000;
}

describe('after a poll that worked (a random number of 0.5 stands for no jitter)', () => {
  test.each([
    ['at its interval', NEVER_EXPECTED, '2024-12-27T02:00:00Z', {}, 60],
    ['at its interval before the hours come near', DAILY, '2024-12-26T18:00:00Z', {}, 60],
    ['when the hours begin', DAILY, '2024-12-27T00:30:00Z', {}, 30.5],
    ['often while the edition is expected', DAILY, '2024-12-27T02:00:00Z', {}, 5],
    [
      'often while only the day before is there',
      DAILY,
      '2024-12-27T02:00:00Z',
      { 极客头条: '2024-12-26' },
      5,
    ],
    ['at its interval once it is there', DAILY, '2024-12-27T02:00:00Z', { 极客头条: '2024-12-27' }, 60],
    ['at its interval when the hours are over', DAILY, '2024-12-27T04:00:00Z', {}, 60],
    ['another column does not count', DAILY, '2024-12-27T02:00:00Z', { AI周报: '2024-12-27' }, 5],
    ['a weekly on its day', WEEKLY, '2024-12-29T03:00:00Z', {}, 5],
    ['a weekly on another day', WEEKLY, '2024-12-27T03:00:00Z', {}, 600],
    ['a weekly the evening before', WEEKLY, '2024-12-28T20:00:00Z', {}, 360.5],
    ['never rarer than its interval', { ...DAILY, everyMinutes: 2 }, '2024-12-27T02:00:00Z', {}, 2],
  ])('%s', (_name, rhythm, instant, newest, minutes) => {
    const now = new Date(instant);
    const days = new Map(Object.entries(newest).map(([column, day]) => [column, day as CalendarDay]));
    const next = nextPollAfterSuccess(rhythm, days, now, 0.5);
    expect(minutesUntil(next, now)).toBeCloseTo(minutes, 5);
  });

  test('jitter spreads polls by a tenth on either side', () => {
    const now = new Date('2024-12-27T02:00:00Z');
    expect(minutesUntil(nextPollAfterSuccess(NEVER_EXPECTED, new Map(), now, 0), now)).toBeCloseTo(54, 5);
    expect(minutesUntil(nextPollAfterSuccess(NEVER_EXPECTED, new Map(), now, 0.999), now)).toBeCloseTo(
      65.988,
      5,
    );
  });
});

describe('after failures', () => {
  test.each([
    [1, undefined, 5],
    [2, undefined, 10],
    [4, undefined, 40],
    [7, undefined, 320],
    [8, undefined, 360],
    [5000, undefined, 360],
    [1, 60, 5],
    [1, 7200, 120],
    [1, 10_000_000, 1440],
  ])('%i in a row, asked to wait %s s: %i minutes', (failures, retryAfter, minutes) => {
    const now = new Date('2024-12-27T02:00:00Z');
    expect(minutesUntil(nextPollAfterFailure(failures, retryAfter, now, 0.5), now)).toBeCloseTo(minutes, 5);
  });
});

test.each([
  ['never polled', null, true],
  ['its time has come', '2024-12-27T02:00:00Z', true],
  ['its time comes', '2024-12-27T02:00:01Z', false],
  ['tomorrow, as a server asked', '2024-12-28T02:00:00Z', false],
  ['in two years: the clock was wrong', '2026-12-27T02:00:00Z', true],
])('due: %s', (_name, nextPoll, expected) => {
  const now = new Date('2024-12-27T02:00:00Z');
  expect(isDue(DAILY, nextPoll === null ? null : new Date(nextPoll), now)).toBe(expected);
});

test.each([
  ['a source that works', null, null, false],
  ['failing for an hour', '2024-12-27T01:00:00Z', null, false],
  ['failing for a day', '2024-12-26T02:00:00Z', null, true],
  ['told an hour ago', '2024-12-20T02:00:00Z', '2024-12-27T01:00:00Z', false],
  ['told a day ago', '2024-12-20T02:00:00Z', '2024-12-26T02:00:00Z', true],
])('to be reported: %s', (_name, failingSince, reportedAt, expected) => {
  const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));
  expect(isReportDue(instant(failingSince), instant(reportedAt), new Date('2024-12-27T02:00:00Z'))).toBe(
    expected,
  );
});
