import { expect, test } from 'vitest';
import { readMinuteOfDay, readMinutesOfDay, readStretch } from '../../../src/calendar/spoken/clockTimes.ts';
import { readList, readScheduledDays } from '../../../src/calendar/spoken/schedule.ts';

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
  ['24:00', 0],
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
  ['早上八点', 480],
  ['八点半', 510],
  ['八点一刻', 495],
  ['十二點三刻', 765],
  ['晚上十一點二十', 1400],
  ['早8点', 480],
  ['8時30分', 510],
  ['8点整', 480],
  ['0830', 510],
  ['24:30', undefined],
  ['25', undefined],
  ['晚上12点', 0],
  ['下午12点', 720],
  ['noon', 720],
  ['8 a.m.', 480],
  ['十十点', undefined],
  ['差一刻九点', 525],
  ['早上九點差五分', 535],
  ['半夜十二点', 0],
  ['夜里两点', 120],
  ['晚上1点', 60],
  ['深夜11点', 1380],
  ['午後三點', 900],
  ['清早六点', 360],
  ['每晚八点', 1200],
  ['每天8点', 480],
  ['早上8点左右', 480],
  ['8h30', 510],
  ['8:00:00', 480],
  ["8 o'clock", 480],
  ['at 9', 540],
  ['8 in the morning', 480],
  ['eight in the evening', 1200],
  ['half past eight', 510],
  ['quarter to nine', 525],
  ['quarter past nine', 555],
  ['midday', 720],
  ['12 noon', 720],
  ['midnight', 0],
  ['half past', undefined],
  ['差一刻', undefined],
  ['早上', undefined],
  ['', undefined],
])('a time is read from %j', (text, minute) => {
  expect(readMinuteOfDay(text)).toBe(minute);
});

test.each([
  ['每天', [0, 1, 2, 3, 4, 5, 6]],
  ['Every day', [0, 1, 2, 3, 4, 5, 6]],
  ['平日', [1, 2, 3, 4, 5]],
  ['周末', [0, 6]],
  ['周一三五', [1, 3, 5]],
  ['週一、週三', [1, 3]],
  ['星期天 星期二', [0, 2]],
  ['Mon, Wed Friday', [1, 3, 5]],
  ['周一到周五', [1, 2, 3, 4, 5]],
  ['周一至周五', [1, 2, 3, 4, 5]],
  ['週二～週四', [2, 3, 4]],
  ['星期五到星期一', [0, 1, 5, 6]],
  ['周一至五', [1, 2, 3, 4, 5]],
  ['每周一、三和五', [1, 3, 5]],
  ['Mon-Fri', [1, 2, 3, 4, 5]],
  ['Monday to Wednesday and Saturday', [1, 2, 3, 6]],
  ['weekdays, Sundays', [0, 1, 2, 3, 4, 5]],
  ['every Monday', [1]],
  ['周1到周5', [1, 2, 3, 4, 5]],
  ['Sat & Sun', [0, 6]],
  ['all week', [0, 1, 2, 3, 4, 5, 6]],
  ['除了周日', [1, 2, 3, 4, 5, 6]],
  ['週六週日除外', [1, 2, 3, 4, 5]],
  ['every day except Sunday', [1, 2, 3, 4, 5, 6]],
  ['除了', undefined],
  ['除了每天', undefined],
  ['隔天', undefined],
  ['15', undefined],
  ['周一到', undefined],
  ['周一到周三到周五', undefined],
  ['周八', undefined],
  ['有空的时候', undefined],
  ['', undefined],
])('weekdays are read from %j', (text, days) => {
  expect(readScheduledDays(text)).toEqual(days && { weekdays: days, workingDays: false });
});

test.each([
  ['工作日', []],
  ['每个工作日', []],
  ['上班日、周六', [6]],
  ['working days', []],
  ['business days', []],
  ['上班天', []],
  ['workdays and Sundays', [0]],
  ['工作日和周末', [0, 6]],
])('the working days of %j', (text, weekdays) => {
  expect(readScheduledDays(text)).toEqual({ weekdays, workingDays: true });
});

test.each([
  ['08:00,20:00', [480, 1200]],
  ['20:00、08:00', [480, 1200]],
  ['早上八点半和晚上八点', [510, 1200]],
  ['早上8点、中午、晚上9点半', [480, 720, 1290]],
  ['早八点晚八点', [480, 1200]],
  ['早晚八点', [480, 1200]],
  ['早8晚8', [480, 1200]],
  ['朝九晚六', [540, 1080]],
  ['8am and 8pm', [480, 1200]],
  ['8:00 20:30', [480, 1230]],
  ['08:00；08:00', [480]],
  ['八点半', [510]],
  ['08:00,何时', undefined],
  ['、', undefined],
  ['', undefined],
])('times are read from %j', (text, minutes) => {
  expect(readMinutesOfDay(text)).toEqual(minutes);
});

test('a list is read with any separator, and 全部 means no restriction', () => {
  expect(readList('极客头条、AI周报, 极客头条')).toEqual(['极客头条', 'AI周报']);
  expect(readList('全部')).toEqual([]);
  expect(readList(undefined)).toEqual([]);
});

test.each([
  ['22:00-08:00', 1320, 480],
  ['晚上十点到早上八点', 1320, 480],
  ['晚上10點半到隔天早上7點', 1350, 420],
  ['晚上十一点到次日七点', 1380, 420],
  ['从晚上10点到第二天8点', 1320, 480],
  ['from 10pm to 8am', 1320, 480],
  ['between 22:00 and 08:00', 1320, 480],
])('a stretch is read from %j', (text, from, until) => {
  expect(readStretch(text)).toEqual({ from, until });
});

test.each(['夜里', '22:00', '22:00-22:00', '睡觉的时候', ''])('no stretch of time in: %j', (text) => {
  expect(readStretch(text)).toBeUndefined();
});
