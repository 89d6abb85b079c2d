import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Database, Statements } from '../../database/database.ts';

/** Parameters for undoing decisions of a clock that was ahead. */
export interface ClockStep {
  readonly now: Date;
  /** Latest day that has begun in any zone. */
  readonly lastDay: CalendarDay;
  /** Hours by which a digest may be late. */
  readonly catchUpHours: number;
}

/** Days before the latest one that may still be due. */
const OWED_DAYS = 3;

/** Resets wake times to now, or to the due time: instants of a clock that was ahead may never come. */
export async function wakeDeliveries(database: Statements, now: Date): Promise<void> {
  await database.run(
    `UPDATE deliveries SET wake_at = CASE WHEN state = 'due' AND due_at > ? THEN due_at ELSE ? END
     WHERE state IN ('due', 'sending', 'sent') AND wake_at > ?`,
    [now.getTime(), now.getTime(), now.getTime()],
  );
}

/**
 * Undoes decisions about unsent digests made while the clock was ahead: rows whose time is yet to come are deleted, to
 * be created again, and those given up as late, missed or without news are checked again.
 */
export async function undoDecisionsAhead(
  database: Database,
  { now, lastDay, catchUpHours }: ClockStep,
): Promise<void> {
  const earliest = now.getTime() - catchUpHours * 3_600_000;
  const decided = (code: string) => `reason ->> 'code' = '${code}'`;
  const firstDay = addDays(lastDay, -OWED_DAYS);
  await database.transaction(async (transaction) => {
    await transaction.run(
      `DELETE FROM deliveries WHERE day >= ? AND due_at > ? AND kind = 'digest' AND message_id IS NULL AND attempted_at IS NULL
           AND leased_by IS NULL AND state IN ('waiting', 'due', 'skipped', 'failed')`,
      [firstDay, now.getTime()],
    );
    await transaction.run(
      `UPDATE deliveries SET state = CASE WHEN content IS NULL THEN 'waiting' ELSE 'due' END, wake_at = ?,
           reason = NULL, attempts = 0
         WHERE day >= ? AND message_id IS NULL AND attempted_at IS NULL AND part = 1
           AND ((state = 'failed' AND ${decided('too-late')} AND deadline_at > ?)
             OR (state = 'skipped' AND ${decided('missed')} AND due_at > ?)
             OR (state = 'skipped' AND ${decided('no-edition')} AND deadline_at > ?))`,
      [now.getTime(), firstDay, earliest, earliest, now.getTime()],
    );
  });
}
