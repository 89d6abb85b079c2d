import { expect, test } from 'vitest';
import { readTimeZone, suggestZones } from '../../../src/messages/subscribing/timeZones.ts';

test.each([
  ['', 'Asia/Shanghai'],
  ['sydney', 'Australia/Sydney'],
  ['new york', 'America/New_York'],
  ['北京', 'Asia/Shanghai'],
  ['beij', 'Asia/Shanghai'],
  ['臺灣', 'Asia/Taipei'],
  ['纽', 'America/New_York'],
  ['reyk', 'Atlantic/Reykjavik'],
  ['CST', 'Asia/Shanghai'],
  ['bst', 'Europe/London'],
  ['UTC+9', '+09:00'],
])('of the zones for %j the first is %s', (typed, zone) => {
  expect(suggestZones(typed, 25)[0]).toBe(zone);
});

test('no more zones are proposed than asked for, and none twice', () => {
  const zones = suggestZones('a', 25);
  expect(zones).toHaveLength(25);
  expect(new Set(zones).size).toBe(25);
});

test.each([
  ['Asia/Tokyo', 'Asia/Tokyo'],
  ['asia/tokyo', 'Asia/Tokyo'],
  ['Los Angeles', 'America/Los_Angeles'],
  ['北京时间', 'Asia/Shanghai'],
  ['UTC+8', 'Asia/Shanghai'],
  ['倫敦', 'Europe/London'],
  ['CST', undefined],
  ['bst', undefined],
  ['EST', undefined],
  ['IST', undefined],
  ['ＣＥＴ', undefined],
  ['AET', undefined],
  ['ect', undefined],
  ['JST', 'Asia/Tokyo'],
  ['KST', 'Asia/Seoul'],
  ['GMT', 'UTC'],
  ['PRC', 'PRC'],
  ['UTC+9', '+09:00'],
  ['GMT-3:30', '-03:30'],
  ['utc + 5:30', '+05:30'],
  ['UTC+15', undefined],
  ['Etc/GMT+9', 'Etc/GMT+9'],
  ['America/New_York', 'America/New_York'],
  ['Mars/Olympus', undefined],
  ['', undefined],
])('%j is read as %s', (text, zone) => {
  expect(readTimeZone(text)).toBe(zone);
});
