import type { Database, SqlParameter, Statements, Transaction } from '../../database/database.ts';
import type { Subscription } from '../subscriptions/subscriptionRows.ts';
import type { Delivery, FollowUp } from './deliveryRows.ts';
import { type Reason, rowFromReason } from './reason.ts';

/** Who claims deliveries, and how long a claim holds unless it is renewed. */
export interface ClaimLease {
  readonly owner: string;
  readonly leaseSeconds: number;
}

/** What a request is about to ask for. */
export interface Attempted {
  readonly parts: number;
  /** The plain line with which the message is created, if it is. */
  readonly announcement: string | null;
  /** What it shows, where that is less by now than the outbox has it. */
  readonly content?: string | undefined;
}

/** What Discord made of a delivery. */
export interface Posted {
  readonly messageId: string;
  /** The forum post that it opened or stands in. */
  readonly threadId: string | null;
  readonly followUps: readonly FollowUp[];
}

/** When and why a delivery is to be tried again. */
export interface Retry {
  readonly wakeAt: Date;
  /** Whether a request that was made may have created its message. */
  readonly doubt: boolean;
  /** Whether it counts as a failed attempt; having been asked to wait does not. */
  readonly failed: boolean;
  readonly reason: Reason;
}

/** A claim that was given back before a request was made is to be sent as if it had never been claimed. */
const DUE_UNLESS_ATTEMPTED = `state = CASE WHEN state = 'sending' AND attempted_at IS NULL THEN 'due' ELSE state END`;

/** Woken at once while something is left to do for a message: its parameters are 1 or 0 for that, and the instant. */
const WAKE_IF_LEFT = 'wake_at = CASE WHEN ? = 1 OR revision IS NOT NULL THEN CAST(? AS BIGINT) END';

/**
 * The right to work on one delivery, and the only way to write what becomes of it: every write holds only while the
 * claim's owner and term still stand in the outbox (a fencing token, Kleppmann, "How to do distributed locking", 2016).
 * Writes answer false once the claim was lost to another one, and have no effect then. Instants are of the database's
 * clock.
 */
export class Claim {
  /** The delivery and its subscription as they were claimed. */
  readonly delivery: Delivery;
  readonly subscription: Subscription | undefined;
  readonly #database: Database;
  readonly #lease: ClaimLease;
  #term: number;
  #parts: number;
  #isInDoubt: boolean;
  #standing: 'held' | 'over' | 'lost' = 'held';

  constructor(
    database: Database,
    { term, ...lease }: ClaimLease & { readonly term: number },
    delivery: Delivery,
    subscription: Subscription | undefined,
  ) {
    this.#database = database;
    this.#lease = lease;
    this.#term = term;
    this.#parts = delivery.parts;
    this.#isInDoubt = delivery.attemptedAt !== null;
    this.delivery = delivery;
    this.subscription = subscription;
  }

  /** Whether another claim has taken the delivery over: what this one wrote since was dropped. */
  get isLost(): boolean {
    return this.#standing === 'lost';
  }

  /** Whether a request that was noted may have created the message. */
  get isInDoubt(): boolean {
    return this.#isInDoubt;
  }

  /**
   * Goes on under a newer claim of the same owner, made when this one's lease had ended while its work waited; false
   * where another owner held the delivery in between.
   */
  continueUnder(newer: Claim): boolean {
    if (this.#standing !== 'held' || newer.#term !== this.#term + 1) return false;
    this.#term = newer.#term;
    return true;
  }

  /** Holds the delivery for another lease from now. */
  renew(now: Date): Promise<boolean> {
    return this.#go(() => this.#fenced(this.#database, 'wake_at = ?', [this.#leaseEnd(now)]));
  }

  /** Gives the claim back untouched. */
  release(now: Date): Promise<boolean> {
    return this.#end(`wake_at = ?, ${DUE_UNLESS_ATTEMPTED}`, [now.getTime()]);
  }

  /**
   * Notes durably, before a request is made, that its outcome is now in doubt, and writes the further parts' lines:
   * nothing is sent that the outbox does not know. The lease starts anew, so that the request's way is within it.
   * `attemptedAt` and `announcement` stay those of the first request in doubt. Lines of an attempt that came to nothing
   * give way: the digest may have been corrected since, and have another number of parts.
   */
  async noteAttempt({ parts, announcement, content }: Attempted, now: Date): Promise<boolean> {
    const note = `announcement = CASE WHEN attempted_at IS NULL THEN ? ELSE announcement END,
      content = coalesce(?, content), attempted_at = coalesce(attempted_at, ?), parts = ?, wake_at = ?`;
    const values: SqlParameter[] = [announcement, content ?? null, now.getTime(), parts, this.#leaseEnd(now)];
    const isNoted = await this.#go(() =>
      this.#database.transaction(
        async (transaction) => {
          const isHeld = await this.#fenced(transaction, note, values);
          if (isHeld && this.delivery.part === 1) await this.#writeFurtherParts(transaction, parts);
          return isHeld;
        },
        { isDurable: true },
      ),
    );
    if (isNoted) {
      this.#parts = parts;
      this.#isInDoubt = true;
    }
    return isNoted;
  }

  /** Notes durably the message that the delivery became, and lets its next part go. */
  markSent({ messageId, threadId, followUps }: Posted, now: Date): Promise<boolean> {
    const sent = `state = 'sent', leased_by = NULL, attempted_at = NULL, attempts = 0, reason = NULL, sent_at = ?,
      message_id = ?, thread_id = ?, follow_ups = ?, ${WAKE_IF_LEFT}`;
    const isLeft = followUps.length > 0 ? 1 : 0;
    const values = [now.getTime(), messageId, threadId, JSON.stringify(followUps), isLeft, now.getTime()];
    const next = `UPDATE deliveries SET wake_at = ?, thread_id = ?
      WHERE stream = ? AND day = ? AND part = ? AND state = 'due'`;
    return this.#close(() =>
      this.#database.transaction(
        async (transaction) => {
          const isHeld = await this.#fenced(transaction, sent, values);
          const { stream, day, part } = this.delivery;
          if (isHeld && part < this.#parts)
            await transaction.run(next, [now.getTime(), threadId, stream, day, part + 1]);
          return isHeld;
        },
        { isDurable: true },
      ),
    );
  }

  /** Has the delivery, or what is left to do for one that is sent, tried again later. */
  retryLater({ wakeAt, doubt, failed, reason }: Retry): Promise<boolean> {
    const settled = doubt
      ? ''
      : `, attempted_at = NULL, state = CASE state WHEN 'sending' THEN 'due' ELSE state END`;
    return this.#end(`wake_at = ?, attempts = attempts + ?, reason = ?${settled}`, [
      ...[wakeAt.getTime(), failed ? 1 : 0, rowFromReason(reason)],
    ]);
  }

  /** Notes that what was in doubt was looked for and is not there: it can be sent as if it had never been tried. */
  async markAbsent(): Promise<boolean> {
    const isHeld = await this.#go(() => this.#fenced(this.#database, 'attempted_at = NULL', []));
    if (isHeld) this.#isInDoubt = false;
    return isHeld;
  }

  /** Ends the delivery without a message; parts after it are not sent either. */
  end(state: 'skipped' | 'failed' | 'unknown', reason: Reason): Promise<boolean> {
    const ended = `state = ?, leased_by = NULL, wake_at = NULL, reason = ?${
      state === 'unknown' ? '' : ', attempted_at = NULL'
    }`;
    const further = `UPDATE deliveries SET state = 'skipped', wake_at = NULL, reason = ?
      WHERE stream = ? AND day = ? AND part > ? AND state = 'due'`;
    return this.#close(() =>
      this.#database.transaction(async (transaction) => {
        const isHeld = await this.#fenced(transaction, ended, [state, rowFromReason(reason)]);
        const { stream, day, part } = this.delivery;
        if (isHeld && part < this.#parts)
          await transaction.run(further, [
            ...[rowFromReason({ code: 'earlier-part-failed' }), stream, day, part],
          ]);
        return isHeld;
      }),
    );
  }

  /** Notes that something that was left to do for a message is done, or (`reason`) never will be. */
  markFollowedUp(left: readonly FollowUp[], reason: Reason | null, now: Date): Promise<boolean> {
    return this.#end(`attempts = 0, follow_ups = ?, reason = ?, ${WAKE_IF_LEFT}`, [
      ...[JSON.stringify(left), rowFromReason(reason), left.length > 0 ? 1 : 0, now.getTime()],
    ]);
  }

  /** Notes that a message shows a content now, or (`final`) that it never will; a later revision is still to be made. */
  markRevised(content: string, final: Reason | null, now: Date): Promise<boolean> {
    return this.#end(
      `${final === null ? 'content = ?,' : ''} revision = nullif(revision, ?), attempts = 0, reason = ?,
       wake_at = CASE WHEN coalesce(revision, ?) = ? AND follow_ups = '[]' THEN NULL ELSE CAST(? AS BIGINT) END`,
      [
        ...(final === null ? [content] : []),
        ...[content, rowFromReason(final), content, content, now.getTime()],
      ],
    );
  }

  async #writeFurtherParts(transaction: Transaction, parts: number): Promise<void> {
    const { stream, day, part } = this.delivery;
    if (this.#parts > 1)
      await transaction.run(
        `DELETE FROM deliveries WHERE stream = ? AND day = ? AND part > ? AND state = 'due'`,
        [stream, day, part],
      );
    const further = Array.from({ length: parts - 1 }, (_, index) => index + 2);
    await transaction.runEach(
      `INSERT INTO deliveries (stream, day, part, kind, subscription, state, guild_id, channel_id, channel_kind,
         due_at, deadline_at, parts, content, attempts, follow_ups)
       SELECT stream, day, CAST(? AS INTEGER), kind, subscription, 'due', guild_id, channel_id, channel_kind,
         due_at, deadline_at, CAST(? AS INTEGER), coalesce(revision, content), 0, '[]'
       FROM deliveries WHERE stream = ? AND day = ? AND part = ?
       ON CONFLICT DO NOTHING`,
      further.map((number) => [number, parts, stream, day, part]),
    );
  }

  #leaseEnd(now: Date): number {
    return now.getTime() + this.#lease.leaseSeconds * 1000;
  }

  /** One write with which the claim ends. */
  #end(assignments: string, values: readonly SqlParameter[]): Promise<boolean> {
    return this.#close(() => this.#fenced(this.#database, `${assignments}, leased_by = NULL`, values));
  }

  async #close(write: () => Promise<boolean>): Promise<boolean> {
    const isHeld = await this.#go(write);
    if (isHeld) this.#standing = 'over';
    return isHeld;
  }

  /** What stands is noted once the write is over: an engine may run a transaction again. */
  async #go(write: () => Promise<boolean>): Promise<boolean> {
    if (this.#standing !== 'held') return false;
    const isHeld = await write();
    if (!isHeld) this.#standing = 'lost';
    return isHeld;
  }

  async #fenced(
    statements: Statements,
    assignments: string,
    values: readonly SqlParameter[],
  ): Promise<boolean> {
    const { stream, day, part } = this.delivery;
    const { changes } = await statements.run(
      `UPDATE deliveries SET ${assignments}
       WHERE stream = ? AND day = ? AND part = ? AND leased_by = ? AND lease_term = ?`,
      [...values, stream, day, part, this.#lease.owner, this.#term],
    );
    return changes > 0;
  }
}
