import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/calendar/day.ts';
import type { EditionId } from '../../src/editions/identity.ts';
import { backOffMilliseconds, spreadWait } from '../../src/outbox/backOff.ts';
import { freeSlots, HEALTHY, type Health, healthAfter } from '../../src/outbox/circuitBreaker.ts';
import { expectedColumns } from '../../src/outbox/plan/expectedColumns.ts';
import { chooseEditions } from '../../src/outbox/plan/freshness.ts';
import { NONCE_WINDOW_SECONDS, reconcile } from '../../src/outbox/reconcile.ts';
import { shouldPause } from '../../src/outbox/refusals.ts';
import type { EditionHead } from '../../src/store/news/editionHeads.ts';
import fc from '../properties.ts';
import { day } from './roundup.ts';

const TODAY = day('2024-12-27');
const NOW = new Date('2024-12-27T00:00:00Z');
const HOUR = 3_600_000;

function head(column: string, daysAgo: number, hoursAgo = daysAgo * 24 + 1): EditionHead {
  return {
    id: `${column}${daysAgo}` as EditionId,
    column,
    day: addDays(TODAY, -daysAgo),
    storedAt: new Date(NOW.getTime() - hoursAgo * HOUR),
    changedAt: NOW,
  };
}

const everyDay = (column: string) => Array.from({ length: 28 }, (_, index) => head(column, index + 1));
const weekly = (column: string, daysAgo: number) =>
  [0, 7, 14, 21].map((more) => head(column, daysAgo + more));

describe('expectedColumns', () => {
  test.each([
    { name: 'a chosen column that is not known yet', chosen: ['甲'], heads: [], expected: ['甲'] },
    { name: 'a daily column', chosen: ['甲'], heads: everyDay('甲'), expected: ['甲'] },
    { name: 'a weekly column on its own weekday', chosen: ['周'], heads: weekly('周', 7), expected: ['周'] },
    {
      name: 'a weekly column on another day holds nobody up',
      chosen: ['甲', '周'],
      heads: [...everyDay('甲'), ...weekly('周', 3)],
      expected: ['甲'],
    },
    {
      name: 'a column that is younger than two weeks',
      chosen: ['新'],
      heads: [head('新', 3), head('新', 10)],
      expected: ['新'],
    },
    {
      name: 'no choice: every column that is alive',
      chosen: [],
      heads: [...everyDay('甲'), ...weekly('周', 7), head('死', 20)],
      expected: ['甲', '周'],
    },
    { name: 'no choice and no past', chosen: [], heads: [], expected: [] },
  ])('$name', ({ chosen, heads, expected }) => {
    expect(new Set(expectedColumns(chosen, TODAY, heads))).toEqual(new Set(expected));
  });
});

describe('chooseEditions', () => {
  const subscribed = (freshness: 'today' | 'latest', columns: readonly string[] = []) => ({
    subscription: { freshness, columns, newsKinds: 'roundups' as const },
    day: TODAY,
    deadlineAt: new Date(NOW.getTime() + 4 * HOUR),
    now: NOW,
    had: new Set<EditionId>(),
  });
  const show = (...heads: readonly EditionHead[]) => ({
    kind: 'show',
    day: heads[0]?.day,
    editions: heads.map(({ id }) => id),
  });

  test('today: takes all editions of the day, none of other days', () => {
    const heads = [head('甲', 1), head('甲', 0), head('乙', 0)];
    expect(chooseEditions({ ...subscribed('today'), heads })).toEqual(show(head('甲', 0), head('乙', 0)));
  });

  test('today: yesterday’s edition does not start a digest, even at the deadline', () => {
    const heads = [head('甲', 1)];
    expect(chooseEditions({ ...subscribed('today'), heads })).toMatchObject({ kind: 'wait' });
    expect(chooseEditions({ ...subscribed('today'), heads, deadlineAt: NOW })).toEqual({ kind: 'nothing' });
  });

  test('latest: takes the newest day that the channel has not had', () => {
    const heads = [head('乙', 1, 20), head('甲', 0)];
    expect(chooseEditions({ ...subscribed('latest'), heads })).toEqual(show(head('甲', 0)));
    const had = new Set([head('甲', 0).id]);
    expect(chooseEditions({ ...subscribed('latest'), heads, had })).toEqual(show(head('乙', 1, 20)));
  });

  test.each([
    { name: 'first read 24 hours ago and a minute', edition: head('甲', 1, 24.02) },
    { name: 'of a day that ended more than 24 hours ago, though read just now', edition: head('甲', 3, 0) },
    { name: 'of a column that was not chosen', edition: head('丙', 0) },
  ])('latest: takes no edition $name', ({ edition }) => {
    expect(chooseEditions({ ...subscribed('latest', ['甲']), heads: [edition] })).toEqual({
      kind: 'nothing',
    });
  });
});

describe('reconcile', () => {
  const unreadable = { kind: 'unreadable', because: 'history-hidden' } as const;
  const secondsAgo = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
  test.each([
    {
      name: 'found: sent',
      lookup: { kind: 'found', messageId: '1', threadId: null } as const,
      ago: 9999,
      nonce: true,
      kind: 'sent',
    },
    {
      name: 'looked for in vain: sent anew',
      lookup: { kind: 'absent' } as const,
      ago: 9999,
      nonce: false,
      kind: 'send-anew',
    },
    {
      name: 'unreadable, nonce fresh: repeated',
      lookup: unreadable,
      ago: NONCE_WINDOW_SECONDS - 1,
      nonce: true,
      kind: 'repeat',
    },
    {
      name: 'unreadable, nonce old: unknown',
      lookup: unreadable,
      ago: NONCE_WINDOW_SECONDS,
      nonce: true,
      kind: 'unknown',
    },
    {
      name: 'unreadable, no nonce: unknown at once',
      lookup: unreadable,
      ago: 1,
      nonce: false,
      kind: 'unknown',
    },
    {
      name: 'unreadable, clock set back: unknown',
      lookup: unreadable,
      ago: -1,
      nonce: true,
      kind: 'unknown',
    },
  ])('$name', ({ lookup, ago, nonce, kind }) => {
    expect(reconcile(lookup, secondsAgo(ago), NOW, nonce).kind).toBe(kind);
  });
});

describe('back-off', () => {
  test('grows, is bounded, and is never shorter than half of its step', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (attempts, chance) => {
          const wait = backOffMilliseconds(attempts, () => chance);
          expect(wait).toBeGreaterThanOrEqual(500);
          expect(wait).toBeLessThanOrEqual(600_000);
          expect(backOffMilliseconds(attempts + 1, () => chance)).toBeGreaterThanOrEqual(wait);
          expect(spreadWait(wait, () => chance)).toBeGreaterThanOrEqual(wait);
        },
      ),
    );
  });
});

describe('the breaker', () => {
  const healthOf = (answers: readonly boolean[], from: Health = HEALTHY) =>
    answers.reduce((health, answered) => healthAfter(health, answered, 1000, () => 0), from);

  test('opens after eight failures in a row, lets one probe through after its pause, and closes at an answer', () => {
    const outage = healthOf(Array.from({ length: 8 }, () => false));
    expect(freeSlots(outage, 1000, 96)).toBe(0);
    expect(freeSlots(outage, outage.pausedUntil, 96)).toBe(1);
    expect(freeSlots(healthOf([true], outage), 1000, 96)).toBe(96);
  });

  test('forgets a pause whose clock was set back', () => {
    const outage = healthOf(Array.from({ length: 8 }, () => false));
    expect(freeSlots(outage, outage.pausedUntil - 3_600_000, 96)).toBe(1);
  });

  test('stays closed while some requests are answered', () => {
    const mixed = Array.from({ length: 100 }, (_, index) => index % 7 === 0);
    expect(freeSlots(healthOf(mixed), 1000, 96)).toBe(96);
  });
});

describe('shouldPause', () => {
  const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * HOUR);
  test.each([
    { error: 10_003, since: 0, pause: true },
    { error: 50_013, since: 0, pause: false },
    { error: 40_067, since: 2.9, pause: false },
    { error: 200_000, since: 3, pause: true },
  ] as const)('$error for $since days: $pause', ({ error, since, pause }) => {
    const reason = { code: 'refused', status: 400, error, message: '' } as const;
    expect(shouldPause(reason, daysAgo(since), NOW)).toBe(pause);
  });
});
