import { clockTime } from '../../calendar/spoken/clockTimes.ts';
import { BEIJING, dayAt, wallTimeAt } from '../../calendar/zone.ts';
import type { Locale } from '../locale.ts';
import { newsScriptOf } from '../newsScript.ts';
import { shortDay } from '../texts/days.ts';
import type { Texts } from '../texts/texts.ts';
import type { SourceStanding } from './sourceDesk.ts';

/** Describes a source's health. */
export function healthOf(
  standing: Omit<SourceStanding, 'id' | 'name' | 'tier' | 'columns'>,
  now: Date,
  texts: Texts,
  locale: Locale,
): string {
  const words = texts.sources;
  const { enabled, lacks, failures, failedFor, lastSuccess, newest } = standing;
  if (lacks !== undefined) return words.needs(lacks);
  if (!enabled) return words.off;
  const read = lastSuccess ? words.readAt(timeOf(lastSuccess, now)) : words.neverRead;
  if (failures > 0) return `${words.failing(failures, reasonOf(failedFor, texts))}${texts.comma}${read}`;
  return newest
    ? `${read}${texts.comma}${words.newest(nameIn(newest.column, locale), shortDay(newest.day, locale))}`
    : read;
}

/** Describes the reason of a source's failure. */
export function reasonOf(reason: SourceStanding['failedFor'], { sources }: Texts): string {
  return reason === null ? sources.reasonUnknown : sources.reasons[reason];
}

/** Returns a source's name in the reader's script. */
export function nameIn(name: string, locale: Locale): string {
  return newsScriptOf(locale).text(name);
}

/** Formats an instant in Beijing: `09:35` for today, else with the day. */
function timeOf(instant: Date, now: Date): string {
  const { day, minuteOfDay } = wallTimeAt(instant, BEIJING);
  const time = clockTime(minuteOfDay);
  return day === dayAt(now, BEIJING) ? time : `${day} ${time}`;
}
