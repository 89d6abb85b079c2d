import { type CalendarDay, dayOf } from '../../calendar/day.ts';
import { inWesternFigures } from './writtenFigures.ts';

/** Last segments of a path that are searched for a day: folders further up are names of places where files are kept. */
const SEGMENTS = 4;
const ADDRESS_SEGMENTS = 6;
const LONGEST_PATH = 400;

const WHOLE =
  /(?<!\d|\bv)((?:19|20)\d\d)\s?(?:[-_./年]\/?\s?(\d{1,2})\s?[-_./月]\/?\s?(\d{1,2})(?!\d)|[/_-]?(0[1-9]|1[0-2])([0-3]\d)(?=$|\D|\d{4}(?:\d\d)?(?!\d)))/g;
/**
 * Days with the year last: 27-12-2024, 12.27 2024; only a number above 12 shows which of the other two is the month.
 */
const YEAR_LAST = /(?<![\d.])(\d{1,2})[-_.](\d{1,2})[-_. ](20\d\d)(?![\d.])/;
/** Days that only addresses have: /24/1227/10/ABCDEFGH00097U7R.html (NetEase) and /202412/27/. */
const ADDRESS_ONLY = /\/(?:(\d\d)\/(\d\d)(\d\d)\/\d\d|20(\d\d)(\d\d)\/(\d\d))\//;
const SHORT_YEAR = /(?<![\d.])(\d\d)([-_.年]?)(0[1-9]|1[0-2])([-_.月]?)([0-3]\d)(?![\d.])/;
/** End of a range whose year and perhaps month are only at its beginning: 2024-12-21~27, 2024.12.21至12.27. */
const RANGE_END = /^\s?日?\s?(?:[~～至到]|--)\s?(?:(\d{1,2})[-_.月])?(\d{1,2})(?!\d)/;

/** Returns the day in a file's name, else in its folders; the last one if there are several. */
export function dayInPath(path: string): CalendarDay | undefined {
  const tail = tailOf(path.slice(-LONGEST_PATH).replaceAll('\\', '/'), SEGMENTS);
  const name = tail.slice(tail.lastIndexOf('/') + 1);
  return wholeDay(name) ?? yearLast(name) ?? shortDay(name) ?? wholeDay(tail);
}

/** Returns the day in an address: /2024/12/27/, /20241227/, t20241227_1.html; numbers of articles are not days. */
export function dayInAddress(url: string | null): CalendarDay | undefined {
  if (url === null || url.length > 2_000 || !URL.canParse(url)) return undefined;
  const { pathname, search } = new URL(url);
  return (
    wholeDay(tailOf(pathname, ADDRESS_SEGMENTS)) ??
    addressOnly(pathname) ??
    wholeDay(/[?&](?:date|day|d|dt)=([\d/-]{8,10})/i.exec(search)?.[1] ?? '')
  );
}

function tailOf(path: string, most: number): string {
  const segments = path.split('/').filter(Boolean).slice(-most);
  const name = segments.pop() ?? '';
  return [...segments, name.replace(/\.[a-z]\w{0,8}$/i, '')].join('/');
}

function wholeDay(written: string): CalendarDay | undefined {
  const text = inWesternFigures(written);
  let found: CalendarDay | undefined;
  for (const match of text.matchAll(WHOLE)) {
    const [whole, year, month, day, compactMonth, compactDay] = match;
    const start = dayOf(Number(year), Number(month ?? compactMonth), Number(day ?? compactDay));
    if (start === undefined) continue;
    const end = RANGE_END.exec(text.slice(match.index + whole.length, match.index + whole.length + 12));
    const lastMonth = Number(end?.[1] ?? month ?? compactMonth);
    const crossed = lastMonth < Number(month ?? compactMonth) ? 1 : 0;
    found = (end ? dayOf(Number(year) + crossed, lastMonth, Number(end[2])) : undefined) ?? start;
  }
  return found;
}

function yearLast(name: string): CalendarDay | undefined {
  const [, first, second, year] = YEAR_LAST.exec(name)?.map(Number) ?? [];
  if (first === undefined || second === undefined || year === undefined) return undefined;
  if (first <= 12 && second <= 12) return first === second ? dayOf(year, first, second) : undefined;
  return first > 12 ? dayOf(year, second, first) : dayOf(year, first, second);
}

function addressOnly(pathname: string): CalendarDay | undefined {
  const [, ...groups] = ADDRESS_ONLY.exec(pathname) ?? [];
  const [year, month, day] = groups.filter((group) => group !== undefined).map(Number);
  return year === undefined || month === undefined || day === undefined
    ? undefined
    : dayOf(2000 + year, month, day);
}

function shortDay(name: string): CalendarDay | undefined {
  const [, year, first, month, second, day] = SHORT_YEAR.exec(inWesternFigures(name)) ?? [];
  if (year === undefined || (first === '') !== (second === '') || Number(year) < 10 || Number(year) > 60)
    return undefined;
  return dayOf(2000 + Number(year), Number(month), Number(day));
}
