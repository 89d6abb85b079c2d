import type { CalendarDay } from '../../calendar/day.ts';
import { lastDueUpTo, nextDueAfter, type Schedule } from '../../calendar/schedule.ts';
import type { Queries, Transaction } from '../../database/database.ts';
import { digestStream } from '../outbox/streams.ts';
import type { Subscription, SubscriptionId } from './subscriptionRows.ts';

/** Never, as far as the planner is concerned: the due instant of a schedule without days. */
const NEVER = Date.UTC(9999, 0, 1);

/** The instant, in milliseconds, that a schedule is next due after `now`. */
export function nextDueMilliseconds(schedule: Schedule, now: Date): number {
  return nextDueAfter(schedule, now)?.at.getTime() ?? NEVER;
}

/** A change costs no day: one that was still to come, and whose new time has passed already, is due at once. */
export async function dueAfterChange(
  database: Queries,
  before: Subscription,
  choices: Schedule,
  now: Date,
): Promise<number> {
  const owed = before.paused ? undefined : lastDueUpTo(before, before.nextDueAt);
  const passed = lastDueUpTo(choices, now);
  return owed && passed && passed.day >= owed.day && !(await isOpened(database, before.id, passed.day))
    ? passed.at.getTime()
    : await nextOpenDue(database, before.id, choices, now);
}

/**
 * The first due time after `now` of a day that the outbox has not decided: a day comes once, so a later time of one that
 * was sent or left out would be a promise that is never kept.
 */
export async function nextOpenDue(
  database: Queries,
  id: SubscriptionId,
  schedule: Schedule,
  now: Date,
): Promise<number> {
  for (let due = nextDueAfter(schedule, now); due; due = nextDueAfter(schedule, due.at)) {
    const decided = await database.get(
      `SELECT 1 FROM deliveries WHERE stream = ? AND day = ? AND state <> 'waiting'`,
      [digestStream(id), due.day],
    );
    if (!decided) return due.at.getTime();
  }
  return NEVER;
}

async function isOpened(database: Queries, id: SubscriptionId, day: CalendarDay): Promise<boolean> {
  const line = await database.get('SELECT 1 FROM deliveries WHERE stream = ? AND day = ?', [
    digestStream(id),
    day,
  ]);
  return line !== undefined;
}

/** What waits is looked at again; what has a later time of the same day now is opened anew at that time. */
export async function lookAgain(
  transaction: Transaction,
  id: SubscriptionId,
  schedule: Schedule,
  now: Date,
): Promise<void> {
  await transaction.run(`DELETE FROM deliveries WHERE stream = ? AND day = ? AND state = 'waiting'`, [
    digestStream(id),
    nextDueAfter(schedule, now)?.day ?? '',
  ]);
  await transaction.run(`UPDATE deliveries SET wake_at = ? WHERE stream = ? AND state = 'waiting'`, [
    now.getTime(),
    digestStream(id),
  ]);
}
