import { randomBytes } from 'node:crypto';
import type { CalendarDay } from '../calendar/day.ts';
import type { Database, Queries, Statements } from '../database/database.ts';

/** A digest that is to be posted to the operator's address, or was. */
export interface WebhookMessage {
  /** The same at every attempt, so that the receiver takes it once. */
  readonly id: string;
  readonly day: CalendarDay;
  readonly body: string;
  /** Attempts that failed so far. */
  readonly attempts: number;
}

/** A digest as it stands now; `fingerprint` differs where anything of it does. */
export interface DigestState {
  readonly day: CalendarDay;
  readonly fingerprint: string;
  /** The message's body, once it is known whether the day was posted before. */
  readonly bodyOf: (isUpdate: boolean) => string;
}

/** What was sent is remembered for so long: a digest of an older day is not looked at again. */
const KEPT_DAYS = 30;
const DAY_MILLISECONDS = 86_400_000;
const MINUTE_MILLISECONDS = 60_000;

/** Whether a day's digest was ever to be posted. */
export async function hasWebhookMessage(database: Queries, day: CalendarDay): Promise<boolean> {
  return (await database.get('SELECT 1 FROM webhook_messages WHERE day = ? LIMIT 1', [day])) !== undefined;
}

/** A day's digest is posted again no sooner: articles come in all day, and each changes it. */
const UPDATE_MINUTES = 30;

/**
 * Notes a digest to be posted, unless its newest message has it as it is. It takes the place of the message of its day
 * that has not got through, for the receiver wants the newest, and waits as long as that one. False where there was
 * nothing to note.
 */
export function enqueueDigest(
  database: Database,
  { day, fingerprint, bodyOf }: DigestState,
  now: Date,
): Promise<boolean> {
  return database.transaction(
    async (transaction) => {
      const newest = await transaction.get(
        'SELECT fingerprint, state, next_at FROM webhook_messages WHERE day = ? ORDER BY number DESC LIMIT 1',
        [day],
      );
      if (newest?.fingerprint === fingerprint) return false;
      const isWaiting = newest?.state === 'due';
      await transaction.run("DELETE FROM webhook_messages WHERE day = ? AND state = 'due'", [day]);
      const sent = await transaction.get(
        "SELECT created_at FROM webhook_messages WHERE day = ? AND state = 'sent' ORDER BY number DESC LIMIT 1",
        [day],
      );
      const nextAt = Math.max(
        now.getTime(),
        isWaiting ? Number(newest.next_at) : 0,
        sent ? Number(sent.created_at) + UPDATE_MINUTES * MINUTE_MILLISECONDS : 0,
      );
      await transaction.run(
        `INSERT INTO webhook_messages (id, day, fingerprint, body, state, attempts, next_at, created_at)
         VALUES (?, ?, ?, ?, 'due', 0, ?, ?)`,
        [
          `msg_${randomBytes(16).toString('hex')}`,
          day,
          fingerprint,
          bodyOf(sent !== undefined),
          nextAt,
          now.getTime(),
        ],
      );
      await transaction.run('DELETE FROM webhook_messages WHERE created_at < ?', [
        now.getTime() - KEPT_DAYS * DAY_MILLISECONDS,
      ]);
      return true;
    },
    { isDurable: true },
  );
}

/** The messages that are to be posted now, the oldest first. */
export async function dueWebhookMessages(database: Queries, now: Date): Promise<readonly WebhookMessage[]> {
  const rows = await database.all<{ id: string; day: CalendarDay; body: string; attempts: number }>(
    `SELECT id, day, body, attempts FROM webhook_messages WHERE state = 'due' AND next_at <= ? ORDER BY number`,
    [now.getTime()],
  );
  return rows.map(({ id, day, body, attempts }) => ({ id, day, body, attempts: Number(attempts) }));
}

/** Notes what became of an attempt: it got through, it was given up, or it is tried again at an instant. */
export async function settleWebhookMessage(
  database: Statements,
  id: string,
  outcome: 'sent' | 'failed' | Date,
): Promise<void> {
  if (outcome instanceof Date) {
    await database.run('UPDATE webhook_messages SET attempts = attempts + 1, next_at = ? WHERE id = ?', [
      outcome.getTime(),
      id,
    ]);
    return;
  }
  await database.run('UPDATE webhook_messages SET state = ?, attempts = attempts + 1 WHERE id = ?', [
    outcome,
    id,
  ]);
}
