import { expect, test } from 'vitest';
import { risingNames } from '../../src/digests/risingNames.ts';
import { weeklyNames } from '../../src/digests/weeklyNames.ts';
import { openStore } from '../../src/store/open.ts';
import fc from '../properties.ts';
import { dayFrom, lexicon, saveDay } from '../search/news.ts';

const counts = (entries: Record<string, number>) => new Map(Object.entries(entries));
const QUIET = counts({ 海螺: 1, 晨星: 10 });

test.each([
  ['what exceeds its usual most comes first', { 海螺: 9, 晨星: 19, 新名: 5 }, ['海螺', '新名', '晨星']],
  ['what is as usual does not rise, however often it is told', { 晨星: 12 }, []],
  ['two stories are chance', { 新名: 2 }, []],
  ['three of a name that never was in the news rise', { 新名: 3 }, ['新名']],
])('%s', (_, week, names) => {
  const found = risingNames(counts(week), [QUIET, QUIET, QUIET, QUIET], 5);
  expect(found.map(({ name }) => name)).toEqual(names);
});

test('the usual count is the mean of the weeks with news, and one week alone gives none', () => {
  const week = counts({ 海螺: 9 });
  expect(risingNames(week, [counts({ 海螺: 2 }), counts({ 海螺: 1 }), new Map()], 5)).toEqual([
    { name: '海螺', stories: 9, usual: 1.5 },
  ]);
  expect(risingNames(week, [QUIET, new Map(), new Map()], 5)).toEqual([]);
});

test('at most as many names as asked for, each above its usual', () => {
  const names = fc.dictionary(fc.constantFrom('甲', '乙', '丙', '丁', '戊'), fc.integer({ min: 0, max: 50 }));
  fc.assert(
    fc.property(
      names,
      fc.array(names, { maxLength: 5 }),
      fc.integer({ min: 0, max: 4 }),
      (week, weeks, most) => {
        const found = risingNames(counts(week), weeks.map(counts), most);
        expect(found.length).toBeLessThanOrEqual(most);
        for (const { stories, usual } of found) expect(stories).toBeGreaterThan(usual);
      },
    ),
  );
});

test('a week’s names are those of its titles and one-liners, each story once, read anew when the news changes', async () => {
  const store = openStore(':memory:');
  const told = (week: string, titles: readonly string[]) =>
    titles.map((title, place) => ({ id: `${week}${place}`.padEnd(10, 'x'), title }));
  await saveDay(store, '2024-12-05', '晨报', told('one', ['小米开店', '英伟达发布财报']));
  await saveDay(store, '2024-12-12', '晨报', told('two', ['小米又开店']));
  await saveDay(store, '2024-12-19', '晨报', told('three', ['小米再开店']));
  const read = weeklyNames(store, lexicon);
  expect(await read(dayFrom('2024-12-27'))).toEqual([]);
  const titles = ['英伟达推迟芯片，英伟达致歉', 'NVIDIA 回应', '英伟达股价下跌', '英伟达新品', '小米开店'];
  await saveDay(store, '2024-12-26', '晨报', told('four', titles));
  expect(await read(dayFrom('2024-12-27'))).toEqual([{ name: '英伟达', stories: 4, usual: 0.3 }]);
  await store.close();
});
