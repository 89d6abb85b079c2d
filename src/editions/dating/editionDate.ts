import { type CalendarDay, dayOf, daysBetween } from '../../calendar/day.ts';
import { BEIJING, dayAt } from '../../calendar/zone.ts';
import type { Warning } from '../edition.ts';
import { contradictedBy } from './contradictedDay.ts';
import { csdnArticle, type Estimate, estimateDay, notedArticle } from './csdnArticles.ts';
import { findDateConflict } from './dateDoubt.ts';
import { type DateEvidence, datedText, FRESH_DAYS } from './dateEvidence.ts';
import { commonYear, latestNear } from './latestDay.ts';
import { namedDays, nearestTo } from './namedDays.ts';
import { titledDay } from './titledDay.ts';
import { placedDay, undatedDay } from './undatedDay.ts';

/** Day that an edition is about, null if unknown, and the warnings about it. */
export interface Dating {
  readonly day: CalendarDay | null;
  readonly warnings: readonly Warning[];
}

/**
 * Returns the day of an edition: the metadata's if headline, article number and the days named in the text allow it,
 * else the day that these agree on, with the warning `date-mismatch`. The metadata of archives has the day of their
 * crawl.
 */
export function resolveDate(evidence: DateEvidence): Dating {
  const { metadata, headline } = evidence;
  const text = datedText(evidence.lines);
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
  const doubt = found
    ? undefined
    : findDateConflict({ written: metadata.day, named, text, headline, estimate });
  return { day: metadata.day, warnings: doubt ? [{ code: 'date-mismatch', message: doubt }] : [] };
}

function noDate(): Dating {
  return { day: null, warnings: [{ code: 'no-date', message: 'The document names no date.' }] };
}

function mismatch(written: CalendarDay, day: CalendarDay): Warning {
  const message = `The document is dated ${written}, but its text speaks of ${day}; the text was believed.`;
  return { code: 'date-mismatch', message };
}

/**
 * Returns the day in a headline; a missing year comes from the article number, the metadata, the text or the file's
 * time.
 */
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
