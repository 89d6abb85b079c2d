import type { CalendarDay } from '../../calendar/day.ts';
import { lastDueUpTo, nextDueAfter, type Schedule } from '../../calendar/schedule.ts';
import type { Queries, Transaction } from '../../database/database.ts';
import { digestStream } from '../outbox/streams.ts';
import type { Subscription, SubscriptionId } from './subscription.ts';

/** Due instant of a schedule without days: never. */
const NEVER = Date.UTC(9999, 0, 1);

/** Returns the next due instant of a schedule after `now`, in milliseconds. */
export function nextDueMilliseconds(schedule: Schedule, now: Date): number {
  return nextDueAfter(schedule, now)?.at.getTime() ?? NEVER;
}

/**
 * Returns the due time after a change: a pending day whose new time has already passed is due at once, so that no day
 * is lost.
 */
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
 * Returns the first due time after `now` on a day that the outbox has not decided: a day is delivered once, so a later
 * time of a decided day would never come.
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

/** Re-evaluates waiting deliveries; those with a later time of the same day are created again at that time. */
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
