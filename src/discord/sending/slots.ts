import type { DatabaseClock } from '../../database/clock.ts';
import type { Statements } from '../../database/database.ts';

/** Row shared by all requests of the bot. */
const PACE = 'global';

/** Slots reserved by a process; instants of the database's clock in milliseconds. */
export interface ReservedSlots {
  readonly slots: readonly number[];
  /** End of the last one, where the next reservation starts. */
  readonly until: number;
  /** No earlier slot may be used. */
  readonly pausedUntil: number;
}

/**
 * Reserves the next slots, evenly spread over a time, from now or from the end of earlier reservations. "Now" is the
 * database's own: a process whose clock is ahead moves the slots of the others nowhere.
 */
export async function reserveSlots(
  database: Statements,
  {
    clock,
    count,
    milliseconds,
  }: { readonly clock: DatabaseClock; readonly count: number; readonly milliseconds: number },
): Promise<ReservedSlots> {
  const now = clock.instant();
  const { rows } = await database.run<{ next_slot_at: number; paused_until: number }>(
    `INSERT INTO request_pace (name, next_slot_at, paused_until) VALUES (?, ${now.sql} + ?, 0)
     ON CONFLICT (name) DO UPDATE SET next_slot_at =
       CASE WHEN request_pace.next_slot_at > ${now.sql} THEN request_pace.next_slot_at ELSE ${now.sql} END + ?
     RETURNING next_slot_at, paused_until`,
    [PACE, ...now.parameters, milliseconds, ...now.parameters, ...now.parameters, milliseconds],
  );
  const until = Number(rows[0]?.next_slot_at);
  const slots = Array.from(
    { length: count },
    (_, index) => until - milliseconds + (index * milliseconds) / count,
  );
  return { slots, until, pausedUntil: Number(rows[0]?.paused_until) };
}

/** Stops requests of all processes for a time. */
export async function pauseAll(
  database: Statements,
  clock: DatabaseClock,
  milliseconds: number,
): Promise<void> {
  const now = clock.instant();
  await database.run(
    `INSERT INTO request_pace (name, next_slot_at, paused_until) VALUES (?, ${now.sql} + ?, ${now.sql} + ?)
     ON CONFLICT (name) DO UPDATE SET
       next_slot_at = CASE WHEN request_pace.next_slot_at > excluded.next_slot_at
         THEN request_pace.next_slot_at ELSE excluded.next_slot_at END,
       paused_until = CASE WHEN request_pace.paused_until > excluded.paused_until
         THEN request_pace.paused_until ELSE excluded.paused_until END`,
    [PACE, ...now.parameters, milliseconds, ...now.parameters, milliseconds],
  );
}

/** Gives back the slots from an instant on, unless another process has reserved after them. */
export async function returnSlots(database: Statements, until: number, from: number): Promise<void> {
  await database.run('UPDATE request_pace SET next_slot_at = ? WHERE name = ? AND next_slot_at = ?', [
    from,
    PACE,
    until,
  ]);
}
