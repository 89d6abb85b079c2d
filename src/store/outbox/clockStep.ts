import { addDays, type CalendarDay } from '../../calendar/day.ts';
import type { Database, Statements } from '../../database/database.ts';

/** What a clock that was ahead has decided, and what of it still holds. */
export interface ClockStep {
  readonly now: Date;
  /** The last day that can be under way anywhere. */
  readonly lastDay: CalendarDay;
  /** How late a digest may still be sent. */
  readonly catchUpHours: number;
}

/** Days before the last one that can still be owed. */
const OWED_DAYS = 3;

/** Has everything that is put off looked at now, or when it is due: instants of a clock that has been ahead may never come. */
export async function wakeDeliveries(database: Statements, now: Date): Promise<void> {
  await database.run(
    `UPDATE deliveries SET wake_at = CASE WHEN state = 'due' AND due_at > ? THEN due_at ELSE ? END
     WHERE state IN ('due', 'sending', 'sent') AND wake_at > ?`,
    [now.getTime(), now.getTime(), now.getTime()],
  );
}

/**
 * Takes back what was decided of digests while the clock was ahead and nothing was sent: lines whose time is yet to come go, so
 * that they are opened in it, and what was given up as too late, missed or without news is looked at again.
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
