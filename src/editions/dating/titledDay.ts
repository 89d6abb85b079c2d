import { dayOf } from '../../calendar/day.ts';
import { simplify } from '../../text/fold.ts';
import { TERMS } from '../terms/terms.ts';
import { DAY_TERMS, WEEKDAY } from './dayTerms.ts';
import { inWesternFigures } from './writtenFigures.ts';

/** Day that a headline is about, the last day of a range; its year is undefined if the headline gives none. */
export interface TitledDay {
  readonly year: number | undefined;
  readonly month: number;
  readonly dayOfMonth: number;
  /** First day of the range; undefined if the headline names a single day. */
  readonly from?: { readonly month: number; readonly dayOfMonth: number };
}

const DATE = String.raw`(?:(20\d\d|(?<!\d)\d\d(?=\s?年))\s?[-/.年]\s?)?(?<!\d)(\d{1,2})\s?([-/.月])\s?(\d{1,2})(?!\d)\s?[日号號]?`;
const RANGE = String.raw`\s?(?:[-–—~～至到]|--)\s?(?:(?:(20\d\d)\s?[-/.年]\s?)?(\d{1,2})\s?[-/.月]\s?)?(\d{1,2})(?!\d)\s?[日号號]?`;
const WRITTEN = new RegExp(`${DATE}(?:${RANGE})?`, 'g');
const COMPACT = /(?<!\d)(20\d\d)(\d\d)(\d\d)(?:\s?[-~～至到]\s?(?:(20\d\d))?(?:(\d\d))?(\d\d))?(?!\d)/g;

/** Day of six digits at the end of a headline, with or without brackets: 241227. */
const SIX_FIGURES = /(?:[\s|｜丨·\-（(【[]|[\u3400-\u9fff])(?<!第)(\d{6})[）)】\]]?$/;
/** Weekday after a day without a year or Chinese signs; like a column's name, it shows that the numbers are a day. */
const WEEKDAY_BEHIND = new RegExp(String.raw`^\s?[（(]?${WEEKDAY}(?![\u3400-\u9fff])`);
const WEEKDAY_FIRST = new RegExp(String.raw`^[\s，,]?[（(]?${WEEKDAY}[）)]?[，,]?`);

/** What every written day has: figures on both sides of a sign, a year or more figures, or a month in numerals. */
const MAY_HOLD_DAY = /[\d０-９]\s?[-/.月－／．]\s?[\d０-９]|[\d０-９]{4}|[一二三四五六七八九十]\s?月/;

const LONGEST_HEADLINE = 300;
/** Most characters of a column's name beside the day; such a headline is about the day. */
const LONGEST_NAME = 14;

/**
 * Returns the day that a headline puts beside its column's name, in brackets or at its end: `12月5日科技资讯`,
 * （20250316）, 2024.12.21-12.27 周报. Days that its news is about do not count.
 */
export function titledDay(headline: string): TitledDay | undefined {
  const written = headline.slice(0, LONGEST_HEADLINE);
  if (!MAY_HOLD_DAY.test(written)) return undefined;
  const text = inWesternFigures(simplify(written));
  for (const match of text.matchAll(COMPACT)) {
    const [, year, month, day, lastYear, lastMonth, last] = match.map((part) =>
      part === undefined ? undefined : Number(part),
    );
    const found = { year: lastYear ?? year, month: lastMonth ?? month ?? 0, dayOfMonth: last ?? day ?? 0 };
    if (found.year !== undefined && dayOf(found.year, found.month, found.dayOfMonth)) {
      return last === undefined ? found : { ...found, from: { month: month ?? 0, dayOfMonth: day ?? 0 } };
    }
  }
  for (const match of text.matchAll(WRITTEN)) {
    const found = dayFrom(match);
    if (found && isBesideColumn(text, match, found)) return found;
  }
  const [, short] = SIX_FIGURES.exec(text) ?? [];
  if (short === undefined) return undefined;
  const [year, month, dayOfMonth] = [0, 2, 4].map((at) => Number(short.slice(at, at + 2)));
  const isDay = year && month && dayOfMonth && year > 9 && year < 60 && dayOf(2000 + year, month, dayOfMonth);
  return isDay ? { year: 2000 + year, month, dayOfMonth } : undefined;
}

function dayFrom(match: RegExpExecArray): TitledDay | undefined {
  const [, yearText, monthText, sign, dayText, lastYearText, lastMonthText, lastDayText] = match;
  const first = { month: Number(monthText), dayOfMonth: Number(dayText) };
  const year = yearText === undefined ? undefined : Number(yearText) + (yearText.length === 2 ? 2000 : 0);
  if (dayOf(year ?? 2024, first.month, first.dayOfMonth) === undefined) return undefined;
  if (lastDayText !== undefined) {
    const month = lastMonthText === undefined ? first.month : Number(lastMonthText);
    const crossed = year !== undefined && month < first.month ? year + 1 : year;
    const last = {
      year: lastYearText ? Number(lastYearText) : crossed,
      month,
      dayOfMonth: Number(lastDayText),
    };
    if (dayOf(last.year ?? 2024, last.month, last.dayOfMonth) !== undefined) return { ...last, from: first };
  }
  // Without a year or Chinese signs it may be a version or a score.
  const isSure = year !== undefined || sign === '月' || isInBrackets(match) || isNamedBeside(match);
  return isSure ? { year, ...first } : undefined;
}

function isNamedBeside({ input, index, 0: written }: RegExpExecArray): boolean {
  const after = input.slice(index + written.length, index + written.length + LONGEST_NAME);
  if (WEEKDAY_BEHIND.test(after)) return true;
  return (
    index === 0 &&
    TERMS.columnEnding.test(after.split(/[|｜丨:：，。；\s]/).find((part) => part !== '') ?? '')
  );
}

function isInBrackets({ input, index, 0: written }: RegExpExecArray): boolean {
  return (
    /[（(【[「]\s?$/.test(input.slice(Math.max(0, index - 2), index)) &&
    /^\s?[）)】\]」]/.test(input.slice(index + written.length, index + written.length + 2))
  );
}

function isBesideColumn(text: string, match: RegExpExecArray, found: TitledDay): boolean {
  const end = match.index + match[0].length;
  const before = text.slice(0, match.index);
  const after = text.slice(end);
  if (
    found.from === undefined &&
    (DAY_TERMS.aheadBeforeInHeadline.test(before.slice(-6)) ||
      DAY_TERMS.aheadBehindInHeadline.test(after.slice(0, 6)))
  )
    return false;
  if (isInBrackets(match)) return true;
  const rest = after.replace(WEEKDAY_FIRST, '').trimStart();
  if (rest.replace(/[）)\]】」]/g, '') === '') return true;
  const start = before.slice(before.search(/[^|｜丨]*$/)).trim();
  const bar = rest.search(/[|｜丨:：]/);
  const close = (bar < 0 ? rest : rest.slice(0, bar)).trim();
  const isShort = start.length + close.length <= LONGEST_NAME && !/[，。；,;]/.test(start + close);
  if (isShort && (bar >= 0 || start !== '' || TERMS.columnEnding.test(close))) return true;
  return start.length <= LONGEST_NAME && DAY_TERMS.columnBehind.test(rest);
}
