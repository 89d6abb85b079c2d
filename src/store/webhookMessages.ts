import { randomBytes } from 'node:crypto';
import type { CalendarDay } from '../calendar/day.ts';
import type { Database, Queries, Statements } from '../database/database.ts';

/** A digest for the operator's webhook, pending or sent. */
export interface WebhookMessage {
  /** Equal in all attempts, so that the receiver can recognize repeats. */
  readonly id: string;
  readonly day: CalendarDay;
  readonly body: string;
  /** Number of failed attempts. */
  readonly attempts: number;
}

/** The current state of a digest; `fingerprint` changes with any part of it. */
export interface DigestState {
  readonly day: CalendarDay;
  readonly fingerprint: string;
  /** Returns the body of the message; `isUpdate` tells whether the day was posted before. */
  readonly bodyOf: (isUpdate: boolean) => string;
}

/** Days for which sent messages are kept; older digests are not posted again. */
const KEPT_DAYS = 30;
const DAY_MILLISECONDS = 86_400_000;
const MINUTE_MILLISECONDS = 60_000;

/** Returns whether there is a message for a day's digest. */
export async function hasWebhookMessage(database: Queries, day: CalendarDay): Promise<boolean> {
  return (await database.get('SELECT 1 FROM webhook_messages WHERE day = ? LIMIT 1', [day])) !== undefined;
}

/** Shortest time between two messages of one day: articles change the digest all day. */
const UPDATE_MINUTES = 30;

/**
 * Adds a digest to the queue unless its newest message is equal. It replaces an unsent message of the same day, keeping
 * its wait, because the receiver wants the newest. Returns false if nothing was added.
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

/** Returns the messages that are due, oldest first. */
export async function dueWebhookMessages(database: Queries, now: Date): Promise<readonly WebhookMessage[]> {
  const rows = await database.all<{ id: string; day: CalendarDay; body: string; attempts: number }>(
    `SELECT id, day, body, attempts FROM webhook_messages WHERE state = 'due' AND next_at <= ? ORDER BY number`,
    [now.getTime()],
  );
  return rows.map(({ id, day, body, attempts }) => ({ id, day, body, attempts: Number(attempts) }));
}

/** Records the outcome of an attempt: sent, abandoned, or to be repeated at an instant. */
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
