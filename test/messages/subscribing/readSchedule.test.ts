import { expect, test } from 'vitest';
import { readList, readMinuteOfDay, readWeekdays } from '../../../src/messages/subscribing/readSchedule.ts';

test.each([
  ['08:00', 480],
  ['8:00', 480],
  ['８：００', 480],
  ['8', 480],
  ['20:30', 1230],
  ['8点', 480],
  ['8点半', 510],
  ['12點15分', 735],
  ['8pm', 1200],
  ['12am', 0],
  ['12 pm', 720],
  ['23:59', 1439],
  ['24:00', undefined],
  ['08:60', undefined],
  ['早上8点半', 510],
  ['上午 9:30', 570],
  ['下午3点', 900],
  ['晚上 8:15', 1215],
  ['晚上20点', 1200],
  ['中午12点', 720],
  ['中午1点', 780],
  ['凌晨12点', 0],
  ['13pm', undefined],
  ['早上', undefined],
  ['', undefined],
])('the time %j', (text, minute) => {
  expect(readMinuteOfDay(text)).toBe(minute);
});

test.each([
  ['每天', [0, 1, 2, 3, 4, 5, 6]],
  ['Every day', [0, 1, 2, 3, 4, 5, 6]],
  ['工作日', [1, 2, 3, 4, 5]],
  ['周末', [0, 6]],
  ['周一三五', [1, 3, 5]],
  ['週一、週三', [1, 3]],
  ['星期天 星期二', [0, 2]],
  ['Mon, Wed Friday', [1, 3, 5]],
  ['周八', undefined],
  ['有空的时候', undefined],
  ['', undefined],
])('the days %j', (text, days) => {
  expect(readWeekdays(text)).toEqual(days);
});

test('lists are read whatever divides them, and 全部 is no restriction', () => {
  expect(readList('极客头条、AI周报, 极客头条')).toEqual(['极客头条', 'AI周报']);
  expect(readList('全部')).toEqual([]);
  expect(readList(undefined)).toEqual([]);
});
