import { type CalendarDay, dayOf } from '../day.ts';
import { MONTHS } from './dates.ts';
import { spokenForm } from './figures.ts';
import { withDayFigures } from './wording.ts';

/** Words after a month: 12月份, 12月回顾. */
const BEHIND_A_MONTH = /(?:份|的)?(?:回顾|月报|月刊)?$/u;

/**
 * Parses a month into its first day: 12月, 十二月份, 2024年12月, 2024-12, 去年12月, December, Dec 2024. Without a year it
 * is the latest such month that is not in the future. Returns undefined for anything else.
 */
export function readMonth(text: string, today: CalendarDay): CalendarDay | undefined {
  const said = withDayFigures(spokenForm(text)).replace(BEHIND_A_MONTH, '');
  const chinese = /^(?:(\d{4}) ?[年/-] ?|(今年|去年|前年) ?)?(\d{1,2}) ?(月?)$/u.exec(said);
  if (chinese) {
    const [, written, relative, month, sign] = chinese;
    // 2024-12 needs no sign, 12 alone is no month.
    if (sign === '' && written === undefined) return undefined;
    const yearsBack = ['今年', '去年', '前年'].indexOf(relative ?? '');
    const year = written ?? (yearsBack < 0 ? undefined : yearOf(today) - yearsBack);
    return firstOf(Number(month), year === undefined ? undefined : Number(year), today);
  }
  const english = /^([a-z]{3,9})\.?,?(?: (\d{4}))?$/u.exec(said);
  const index = MONTHS.indexOf(english?.[1]?.slice(0, 3) ?? '');
  if (index < 0 || !ENGLISH_MONTH.test(english?.[1] ?? '')) return undefined;
  return firstOf(index + 1, english?.[2] === undefined ? undefined : Number(english[2]), today);
}

const ENGLISH_MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/u;

function yearOf(day: CalendarDay): number {
  return Number(day.slice(0, 4));
}

function firstOf(month: number, year: number | undefined, today: CalendarDay): CalendarDay | undefined {
  if (year !== undefined) return dayOf(year, month, 1);
  const ofThisYear = dayOf(yearOf(today), month, 1);
  return ofThisYear !== undefined && ofThisYear > today ? dayOf(yearOf(today) - 1, month, 1) : ofThisYear;
}
