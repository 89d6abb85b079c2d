import { type CalendarDay, dayOf } from '../day.ts';
import { weekdayOfEnglish } from './weekday.ts';
import { withDayFigures } from './wording.ts';

/** English months by their first three letters. */
export const MONTHS: readonly string[] = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];

/** Number of earlier years tried for a date without its year: 29 February can be eight years back. */
export const YEARS_BACK = 8;

/** The first year of Taiwan's calendar (民國) is 1912. */
const YEAR_BEFORE_REPUBLIC = 1911;

/** A weekday beside a date: 12月27日星期五, 12-27 (周五), 周五 12/27. */
const WEEKDAY_BESIDE =
  /^(?:周|星期|礼拜)[一二三四五六日天][ ,]+(?=\d)| ?[（(]?(?:周|星期|礼拜)[一二三四五六日天][)）]?$/gu;

/** Returns a text without a weekday beside the date and with figures for numerals. */
function dateText(said: string): string {
  return withDayFigures(said.replace(WEEKDAY_BESIDE, '')).trim();
}

/**
 * Parses a date with or without its year: 2024-12-27, 2024年12月27日, 20241227, 24/12/27, 12/27/2024, 民国113年12月27日,
 * 去年12月27日, 上个月27号, 12月27日, 12-27, 27号.
 */
export function readDate(said: string, today: CalendarDay): CalendarDay | undefined {
  const text = dateText(said);
  return (
    readWholeDate(text, today) ??
    readRelativeYear(text, today) ??
    readPartialDate(text, today) ??
    readInMonth(text, today)
  );
}

/** Parses a date without its year, in Chinese or English; undefined for anything else. */
export function readWithoutYear(said: string, today: CalendarDay): CalendarDay | undefined {
  return readPartialDate(dateText(said), today) ?? readEnglishDate(said, today);
}

function readWholeDate(text: string, today: CalendarDay): CalendarDay | undefined {
  const whole =
    /^(\d{4})(\d{2})(\d{2})$/u.exec(text) ??
    /^(\d{4}|\d{2}(?=年)) ?[-/.年 ] ?(\d{1,2}) ?[-/.月 ] ?(\d{1,2}) ?[日号]?$/u.exec(text);
  if (whole) {
    const [year = 0, month = 0, day = 0] = whole.slice(1).map(Number);
    return dayOf(year < 100 ? 2000 + year : year, month, day);
  }
  const ofRepublic = /^(?:民国 ?(\d{1,3})|(1\d\d)) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?$/u.exec(text);
  if (ofRepublic)
    return dayOf(
      YEAR_BEFORE_REPUBLIC + Number(ofRepublic[1] ?? ofRepublic[2]),
      Number(ofRepublic[3]),
      Number(ofRepublic[4]),
    );
  return readShortYear(text, today) ?? readYearLast(text);
}

/** Parses a date that begins with two digits of its year: 24-12-27; undefined if it is in the future. */
function readShortYear(text: string, today: CalendarDay): CalendarDay | undefined {
  const short = /^(\d{2})([-/.])(\d{1,2})\2(\d{1,2})$/u.exec(text);
  const day = short && dayOf(2000 + Number(short[1]), Number(short[3]), Number(short[4]));
  return day && day <= today ? day : undefined;
}

/** Parses 12/27/2024 and 27/12/2024; undefined if both orders are possible, as for 3/4/2024. */
function readYearLast(text: string): CalendarDay | undefined {
  const written = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/u.exec(text);
  if (!written) return undefined;
  const [first, second, year] = [Number(written[1]), Number(written[3]), Number(written[4])];
  const [american, british] = [dayOf(year, first, second), dayOf(year, second, first)];
  return american && british && american !== british ? undefined : (american ?? british);
}

function readRelativeYear(text: string, today: CalendarDay): CalendarDay | undefined {
  const relative = /^(明年|今年|去年|前年) ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?$/u.exec(text);
  if (!relative) return undefined;
  const yearsBack = ['今年', '去年', '前年'].indexOf(relative[1] ?? '');
  return dayOf(Number(today.slice(0, 4)) - yearsBack, Number(relative[2]), Number(relative[3]));
}

/** Parses a date without its year: 12月27日, 12-27, 12/27. */
function readPartialDate(text: string, today: CalendarDay): CalendarDay | undefined {
  const partial = /^(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?[日号]?$/u.exec(text);
  return partial ? latestOf(Number(partial[1]), Number(partial[2]), today) : undefined;
}

/** Parses a day of this or an earlier month: 27号, 本月27日, 上个月27号, 27th. */
function readInMonth(text: string, today: CalendarDay): CalendarDay | undefined {
  const earlier = /^(上上|上)个?月 ?(\d{1,2}) ?[日号]?$/u.exec(text);
  if (earlier) return inMonthBefore(Number(earlier[2]), earlier[1] === '上' ? 1 : 2, today);
  const inMonth = /^(?:本月|这个?月)?(\d{1,2}) ?(?:[日号]|st|nd|rd|th)$/u.exec(text);
  if (!inMonth) return undefined;
  const day = Number(inMonth[1]);
  return [0, 1, 2]
    .map((back) => inMonthBefore(day, back, today))
    .find((found) => found !== undefined && found <= today);
}

function inMonthBefore(day: number, monthsBack: number, today: CalendarDay): CalendarDay | undefined {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const index = year * 12 + month - 1 - monthsBack;
  return dayOf(Math.floor(index / 12), (index % 12) + 1, day);
}

/** Returns the latest such day that is not in the future. */
export function latestOf(month: number, dayOfMonth: number, today: CalendarDay): CalendarDay | undefined {
  const year = Number(today.slice(0, 4));
  for (let back = 0; back <= YEARS_BACK; back += 1) {
    const day = dayOf(year - back, month, dayOfMonth);
    if (day !== undefined && day <= today) return day;
  }
  return undefined;
}

/** Parses an English date: Dec 27, Dec27, December 27th 2024, 27th of December, 27 Dec '24, Friday, December 27, 2024. */
export function readEnglishDate(said: string, today: CalendarDay): CalendarDay | undefined {
  const words = said
    .replace(/(?<=[a-z])(?=\d)|(?<=\d)(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/gu, ' ')
    .replace(/['’](\d{2})$/u, '20$1')
    .split(/[ ,.]+/u)
    .filter((word) => word !== '' && word !== 'of' && word !== 'the' && weekdayOfEnglish(word) === undefined);
  if (words.length < 2 || words.length > 3) return undefined;
  const month = words.map((word) => MONTHS.indexOf(word.slice(0, 3)) + 1).find((found) => found > 0);
  const figures = words.flatMap((word) => /^(\d{1,4})(?:st|nd|rd|th)?$/u.exec(word)?.[1] ?? []);
  if (month === undefined || figures.length !== words.length - 1) return undefined;
  const year = figures.find((figure) => figure.length === 4);
  const day = Number(figures.find((figure) => figure.length <= 2));
  return year === undefined ? latestOf(month, day, today) : dayOf(Number(year), month, day);
}
