import { addDays, type CalendarDay, weekdayOf } from '../../calendar/day.ts';
import { BEIJING, dayAt, instantOf } from '../../calendar/zone.ts';
import type { SourceColumn } from '../source.ts';
import type { NewestEditions } from './states.ts';

/** Properties of a source that its schedule depends on. */
export interface PollRhythm {
  readonly everyMinutes: number;
  readonly columns: readonly SourceColumn[];
}

const MINUTE = 60_000;
/** Minutes between polls while an edition is expected. */
const EXPECTING_MINUTES = 5;
/** Relative jitter of the interval, so that sources of one host and bots of one hour drift apart. */
const JITTER = 0.1;
const FIRST_RETRY_MINUTES = 5;
const LONGEST_RETRY_MINUTES = 6 * 60;
/** Longest wait for a server's `Retry-After`. */
const LONGEST_ASKED_MINUTES = 24 * 60;

/**
 * Returns the time of the next poll after a successful one: after the source's interval, sooner while a column's
 * edition of the day is expected and missing, and at the latest when the next such span begins. `random` is in [0, 1).
 */
export function nextPollAfterSuccess(
  rhythm: PollRhythm,
  newestEditions: NewestEditions,
  now: Date,
  random: number,
): Date {
  const regular = later(now, rhythm.everyMinutes, random);
  const expecting = later(now, Math.min(EXPECTING_MINUTES, rhythm.everyMinutes), random);
  const instants = rhythm.columns.flatMap((column) => {
    const span = expectedSpan(column, newestEditions.get(column.name), now);
    if (!span) return [];
    return [span.from <= now ? expecting : new Date(span.from.getTime() + random * MINUTE)];
  });
  return instants.reduce((soonest, instant) => (instant < soonest ? instant : soonest), regular);
}

/**
 * Returns the time of the next poll after that many failures in a row (1 or more): waits double from 5 minutes to 6
 * hours, and a server that asks for more is obeyed up to a day.
 */
export function nextPollAfterFailure(
  failures: number,
  retryAfterSeconds: number | undefined,
  now: Date,
  random: number,
): Date {
  const backOff = Math.min(FIRST_RETRY_MINUTES * 2 ** Math.min(failures - 1, 20), LONGEST_RETRY_MINUTES);
  return notBefore(later(now, backOff, random), retryAfterSeconds, now);
}

/** Returns the instant, delayed by what a server asked to wait, up to a day. */
export function notBefore(instant: Date, retryAfterSeconds: number | undefined, now: Date): Date {
  const asked = Math.min((retryAfterSeconds ?? 0) / 60, LONGEST_ASKED_MINUTES);
  const earliest = new Date(now.getTime() + asked * MINUTE);
  return instant > earliest ? instant : earliest;
}

/** Whether a source is due. A next poll too far ahead was set by a wrong clock and counts as due. */
export function isDue(rhythm: PollRhythm, nextPoll: Date | null, now: Date): boolean {
  if (nextPoll === null || nextPoll <= now) return true;
  const longest = Math.max(rhythm.everyMinutes * (1 + JITTER), LONGEST_ASKED_MINUTES) * MINUTE;
  return nextPoll.getTime() - now.getTime() > longest;
}

/** Whether a failing source is reported to the operator now: after a day, then once a day. */
export function isReportDue(failingSince: Date | null, reportedAt: Date | null, now: Date): boolean {
  const day = 24 * 60 * MINUTE;
  if (!failingSince || now.getTime() - failingSince.getTime() < day) return false;
  return !reportedAt || now.getTime() - reportedAt.getTime() >= day;
}

/**
 * Returns the span in which a column's next edition is expected: today's unless the edition is there or the span is
 * over, else that of its next day.
 */
function expectedSpan(
  { usually, weekdays }: SourceColumn,
  newest: CalendarDay | undefined,
  now: Date,
): { readonly from: Date; readonly to: Date } | undefined {
  if (!usually) return undefined;
  const today = dayAt(now, BEIJING);
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = addDays(today, ahead);
    if (weekdays && !weekdays.includes(weekdayOf(day))) continue;
    const to = instantOf(day, usually.toMinute, BEIJING);
    const isThere = newest !== undefined && newest >= day;
    if (to > now && !isThere) return { from: instantOf(day, usually.fromMinute, BEIJING), to };
  }
  return undefined;
}

function later(now: Date, minutes: number, random: number): Date {
  return new Date(now.getTime() + minutes * (1 - JITTER + 2 * JITTER * random) * MINUTE);
}
