import { expect, test } from 'vitest';
import {
  clockTime,
  readList,
  readMinuteOfDay,
  readWeekdays,
  suggestZones,
} from '../../../src/messages/subscribing/readSchedule.ts';

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

test('zones are proposed, Shanghai first, found by a part of the name', () => {
  expect(suggestZones('', 25)[0]).toBe('Asia/Shanghai');
  expect(suggestZones('sydney', 25)).toEqual(['Australia/Sydney']);
  expect(suggestZones('new york', 25)).toEqual(['America/New_York']);
  expect(clockTime(5)).toBe('00:05');
});
