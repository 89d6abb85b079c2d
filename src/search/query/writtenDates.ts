import { addDays, type CalendarDay, dayOf, weekdayOf } from '../../calendar/day.ts';

/** Days from `since` to `until`, both included. */
export interface DaySpan {
  readonly since: CalendarDay;
  readonly until: CalendarDay;
}

/** A date or span as a query writes it. */
export interface QueryDate {
  /** The query without it. */
  readonly rest: string;
  /** What was written. */
  readonly typed: string;
  /** What it can mean, the likeliest first: 6 月 25 日 is that of this year or of an earlier one. */
  readonly spans: readonly DaySpan[];
}

/** 6 月 25 日 without a year may be so many years back. */
const YEARS_BACK = 15;
/** Earlier years are numbers. */
const FIRST_YEAR = 1990;

const number = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const year = '(\\d{4}|[零〇一二三四五六七八九]{4}|今|去|前|大前)\\s?年';
/** Two digits are a year only before its month: 16 年 may be as long. */
const shortYear = `(\\d{2})\\s?年的?\\s?`;
const month = `(${number})\\s?月份?`;
const day = `(${number})\\s?[日号]`;
const english = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const recent = '(?:最近|近|过去|这)?\\s?';

type Read = (parts: readonly string[], today: CalendarDay) => readonly DaySpan[];

/** Ways of writing dates, the longest first, as people write them in Chinese and English chats. */
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
  [shape(`${year}(?!内|以|后|前|来)`), ([y], today) => years(yearOf(y, today), today)],
  [shape(`${month}\\s?${day}`), ([m, d], today) => lastYears(today, (y) => days(y, m, d))],
  [
    shape(`(上上|上|这|本)\\s?个?月的?\\s?${day}`),
    ([which, d], today) => inMonth(today, monthsBack(which), d),
  ],
  [shape('(上上|上|这|本)\\s?个?月'), ([which], today) => inMonth(today, monthsBack(which))],
  [shape('(?:last|past) (month|week|year)'), ([unit], today) => before(today, unit ?? '')],
  [shape('this (month|week|year)'), ([unit], today) => current(today, unit ?? '')],
  [
    shape('(上上|上|这|本)\\s?个?(?:周|星期|礼拜)([一二三四五六日天])'),
    ([which, weekday], today) => inWeek(today, monthsBack(which), weekday),
  ],
  [
    shape('(上上|上|这|本)\\s?个?(?:周|星期|礼拜)(?!年|边|围|末)'),
    ([which], today) => inWeek(today, monthsBack(which)),
  ],
  [
    shape('(大前天|前天|前日|昨天|昨日|昨晚|今天|今日|今早|今晚|yesterday|today)'),
    ([word], today) => spoken(today, word),
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
 * The date or span that a folded query is bounded to by its words: 2023年2月 微软, 昨天的苹果, 6月25号的新闻, 上周,
 * 一周内. A year to come is what somebody asks about, not when it was written: it stays in the query.
 */
export function readWrittenDate(text: string, today: CalendarDay): QueryDate | undefined {
  for (const [expression, read] of shapes) {
    const match = expression.exec(text);
    if (!match) continue;
    const spans = read(match.slice(1), today).filter(({ since }) => since <= today);
    // What lies ahead is asked about: no shorter reading of it is a bound.
    if (spans.length === 0) return undefined;
    const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
    return { rest: rest.replace(/\s+/g, ' ').trim(), typed: match[0].trim(), spans };
  }
  return undefined;
}

/** A span as people say it: 2023 年 2 月, 2024 年, 2024-12-27, 2024-12-20 至 2024-12-27. */
export function spanText({ since, until }: DaySpan): string {
  if (since === until) return since;
  const [year, month] = [since.slice(0, 4), Number(since.slice(5, 7))];
  if (since === `${year}-01-01` && until === `${year}-12-31`) return `${year} 年`;
  const [whole] = months(Number(year), month);
  return whole?.since === since && whole.until === until ? `${year} 年 ${month} 月` : `${since} 至 ${until}`;
}

function shape(source: string): RegExp {
  return new RegExp(`(?<![\\d.a-z])${source}`);
}

const chineseDigits = new Map([...'零一二三四五六七八九'].map((digit, value) => [digit, value]));
chineseDigits.set('〇', 0).set('两', 2);

/** Up to 九十九. */
function numberOf(text: string | undefined): number {
  if (text === undefined) return Number.NaN;
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.split('十');
  if (ones === undefined) return chineseDigits.get(text) ?? Number.NaN;
  const ten = tens === '' ? 1 : (chineseDigits.get(tens ?? '') ?? Number.NaN);
  return ten * 10 + (ones === '' ? 0 : (chineseDigits.get(ones) ?? Number.NaN));
}

function yearOf(text: string | undefined, today: CalendarDay): number {
  const now = Number(today.slice(0, 4));
  const back = { 今: 0, 去: 1, 前: 2, 大前: 3 }[text ?? ''];
  if (back !== undefined) return now - back;
  return Number([...(text ?? '')].map((digit) => chineseDigits.get(digit) ?? digit).join(''));
}

/** The year of this century with these two digits. */
function shortYearOf(text: string | undefined, today: CalendarDay): number {
  return Number(`${today.slice(0, 2)}${text}`);
}

function englishMonth(name: string | undefined): number {
  return 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').indexOf(name ?? '') + 1;
}

function span(since: CalendarDay | undefined, until: CalendarDay | undefined): DaySpan[] {
  return since && until ? [{ since, until }] : [];
}

function days(year: number, month: string | undefined, day: string | undefined): DaySpan[] {
  const only = dayOf(year, numberOf(month), numberOf(day));
  return span(only, only);
}

function months(year: number, month: number): DaySpan[] {
  const next = month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
  return span(dayOf(year, month, 1), next && addDays(next, -1));
}

function years(year: number, today: CalendarDay): DaySpan[] {
  if (year < FIRST_YEAR || year > Number(today.slice(0, 4))) return [];
  return span(dayOf(year, 1, 1), dayOf(year, 12, 31));
}

function halves(year: number, half: string | undefined): DaySpan[] {
  return half === '上'
    ? span(dayOf(year, 1, 1), dayOf(year, 6, 30))
    : span(dayOf(year, 7, 1), dayOf(year, 12, 31));
}

function lastYears(today: CalendarDay, inYear: (year: number) => readonly DaySpan[]): DaySpan[] {
  const now = Number(today.slice(0, 4));
  return Array.from({ length: YEARS_BACK }, (_, back) => inYear(now - back)).flat();
}

function monthsBack(which: string | undefined): number {
  return { 上: 1, 上上: 2 }[which ?? ''] ?? 0;
}

function inMonth(today: CalendarDay, back: number, day?: string): DaySpan[] {
  const ordinal = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - back;
  const [year, month] = [Math.floor(ordinal / 12), (ordinal % 12) + 1];
  return day === undefined ? months(year, month) : days(year, String(month), day);
}

/** Weeks begin on Monday. */
function inWeek(today: CalendarDay, back: number, weekday?: string): DaySpan[] {
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7) - 7 * back);
  if (weekday === undefined) return span(monday, addDays(monday, 6));
  const only = addDays(monday, '一二三四五六日'.indexOf(weekday === '天' ? '日' : weekday));
  return span(only, only);
}

function spoken(today: CalendarDay, word: string | undefined): DaySpan[] {
  const back = { 大前天: 3, 前天: 2, 前日: 2, 昨天: 1, 昨日: 1, 昨晚: 1, yesterday: 1 }[word ?? ''] ?? 0;
  const only = addDays(today, -back);
  return span(only, only);
}

function before(today: CalendarDay, unit: string): DaySpan[] {
  if (unit === 'week') return inWeek(today, 1);
  return unit === 'month' ? inMonth(today, 1) : years(Number(today.slice(0, 4)) - 1, today);
}

function current(today: CalendarDay, unit: string): DaySpan[] {
  if (unit === 'week') return inWeek(today, 0);
  return unit === 'month' ? inMonth(today, 0) : years(Number(today.slice(0, 4)), today);
}

function back(today: CalendarDay, count: string | undefined, unit: string | undefined): DaySpan[] {
  const many = count === '半' ? 0.5 : numberOf(count);
  const length = unit?.endsWith('月') ? 30 : unit === '年' ? 365 : unit === '天' || unit === '日' ? 1 : 7;
  return Number.isNaN(many) ? [] : span(addDays(today, -Math.ceil(many * length)), today);
}
