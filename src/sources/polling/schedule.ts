import { addDays, type CalendarDay, weekdayOf } from '../../calendar/day.ts';
import { BEIJING, dayAt, instantOf } from '../../calendar/zone.ts';
import type { SourceColumn } from '../source.ts';
import type { NewestEditions } from './states.ts';

/** What of a source its schedule depends on. */
export interface PollRhythm {
  readonly everyMinutes: number;
  readonly columns: readonly SourceColumn[];
}

const MINUTE = 60_000;
/** Between polls while an edition is expected. */
const EXPECTING_MINUTES = 5;
/** Polls vary by a tenth on either side, so that sources of one host and bots of one hour drift apart. */
const JITTER = 0.1;
const FIRST_RETRY_MINUTES = 5;
const LONGEST_RETRY_MINUTES = 6 * 60;
/** The longest wait that a server's Retry-After gets. */
const LONGEST_ASKED_MINUTES = 24 * 60;

/**
 * When to poll next after a poll that worked: after the source's interval, sooner while a column's edition of the day
 * is expected and not there, and at the latest when the next such time begins. `random` is in [0, 1).
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
 * When to poll next after the given number of failures in a row (1 or more): waits double from 5 minutes to 6 hours,
 * and a server that asks for more is obeyed up to a day.
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

/** The instant, moved back to where a server that asked to be left alone for so many seconds is obeyed, up to a day. */
export function notBefore(instant: Date, retryAfterSeconds: number | undefined, now: Date): Date {
  const asked = Math.min((retryAfterSeconds ?? 0) / 60, LONGEST_ASKED_MINUTES);
  const earliest = new Date(now.getTime() + asked * MINUTE);
  return instant > earliest ? instant : earliest;
}

/** Whether a source's time has come. A next poll too far ahead was set by a clock that has since been put right. */
export function isDue(rhythm: PollRhythm, nextPoll: Date | null, now: Date): boolean {
  if (nextPoll === null || nextPoll <= now) return true;
  const longest = Math.max(rhythm.everyMinutes * (1 + JITTER), LONGEST_ASKED_MINUTES) * MINUTE;
  return nextPoll.getTime() - now.getTime() > longest;
}

/** Whether the operator is to be told now of a source that fails: after a day, then once a day. */
export function isReportDue(failingSince: Date | null, reportedAt: Date | null, now: Date): boolean {
  const day = 24 * 60 * MINUTE;
  if (!failingSince || now.getTime() - failingSince.getTime() < day) return false;
  return !reportedAt || now.getTime() - reportedAt.getTime() >= day;
}

/** The hours in which a column's next edition is expected: those of today unless it is there or they are over, else of the next day it appears on. */
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
