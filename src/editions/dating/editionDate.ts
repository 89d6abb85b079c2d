import { type CalendarDay, dayOf, daysBetween } from '../../calendar/day.ts';
import { BEIJING, dayAt } from '../../calendar/zone.ts';
import type { Metadata } from '../../documents/readDocument.ts';
import type { Warning } from '../edition.ts';
import type { Line } from '../line.ts';
import { csdnArticle, type Estimate, estimateDay, notedArticle } from './csdnArticles.ts';
import { doubtAbout } from './dateDoubt.ts';
import { type NamedDay, namedDays, nearestTo, yearByWeekday } from './namedDays.ts';
import { dayInAddress, dayInPath } from './pathDay.ts';
import { titledDay } from './titledDay.ts';

/** The day that an edition is about, and what is doubtful about it. */
export interface Dating {
  readonly day: CalendarDay | null;
  readonly warnings: readonly Warning[];
}

/** What an edition's day is found from; `time` is the file's, by which it was written. */
export interface DateEvidence {
  readonly lines: readonly Line[];
  readonly headline: string;
  readonly metadata: Metadata;
  readonly time: Date;
  /** The index of the first line of a story. */
  readonly opening: number;
  /** The file's path or the document's address. */
  readonly origin: string;
}

/** News names days up to so many before the edition; more than a week of silence is a weekly's at most. */
const FRESH_DAYS = 10;
/** Without the article's number a date is doubted only when the text is further away from it. */
const DOUBTED_DAYS = 21;
/** A date so far from the article's number, and beyond its slack, is wrong even if the text names days near it. */
const FAR_OFF_DAYS = 60;
/** An estimate off by no more says the day by itself. */
const SURE_DAYS = 3;
/** A dateline stands so far from the top at most. */
const TOP_LINES = 6;
const LONGEST_DATELINE = 80;
const LONGEST_TEXT = 60_000;

/**
 * The day of an edition: the metadata's where headline, article number and the days that the text names allow it,
 * else the day that they agree on, with the warning `date-mismatch`. Archives write the day of their crawl.
 */
export function datingOf(evidence: DateEvidence): Dating {
  const { metadata, headline } = evidence;
  const text = textOf(evidence.lines);
  const named = namedDays(text).filter(({ ahead }) => !ahead);
  const article = csdnArticle(metadata.url) ?? notedArticle(metadata.fields);
  const estimate = article === undefined ? undefined : estimateDay(article);
  const titled = dayOfHeadline(headline, evidence, estimate, text);
  const found =
    titled ??
    (metadata.day === null
      ? (dayOfHeadline(metadata.title ?? '', evidence, estimate, text) ??
        placedDay(evidence) ??
        undatedDay(evidence, estimate, named, text))
      : undefined);
  if (metadata.day === null) return found ? { day: found, warnings: [] } : noDate();
  const day = found ?? contradictedBy(metadata.day, named, estimate, text) ?? metadata.day;
  if (Math.abs(daysBetween(metadata.day, day)) > 1) return { day, warnings: [mismatch(metadata.day, day)] };
  const doubt = found ? undefined : doubtAbout({ written: metadata.day, named, text, headline, estimate });
  return { day: metadata.day, warnings: doubt ? [{ code: 'date-mismatch', message: doubt }] : [] };
}

/** The day in the file's name or path, or in the address. */
function placedDay({ metadata, origin }: DateEvidence): CalendarDay | undefined {
  const inPath = /^https?:/i.test(origin) ? undefined : dayInPath(origin);
  return inPath ?? dayInAddress(metadata.url);
}

function noDate(): Dating {
  return { day: null, warnings: [{ code: 'no-date', message: 'The document names no date.' }] };
}

function mismatch(written: CalendarDay, day: CalendarDay): Warning {
  const message = `The document is dated ${written}, but its text speaks of ${day}; the text was believed.`;
  return { code: 'date-mismatch', message };
}

/** The day in a headline, its year from whatever knows it. */
function dayOfHeadline(
  headline: string,
  { metadata, time }: DateEvidence,
  estimate: Estimate | undefined,
  text: string,
): CalendarDay | undefined {
  const titled = titledDay(headline);
  if (titled === undefined) return undefined;
  const { year, month, dayOfMonth } = titled;
  if (year !== undefined) return dayOf(year, month, dayOfMonth);
  const named = { year, month, dayOfMonth, weekday: undefined, ahead: false, times: 1 };
  if (estimate) return nearestTo(estimate.day, named);
  const common = commonYear(text);
  const inYear = common === undefined ? undefined : dayOf(common, month, dayOfMonth);
  const near = metadata.day === null ? undefined : nearestTo(metadata.day, named);
  if (near && metadata.day && Math.abs(daysBetween(metadata.day, near)) <= FRESH_DAYS) return near;
  return inYear ?? near ?? latestNear(dayAt(time, BEIJING), FRESH_DAYS, [named]);
}

/**
 * The day of a document whose metadata has none and whose headline, path and address name none: a dateline at its top,
 * else about when its article was numbered. What its stories tell of is no day of the edition.
 */
function undatedDay(
  { lines, headline, time, opening }: DateEvidence,
  estimate: Estimate | undefined,
  named: readonly NamedDay[],
  text: string,
): CalendarDay | undefined {
  const top = lines
    .filter(({ index, text: line }) => index < opening && line.length <= LONGEST_DATELINE)
    .slice(0, TOP_LINES)
    // The days that a headline's news is about are none of the edition, unless it says what day it is.
    .flatMap((line) =>
      namedDays(line.text).filter((day) => line.text !== headline || day.weekday !== undefined),
    );
  const dateline = top.find(({ year }) => year !== undefined);
  if (dateline?.year) return dayOf(dateline.year, dateline.month, dateline.dayOfMonth);
  if (estimate) return estimate.day;
  const today = dayAt(time, BEIJING);
  const dated = top.find((day) => day.weekday !== undefined);
  const year = commonYear(text) ?? (dated && yearByWeekday(dated, today));
  // A document that is fresh names a day just before its own time.
  if (year === undefined) return latestNear(today, FRESH_DAYS, top);
  const days = top.map((day) => dayOf(year, day.month, day.dayOfMonth));
  return latest(days.filter((day) => day !== undefined && day <= today)) ?? commonDay(named, year, today);
}

const FEWEST_TELLINGS = 5;
const MOST_OF_THEM = 0.8;

/**
 * The latest of the days that the text as a whole tells of, where it names their year and nearly all lie together. One
 * story's day says nothing; a week that all stories share is the edition's.
 */
function commonDay(named: readonly NamedDay[], year: number, today: CalendarDay): CalendarDay | undefined {
  const undated = named.filter((day) => day.year === undefined || day.year === year);
  const days = undated.map(({ month, dayOfMonth, times }) => ({
    day: dayOf(year, month, dayOfMonth),
    times,
  }));
  const last = latest(days.map(({ day }) => day).filter((day) => day !== undefined && day <= today));
  if (last === undefined || days.length < 2) return undefined;
  const isNear = ({ day }: { day: CalendarDay | undefined }) =>
    day !== undefined && day <= last && daysBetween(day, last) <= FRESH_DAYS;
  const near = days.filter(isNear).reduce((sum, { times }) => sum + times, 0);
  return near >= FEWEST_TELLINGS && near >= MOST_OF_THEM * mentions(named) ? last : undefined;
}

/** The day that the text is about, where it cannot be the one written; undefined where the written one may be right. */
function contradictedBy(
  written: CalendarDay,
  named: readonly NamedDay[],
  estimate: Estimate | undefined,
  text: string,
): CalendarDay | undefined {
  const fresh = latestNear(written, FRESH_DAYS, named);
  if (estimate) {
    const off = Math.abs(daysBetween(estimate.day, written));
    if (off <= estimate.slackDays && (fresh !== undefined || mentions(named) < 3)) return undefined;
    const isFar = off > Math.max(FAR_OFF_DAYS, estimate.slackDays);
    // The table may be off where it is thin: a date that the text confirms stands.
    if (off <= 2 || (!isFar && fresh !== undefined)) return undefined;
    if (estimate.slackDays <= SURE_DAYS) return estimate.day;
    return (
      latestNear(estimate.day, estimate.slackDays + FRESH_DAYS, named) ?? (isFar ? estimate.day : undefined)
    );
  }
  if (fresh !== undefined || latestNear(written, DOUBTED_DAYS, named) !== undefined) return undefined;
  const undated = named.filter(({ year }) => year === undefined);
  if (mentions(undated) < 3) return undefined;
  const year = commonYear(text);
  const days = undated.map((day) =>
    year === undefined ? nearestTo(written, day) : dayOf(year, day.month, day.dayOfMonth),
  );
  return latest(days.filter((day) => day !== undefined && day <= written));
}

function mentions(named: readonly NamedDay[]): number {
  return named.reduce((sum, { times }) => sum + times, 0);
}

/** The latest named day within so many days of a reference, at most two of them after it. */
function latestNear(
  reference: CalendarDay,
  within: number,
  named: readonly NamedDay[],
): CalendarDay | undefined {
  const days = named.map((day) => nearestTo(reference, day)).filter((day) => day !== undefined);
  const allowed = days.filter((day) => {
    const off = daysBetween(reference, day);
    return off >= -within && off <= Math.min(within, 2 + within / 2);
  });
  return latest(allowed);
}

function latest(days: readonly (CalendarDay | undefined)[]): CalendarDay | undefined {
  return days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
}

/** The year that a text names mostly, the earlier of two: what is to come is named too. */
function commonYear(text: string): number | undefined {
  const counts = new Map<number, number>();
  for (const [, written] of text.matchAll(/(?<!\d)(20[12]\d)\s*年/g)) {
    const year = Number(written);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return most && most[1] >= 2 && most[1] >= 0.5 * total ? most[0] : undefined;
}

/** The text of the lines that may name a day or a year, up to so many characters of the document. */
function textOf(lines: readonly Line[]): string {
  let text = '';
  let characters = 0;
  for (const line of lines) {
    if (characters > LONGEST_TEXT) break;
    if (line.text === '') continue;
    const start = line.text.slice(0, LONGEST_LINE);
    characters += start.length + 1;
    if (MAY_NAME_DAY.test(start)) text += `${start}\n`;
  }
  return text;
}

const LONGEST_LINE = 2000;
/** Found in every day and year: the sign of a month, a year of this century, or one of the Republic. */
const MAY_NAME_DAY = /月|20|２０|1[0-4]\d\s?[-/]/;
