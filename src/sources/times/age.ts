import { BEIJING_MINUTES, clockIn } from './clockTime.ts';
import { instantOf } from './instantOf.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const COUNTED_BACK = /(\d{1,4})\s*(秒|分钟|分鐘|小时|小時|个小时|天|日|周|週|星期|个月|個月|年)(?:之)?前/;
const UNIT_MILLISECONDS: Readonly<Record<string, number>> = {
  秒: 1000,
  分钟: MINUTE,
  分鐘: MINUTE,
  小时: HOUR,
  小時: HOUR,
  个小时: HOUR,
  天: DAY,
  日: DAY,
  周: 7 * DAY,
  週: 7 * DAY,
  星期: 7 * DAY,
  个月: 30 * DAY,
  個月: 30 * DAY,
  年: 365 * DAY,
};
const DAY_BACK = /^(刚刚|剛剛|今天|昨天|前天)/;
const DAYS_BACK: Readonly<Record<string, number>> = { 今天: 0, 昨天: 1, 前天: 2 };

/** The instant of an age such as 3 小时前, of 刚刚 and of 昨天 10:00; undefined for any other text. */
export function countedBack(text: string, now: Date): number | undefined {
  const [, count, unit = ''] = COUNTED_BACK.exec(text) ?? [];
  if (count !== undefined) return now.getTime() - Number(count) * (UNIT_MILLISECONDS[unit] ?? 0);
  const [, word = ''] = DAY_BACK.exec(text) ?? [];
  if (word === '') return undefined;
  const days = DAYS_BACK[word];
  if (days === undefined) return now.getTime();
  const beijing = new Date(now.getTime() + BEIJING_MINUTES * MINUTE - days * DAY);
  const date = {
    year: beijing.getUTCFullYear(),
    month: beijing.getUTCMonth() + 1,
    day: beijing.getUTCDate(),
  };
  return instantOf(date, clockIn(text), BEIJING_MINUTES);
}

/** Whether a text states an age, which changes with every look at it. */
export function isAge(text: string): boolean {
  return COUNTED_BACK.test(text) || DAY_BACK.test(text);
}
