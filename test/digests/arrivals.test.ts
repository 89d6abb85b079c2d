import { describe, expect, test } from 'vitest';
import { addDays, type CalendarDay } from '../../src/calendar/day.ts';
import { BEIJING, instantOf } from '../../src/calendar/zone.ts';
import { usualArrivals } from '../../src/digests/arrivals.ts';
import type { EditionId } from '../../src/editions/identity.ts';
import type { EditionHead } from '../../src/store/news/editionHeads.ts';

const FIRST = '2024-12-01' as CalendarDay;

/** A head a day, stored at these minutes of its own day in Beijing. */
function daily(column: string, minutes: readonly number[], everyDays = 1): EditionHead[] {
  return minutes.map((minute, index) => {
    const day = addDays(FIRST, index * everyDays);
    const storedAt = new Date(instantOf(day, 0, BEIJING).getTime() + minute * 60_000);
    return { id: `${column}${index}` as EditionId, column, day, storedAt, changedAt: storedAt };
  });
}

const morning = daily('极客头条', [570, 585, 592, 601, 588, 577, 640, 595, 583, 590]);

describe('a column’s hours', () => {
  test.each([
    [
      'as the store knows them, without single early and late days',
      morning,
      { from: 575, to: 605, isLearned: true },
    ],
    ['9 to 12 where too little is known', morning.slice(0, 4), { from: 540, to: 720, isLearned: false }],
    [
      '9 to 12 where all was loaded belatedly',
      daily('极客头条', [5000, 5000, 5000, 5000, 5000, 5000]),
      { from: 540, to: 720 },
    ],
    ['those of the evening', daily('极客头条', [1140, 1141, 1142, 1143, 1144]), { from: 1140, to: 1145 }],
  ])('are %s', (_, heads, expected) => {
    expect(usualArrivals(['极客头条'], heads)).toMatchObject([{ column: '极客头条', ...expected }]);
  });
});

test('each chosen column has its own hours, known or usual', () => {
  expect(usualArrivals(['极客头条', 'AI周报'], morning).map(({ column, from }) => [column, from])).toEqual([
    ['极客头条', 575],
    ['AI周报', 540],
  ]);
});

test('without a choice a weekly column does not count, and without known columns the usual one is named', () => {
  const weekly = daily('AI周报', [1200, 1200], 7);
  expect(usualArrivals([], [...morning, ...weekly]).map(({ column }) => column)).toEqual(['极客头条']);
  expect(usualArrivals([], [])).toMatchObject([{ column: '极客头条', from: 540, to: 720 }]);
});
