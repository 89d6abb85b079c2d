import type { CalendarDay } from '../../calendar/day.ts';
import { PAST_DAY_WORDS } from '../../calendar/spoken/nearDays.ts';
import { periodsBack } from '../../calendar/spoken/weeks.ts';
import { englishMonth, numberOf, shortYearOf, yearOf } from './dateParts.ts';
import {
  ago,
  back,
  currentPeriod,
  type DaySpan,
  days,
  endsOfYear,
  halves,
  inMonth,
  inWeek,
  lastYears,
  months,
  nearDay,
  precedingPeriod,
  years,
} from './daySpans.ts';

/** A date or span in a query. */
export interface QueryDate {
  /** Query without it. */
  readonly rest: string;
  /** Its text. */
  readonly typed: string;
  /** Its possible meanings, likeliest first: 6 月 25 日 is of this year or an earlier one. */
  readonly spans: readonly DaySpan[];
}

const number = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const year = '(\\d{4}|[零〇一二三四五六七八九]{4}|今|去|前|大前)\\s?年';
/** Two digits are a year only before a month: 16 年 may be a duration. */
const shortYear = `(\\d{2})\\s?年的?\\s?`;
const month = `(${number})\\s?月份?`;
const day = `(${number})\\s?[日号]`;
const english = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const recent = '(?:最近|近|过去|这)?\\s?';

type Read = (parts: readonly string[], today: CalendarDay) => readonly DaySpan[];

/** Patterns of dates in Chinese and English, longest first. */
const shapes: readonly (readonly [RegExp, Read])[] = [
  [shape(`${year}的?\\s?${month}\\s?${day}`), ([y, m, d], today) => days(yearOf(y, today), m, d)],
  [shape(`${shortYear}${month}\\s?${day}`), ([y, m, d], today) => days(shortYearOf(y, today), m, d)],
  [
    shape('(\\d{4})\\s?[-/.]\\s?(\\d{1,2})\\s?[-/.]\\s?(\\d{1,2})(?!\\d)'),
    ([y, m, d]) => days(Number(y), m, d),
  ],
  [shape('((?:19|20)\\d{2})([01]\\d)([0-3]\\d)(?!\\d)'), ([y, m, d]) => days(Number(y), m, d)],
  [shape(`${year}的?\\s?${month}`), ([y, m], today) => months(yearOf(y, today), numberOf(m))],
  [shape(`${shortYear}${month}`), ([y, m], today) => months(shortYearOf(y, today), numberOf(m))],
  [
    shape('((?:19|20)\\d{2})\\s?[-/]\\s?(0?[1-9]|1[0-2])(?![\\d-])'),
    ([y, m]) => months(Number(y), Number(m)),
  ],
  [shape(`${english}\\s?(\\d{4})(?!\\d)`), ([m, y]) => months(Number(y), englishMonth(m))],
  [shape(`${year}(上|下)半年`), ([y, half], today) => halves(yearOf(y, today), half)],
  [shape(`${year}年?(底|末|初)`), ([y, end], today) => endsOfYear(yearOf(y, today), end)],
  [shape('年(底|末|初)'), ([end], today) => lastYears(today, (y) => endsOfYear(y, end))],
  [shape(`${year}(?!内|以|后|前|来)`), ([y], today) => years(yearOf(y, today), today)],
  [shape(`${month}\\s?${day}`), ([m, d], today) => lastYears(today, (y) => days(y, m, d))],
  [
    shape(`(上上|上|这|本)\\s?个?月的?\\s?${day}`),
    ([which, d], today) => inMonth(today, periodsBack(which ?? ''), d),
  ],
  [shape('(上上|上|这|本)\\s?个?月'), ([which], today) => inMonth(today, periodsBack(which ?? ''))],
  [shape('(?:last|past) (month|week|year)'), ([unit], today) => precedingPeriod(today, unit ?? '')],
  [shape('this (month|week|year)'), ([unit], today) => currentPeriod(today, unit ?? '')],
  [
    shape('(上上|上|这|本)\\s?个?(?:周|星期|礼拜)([一二三四五六日天])'),
    ([which, weekday], today) => inWeek(today, periodsBack(which ?? ''), weekday),
  ],
  [
    shape('(上上|上|这|本)\\s?个?(?:周|星期|礼拜)(?!年|边|围|末)'),
    ([which], today) => inWeek(today, periodsBack(which ?? '')),
  ],
  [nearDayShape(), ([word], today) => nearDay(today, word ?? '')],
  [
    shape('(\\d{1,3}|[两三四五六七八九十]{1,3})\\s?天(?:之前|以前|前)'),
    ([count], today) => ago(today, count),
  ],
  [
    shape(
      `${recent}(\\d{1,3}|[一两二三四五六七八九十半]{1,3})\\s?(天|日|周|个?星期|个?礼拜|个月|年)(?:之内|以内|内|以来)`,
    ),
    ([count, unit], today) => back(today, count, unit),
  ],
  [
    shape(
      `(?:最近|近|过去)\\s?(\\d{1,3}|[一两二三四五六七八九十半]{1,3})\\s?(天|周|个?星期|个?礼拜|个月|年)(?!前)`,
    ),
    ([count, unit], today) => back(today, count, unit),
  ],
  [
    shape(
      `(?<![\\d.一二三四五六七八九十个])(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\\s?月份?(?![\\d亮球饼])`,
    ),
    ([m], today) => lastYears(today, (y) => months(y, numberOf(m))),
  ],
];

/**
 * Finds the date or span in a folded query: 2023年2月 微软, 昨天的苹果, 6月25号的新闻, 上周, 一周内. A future year is a
 * subject and stays in the query.
 */
export function readWrittenDate(text: string, today: CalendarDay): QueryDate | undefined {
  for (const [expression, read] of shapes) {
    const match = expression.exec(text);
    if (!match) continue;
    const spans = read(match.slice(1), today).filter(({ since }) => since <= today);
    // A future date is a subject, and no shorter part of it a filter.
    if (spans.length === 0) return undefined;
    const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
    return { rest: rest.replace(/\s+/g, ' ').trim(), typed: match[0].trim(), spans };
  }
  return undefined;
}

function shape(source: string): RegExp {
  return new RegExp(`(?<![\\d.a-z])${source}`);
}

/** 前天 is no day where 前 ends a word (目前日本, 三年前天猫), nor 前日 where 日 begins 日本. */
function nearDayShape(): RegExp {
  const words = PAST_DAY_WORDS.map((word) =>
    word.startsWith('前') ? `(?<![目之以此先日年月天周期提空眼当赛节盘史面])${word}(?!本)` : word,
  );
  return shape(`(${words.join('|')})`);
}
