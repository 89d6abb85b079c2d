import { MONTH_NAME, monthNumber } from './monthNames.ts';

/** Written day; the year may be absent. */
export interface WrittenDate {
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number;
}

type DateReader = (groups: readonly string[]) => {
  year: string | undefined;
  month: string;
  day: string;
};

/** Forms of a day, the least ambiguous first; each reads the groups of its expression. */
const DATE_FORMS: readonly (readonly [form: RegExp, read: DateReader])[] = [
  // 2024-12-27, 2024/12/27, 2024.12.27, 2024年12月27日, 2024년 12월 27일
  [
    /(?<!\d)(\d{4})\s?[-/._年년]\s?(\d{1,2})\s?[-/._月월]\s?(\d{1,2})(?!\d)\s?[日号號일]?T?/i,
    ([year, month = '', day = '']) => ({ year, month, day }),
  ],
  // 20241227, 20241227T100000Z, 20241227100000
  [
    /(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?=$|\D|\d{4}(?:\d\d)?(?!\d))T?/i,
    ([year, month = '', day = '']) => ({ year, month, day }),
  ],
  // 27 Dec 2024, 27-Dec-24, 27 Dec '24, and 27/Dec/2024:10:00:00 as web servers log
  [
    new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[\\s/-]{1,3}${MONTH_NAME}[,\\s/'’-]{1,3}(\\d{4}|\\d{2})(?:(?![\\d:])|:(?=\\d\\d:\\d\\d))`,
      'i',
    ),
    ([day = '', month = '', year]) => ({ year, month, day }),
  ],
  // 2024 Dec 27, 2024-Dec-27
  [
    new RegExp(`(?<!\\d)(\\d{4})[\\s/-]{1,3}${MONTH_NAME}[\\s/-]{1,3}(\\d{1,2})(?![\\d:])`, 'i'),
    ([year, month = '', day = '']) => ({ year, month, day }),
  ],
  // Dec 27, 2024, Dec 27 '24
  [
    new RegExp(
      `${MONTH_NAME}[\\s-]{1,3}(\\d{1,2})(?:st|nd|rd|th)?(?:[,\\s-]{1,3}(\\d{4})|[,\\s]{1,3}['’](\\d{2}))(?![\\d:])`,
      'i',
    ),
    ([month = '', day = '', year, short]) => ({ year: year ?? short, month, day }),
  ],
  // 27 12月 2024, as Java writes in a Chinese locale
  [/(?<!\d)(\d{1,2})\s(\d{1,2})月\s(\d{4})(?!\d)/, ([day = '', month = '', year]) => ({ year, month, day })],
  // 12/27/2024, and 27/12/2024 if only that is possible
  [
    /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/,
    ([first = '', second = '', year]) =>
      Number(first) > 12 ? { year, month: second, day: first } : { year, month: first, day: second },
  ],
  // 27.12.2024, 27. 12. 2024 and 27-12-2024, the day first; the other way round if only that is possible
  [
    /(?<![\d.-])(\d{1,2})([.-])\s?(\d{1,2})\2\s?(\d{4})(?![\d.-])/,
    ([first = '', , second = '', year]) =>
      Number(second) > 12 ? { year, month: first, day: second } : { year, month: second, day: first },
  ],
  // 24年12月27日, 24-12-27, 24.12.27: years of two figures that cannot be a day of a month before a month
  [
    /(?<![\d.-])(1[3-9]|[2-4]\d)(?:年(\d{1,2})月(\d{1,2})[日号號]?|([.-])(\d{1,2})\4(\d{1,2}))(?![\d.-])/,
    ([year, month, day, , second = '', third = '']) => ({ year, month: month ?? second, day: day ?? third }),
  ],
  // 12月27日, 12-27 10:00
  [/(?<!\d)(\d{1,2})月(\d{1,2})日/, ([month = '', day = '']) => ({ year: undefined, month, day })],
  [/^(\d{1,2})[-/](\d{1,2})(?=$|\s)/, ([month = '', day = '']) => ({ year: undefined, month, day })],
];

/** Fri Dec 27 10:00:00 CST 2024, as C and Java write it. */
const CTIME = new RegExp(`${MONTH_NAME}\\s{1,3}(\\d{1,2})\\s.{0,40}?(?<![\\d:+-])(\\d{4})$`, 'i');

/** Matches 27.12.24, the day first: used only if the year first would be in the future. */
const DAY_FIRST = /(?<![\d.-])(\d{1,2})([.-])(\d{1,2})\2(\d{2})(?![\d.-])/;

/** Returns the day in a text, and its place; of two readings of 27.12.24 the one that is not after `now`. */
export function dateIn(
  text: string,
  now?: Date,
): { readonly date: WrittenDate; readonly start: number; readonly end: number } | undefined {
  const found = firstDateIn(text);
  const year = found?.date.year;
  if (!found || !now || year === undefined || year <= now.getUTCFullYear()) return found;
  const [written, day = '', , month = '', short = ''] = DAY_FIRST.exec(text) ?? [];
  const other = wholeYear(short);
  if (written === undefined || Number(month) > 12 || other > now.getUTCFullYear()) return found;
  return { ...found, date: { year: other, month: Number(month), day: Number(day) } };
}

function firstDateIn(text: string): ReturnType<typeof dateIn> {
  for (const [form, read] of DATE_FORMS) {
    const match = form.exec(text);
    if (!match) continue;
    const { year, month, day } = read(match.slice(1));
    const date = {
      year: year === undefined ? undefined : wholeYear(year),
      month: monthNumber(month),
      day: Number(day),
    };
    return { date, start: match.index, end: match.index + match[0].length };
  }
  const [whole, month = '', day = '', year = ''] = CTIME.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const date = { year: Number(year), month: monthNumber(month), day: Number(day) };
  // Only the year is removed: the time is between it and the day.
  return { date, start: text.length - year.length, end: text.length };
}

/** Returns the full year of one with two digits (RFC 2822, 4.3). */
function wholeYear(year: string): number {
  const value = Number(year);
  return year.length > 2 ? value : value + (value < 50 ? 2000 : 1900);
}
