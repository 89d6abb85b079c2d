import { describe, expect, test } from 'vitest';
import { baselines, crossValidateDays } from '../../scripts/fit/importance/fitWeights.ts';
import { gainOf, meanGain, readJudgedDays } from '../../scripts/fit/importance/judgedDays.ts';
import {
  type EventTold,
  importanceFeatures,
  importanceOf,
  readImportance,
  shippedImportance,
  type Telling,
} from '../../src/digests/importance.ts';

const FRAME = { from: new Date('2024-12-26T00:00:00Z'), to: new Date('2024-12-27T00:00:00Z') };

function telling(column: string, rest: Partial<Telling> = {}): Telling {
  return { column, tier: 'news', isHeadline: false, storedAt: new Date('2024-12-26T12:00:00Z'), ...rest };
}

function told(...tellings: readonly Telling[]): EventTold {
  return { tellings, keywords: { held: 0, of: 0 } };
}

const score = (event: EventTold) => importanceOf(importanceFeatures(event, FRAME), shippedImportance());

describe('the importance of an event', () => {
  test.each([
    ['two columns before one', told(telling('甲'), telling('乙')), told(telling('甲'))],
    [
      'several columns before several stories of one',
      told(telling('甲'), telling('乙')),
      told(telling('甲'), telling('甲')),
    ],
    [
      'the first of an edition before its last',
      told(telling('甲', { tier: 'roundup', place: { position: 0, of: 10 } })),
      told(telling('甲', { tier: 'roundup', place: { position: 9, of: 10 } })),
    ],
    [
      'one in a headline before one that is not',
      told(telling('甲', { tier: 'roundup', isHeadline: true })),
      told(telling('甲', { tier: 'roundup' })),
    ],
    [
      'a roundup’s choice before a single article',
      told(telling('甲', { tier: 'roundup' })),
      told(telling('甲')),
    ],
  ])('%s', (_name, more, less) => {
    expect(score(more)).toBeGreaterThan(score(less));
  });

  test('every feature lies between 0 and 1, however many tell an event and whenever', () => {
    const many = Array.from({ length: 40 }, (_, n) =>
      telling(`第${n}家`, {
        tier: n % 2 ? 'news' : 'roundup',
        storedAt: new Date(n * 1e12),
        isHeadline: true,
      }),
    );
    for (const value of Object.values(importanceFeatures(told(...many), FRAME))) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
  });

  test('the table has a weight and a reason for each feature', () => {
    expect(() => readImportance('weights: { columns: { weight: 1, why: x } }')).toThrow();
    expect(Object.values(shippedImportance()).every(Number.isFinite)).toBe(true);
  });
});

describe('on judged days', () => {
  const days = readJudgedDays(new URL('./judged/importance.json', import.meta.url));

  test('nDCG is 1 for the judged order and lies below it for any other', () => {
    const [day] = days;
    if (!day) throw new Error('no judged day');
    const grades = new Map(day.events.map(({ features, grade }) => [features, grade]));
    expect(gainOf(day, (features) => grades.get(features) ?? 0)).toBeCloseTo(1);
    expect(gainOf(day, () => 0)).toBeLessThan(0.7);
  });

  test('weights that were fitted to the other days order a day far better than its news came in', () => {
    expect(days).toHaveLength(26);
    const { all, withHeadlines, withKeywords } = crossValidateDays(days);
    const { newestFirst, anyOrder } = baselines(days);
    expect(all).toBeGreaterThan(0.71);
    expect(withHeadlines).toBeGreaterThan(0.74);
    expect(withKeywords).toBeGreaterThan(0.78);
    expect(newestFirst).toBeLessThan(0.59);
    expect(anyOrder).toBeLessThan(0.58);
  });

  test('the table that ships is the fitted one', () => {
    expect(meanGain(days, shippedImportance())).toBeGreaterThan(0.72);
  });
});
