import { countedBack, isAge } from './times/age.ts';
import { withCalendarDates } from './times/calendarDates.ts';
import { clockIn, zoneMinutesIn } from './times/clockTime.ts';
import { instantAtOffset } from './times/instantAtOffset.ts';
import { withClocksInFigures, withEnglishMonths } from './times/monthNames.ts';
import { dateIn } from './times/writtenDate.ts';
import { readWrittenNumbers } from './times/writtenNumbers.ts';

/** Most characters of a time. */
const MOST_CHARACTERS = 100;

/** Earliest valid instant: unset clocks give 1970, and Hugo's zero value is the year 1. */
const EARLIEST = Date.UTC(1990);

const DAY_MILLISECONDS = 24 * 60 * 60_000;

/**
 * Returns the instant that a feed states: RFC 822, ISO 8601 and their variants, Chinese, American and database forms,
 * months in other European languages and Vietnamese, seconds or milliseconds since 1970, and ages such as 3 小时前. Without a zone, or
 * with `CST` (which in these feeds is China's, not Chicago's), it is in Beijing's. A day without a time is its 08:00 in
 * Beijing. A missing year or an age is resolved against `now`. Returns undefined for anything else, and before 1990
 * (unset clocks).
 */
export function parsePublishedTime(stated: string | undefined, now?: Date): Date | undefined {
  const written = (stated ?? '').trim().slice(0, MOST_CHARACTERS);
  if (written === '') return undefined;
  const usual = usualTime(written);
  if (usual !== undefined) return usual < EARLIEST ? undefined : new Date(usual);
  const text = withCalendarDates(readWrittenNumbers(written));
  const instant = sinceEpoch(text) ?? (now && countedBack(written, now)) ?? onCalendar(text, now);
  return instant === undefined || instant < EARLIEST ? undefined : new Date(instant);
}

/** Matches the usual form of front matter and most feeds: `2024-12-27 11:39:08 +0800`, ISO 8601, with days up to 28. */
const USUAL =
  /^([12]\d{3})-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])[T ]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:Z| ?([+-])(0\d|1[0-2]):?([03]0))?$/;

/** Returns the instant of a time in the usual form, reckoned at once; undefined for others, which take twenty times as long. */
function usualTime(written: string): number | undefined {
  const match = USUAL.exec(written);
  if (!match) return undefined;
  const [year = 0, month = 0, day, hour, minute, second] = match.slice(1, 7).map(Number);
  if (year >= FIRST_BUDDHIST_YEAR) return undefined;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const [sign, zoneHour, zoneMinute] = match.slice(7);
  if (sign === undefined) return written.endsWith('Z') ? local : local - BEIJING_MILLISECONDS;
  const offset = (60 * Number(zoneHour) + Number(zoneMinute)) * 60_000;
  return sign === '+' ? local - offset : local + offset;
}

const BEIJING_MILLISECONDS = 8 * 60 * 60_000;

/** Whether a stated time is relative to the moment of reading, such as an age. */
export function isRelativeTime(stated: string): boolean {
  return isAge(stated.trim().slice(0, MOST_CHARACTERS));
}

/** Reads seconds or milliseconds since 1970, of 2001 and later; .NET's `/Date(1735264800000)/` too. */
function sinceEpoch(text: string): number | undefined {
  if (/^\d{10}(?:\.\d{1,9})?$/.test(text)) return Math.trunc(Number(text) * 1000);
  const milliseconds = /^(\d{13})$|^\/Date\((\d{13})(?:[+-]\d{4})?\)\/$/.exec(text);
  return milliseconds ? Number(milliseconds[1] ?? milliseconds[2]) : undefined;
}

/** Reads a day with or without a time and a zone, in any order. */
function onCalendar(written: string, now: Date | undefined): number | undefined {
  const text = dateIn(written) ? written : withEnglishMonths(written);
  const found = dateIn(text, now);
  if (!found) return undefined;
  const rest = withClocksInFigures(`${text.slice(0, found.start)} ${text.slice(found.end)}`);
  const zone = zoneMinutesIn(rest);
  const clock = clockIn(rest);
  const { month, day } = found.date;
  if (found.date.year !== undefined)
    return instantAtOffset({ year: commonYear(found.date.year), month, day }, clock, zone);
  if (!now) return undefined;
  const year = now.getUTCFullYear();
  const instant = instantAtOffset({ year, month, day }, clock, zone);
  const isYetToCome = instant !== undefined && instant > now.getTime() + DAY_MILLISECONDS;
  return isYetToCome ? instantAtOffset({ year: year - 1, month, day }, clock, zone) : instant;
}

/** First year that is read as Buddhist: Thailand counts from 543 BCE, so 2567 is 2024. */
const FIRST_BUDDHIST_YEAR = 2500;

function commonYear(year: number): number {
  return year >= FIRST_BUDDHIST_YEAR ? year - 543 : year;
}
