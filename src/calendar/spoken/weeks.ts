import { addDays, type CalendarDay, weekdayOf } from '../day.ts';

/** Words before 周 or 月 and how many weeks or months back they mean; a negative number is ahead. */
const PERIODS_BACK: ReadonlyMap<string, number> = new Map([
  ['上上', 2],
  ['上', 1],
  ['这', 0],
  ['本', 0],
  ['下', -1],
]);

/** Returns how many weeks or months back 上上, 上, 这, 本 or 下 is; 0 for any other word, negative for what is ahead. */
export function periodsBack(word: string): number {
  return PERIODS_BACK.get(word) ?? 0;
}

/** Returns a weekday (0 Sunday to 6 Saturday) of the week that is so many weeks back; weeks begin on Monday. */
export function dayOfWeek(weekday: number, weeksBack: number, today: CalendarDay): CalendarDay {
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  return addDays(monday, ((weekday + 6) % 7) - 7 * weeksBack);
}
