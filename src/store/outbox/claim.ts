import type { Database, SqlParameter, Statements, TransactionOptions } from '../../database/database.ts';
import type { Subscription } from '../subscriptions/subscriptionRows.ts';
import type { Delivery, FollowUp } from './deliveryRows.ts';
import { type ClaimTerm, Fence } from './fence.ts';
import { releaseNextPart, skipFurtherParts, writeFurtherParts } from './furtherParts.ts';
import { type Reason, rowFromReason } from './reason.ts';

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

/**
 * Writes what an outcome means beyond its delivery, such as that a channel refuses digests, in the outcome's transaction.
 * An engine may run it again.
 */
export type OutcomeNote = (transaction: Statements) => Promise<void>;

const NOTHING: OutcomeNote = async () => {};

/** What must outlast a loss of power: an attempt, and the message that came of it. */
const DURABLY: TransactionOptions = { isDurable: true };

/** A claim that was given back before a request was made is to be sent as if it had never been claimed. */
const DUE_UNLESS_ATTEMPTED = `state = CASE WHEN state = 'sending' AND attempted_at IS NULL THEN 'due' ELSE state END`;

/** Woken at once while something is left to do for a message: its parameters are 1 or 0 for that, and the instant. */
const WAKE_IF_LEFT = 'wake_at = CASE WHEN ? = 1 OR revision IS NOT NULL THEN CAST(? AS BIGINT) END';

/**
 * The right to work on one delivery, and the only way to write what becomes of it, behind a fence: writes answer false once
 * the claim was lost to another one, and have no effect then. Instants are of the database's clock.
 */
export class Claim {
  /** The delivery and its subscription as they were claimed. */
  readonly delivery: Delivery;
  readonly subscription: Subscription | undefined;
  readonly #fence: Fence;
  readonly #leaseMilliseconds: number;
  #parts: number;
  #isInDoubt: boolean;

  constructor(
    database: Database,
    term: ClaimTerm,
    delivery: Delivery,
    subscription: Subscription | undefined,
  ) {
    this.#fence = new Fence(database, delivery, term);
    this.#leaseMilliseconds = term.leaseSeconds * 1000;
    this.#parts = delivery.parts;
    this.#isInDoubt = delivery.attemptedAt !== null;
    this.delivery = delivery;
    this.subscription = subscription;
  }

  /** Whether another claim has taken the delivery over: what this one wrote since was dropped. */
  get isLost(): boolean {
    return this.#fence.isLost;
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
    return this.#fence.continueUnder(newer.#fence);
  }

  /** Holds the delivery for another lease from now. */
  renew(now: Date): Promise<boolean> {
    return this.#fence.write('wake_at = ?', [this.#leaseEnd(now)]);
  }

  /** Gives the claim back untouched. */
  release(now: Date): Promise<boolean> {
    return this.#close(`wake_at = ?, ${DUE_UNLESS_ATTEMPTED}`, [now.getTime()]);
  }

  /**
   * Notes durably, before a request is made, that its outcome is now in doubt, and writes the further parts' lines:
   * nothing is sent that the outbox does not know. The lease starts anew, so that the request's way is within it.
   * `attemptedAt` and `announcement` stay those of the first request in doubt. Lines of an attempt that came to nothing
   * give way: the digest may have been corrected since, and have another number of parts.
   */
  async noteAttempt({ parts, announcement, content }: Attempted, now: Date): Promise<boolean> {
    const { delivery } = this;
    const isNoted = await this.#fence.writeWith(
      `announcement = CASE WHEN attempted_at IS NULL THEN ? ELSE announcement END,
       content = coalesce(?, content), attempted_at = coalesce(attempted_at, ?), parts = ?, wake_at = ?`,
      [announcement, content ?? null, now.getTime(), parts, this.#leaseEnd(now)],
      async (transaction) => {
        if (delivery.part === 1)
          await writeFurtherParts(transaction, delivery, { parts, known: this.#parts });
      },
      DURABLY,
    );
    if (isNoted) {
      this.#parts = parts;
      this.#isInDoubt = true;
    }
    return isNoted;
  }

  /** Notes durably the message that the delivery became, lets its next part go, and notes what else that means. */
  markSent(
    { messageId, threadId, followUps }: Posted,
    now: Date,
    note: OutcomeNote = NOTHING,
  ): Promise<boolean> {
    const isLeft = followUps.length > 0 ? 1 : 0;
    return this.#closeWith(
      `state = 'sent', attempted_at = NULL, attempts = 0, reason = NULL, sent_at = ?, message_id = ?, thread_id = ?,
       follow_ups = ?, ${WAKE_IF_LEFT}`,
      [now.getTime(), messageId, threadId, JSON.stringify(followUps), isLeft, now.getTime()],
      async (transaction) => {
        if (this.#hasFurtherParts) await releaseNextPart(transaction, this.delivery, { threadId, now });
        await note(transaction);
      },
      DURABLY,
    );
  }

  /** Has the delivery, or what is left to do for one that is sent, tried again later. */
  retryLater({ wakeAt, doubt, failed, reason }: Retry): Promise<boolean> {
    const settled = doubt
      ? ''
      : `, attempted_at = NULL, state = CASE state WHEN 'sending' THEN 'due' ELSE state END`;
    return this.#close(`wake_at = ?, attempts = attempts + ?, reason = ?${settled}`, [
      ...[wakeAt.getTime(), failed ? 1 : 0, rowFromReason(reason)],
    ]);
  }

  /** Notes that what was in doubt was looked for and is not there: it can be sent as if it had never been tried. */
  async markAbsent(): Promise<boolean> {
    const isHeld = await this.#fence.write('attempted_at = NULL', []);
    if (isHeld) this.#isInDoubt = false;
    return isHeld;
  }

  /** Ends the delivery without a message; parts after it are not sent either. Notes what else that means. */
  end(
    state: 'skipped' | 'failed' | 'unknown',
    reason: Reason,
    note: OutcomeNote = NOTHING,
  ): Promise<boolean> {
    return this.#closeWith(
      `state = ?, wake_at = NULL, reason = ?${state === 'unknown' ? '' : ', attempted_at = NULL'}`,
      [state, rowFromReason(reason)],
      async (transaction) => {
        if (this.#hasFurtherParts) await skipFurtherParts(transaction, this.delivery);
        await note(transaction);
      },
    );
  }

  /**
   * Notes that something that was left to do for a message is done, or (`reason`) never will be, and what else that
   * means.
   */
  markFollowedUp(
    left: readonly FollowUp[],
    reason: Reason | null,
    now: Date,
    note: OutcomeNote = NOTHING,
  ): Promise<boolean> {
    return this.#closeWith(
      `attempts = 0, follow_ups = ?, reason = ?, ${WAKE_IF_LEFT}`,
      [JSON.stringify(left), rowFromReason(reason), left.length > 0 ? 1 : 0, now.getTime()],
      note,
    );
  }

  /**
   * Notes that a message shows a content now, or (`final`) that it never will, and what else that means; a later revision
   * is still to be made.
   */
  markRevised(
    content: string,
    final: Reason | null,
    now: Date,
    note: OutcomeNote = NOTHING,
  ): Promise<boolean> {
    return this.#closeWith(
      `${final === null ? 'content = ?,' : ''} revision = nullif(revision, ?), attempts = 0, reason = ?,
       wake_at = CASE WHEN coalesce(revision, ?) = ? AND follow_ups = '[]' THEN NULL ELSE CAST(? AS BIGINT) END`,
      [
        ...(final === null ? [content] : []),
        ...[content, rowFromReason(final), content, content, now.getTime()],
      ],
      note,
    );
  }

  get #hasFurtherParts(): boolean {
    return this.delivery.part < this.#parts;
  }

  #leaseEnd(now: Date): number {
    return now.getTime() + this.#leaseMilliseconds;
  }

  /** One write with which the claim ends. */
  #close(assignments: string, values: readonly SqlParameter[]): Promise<boolean> {
    return this.#fence.close(this.#fence.write(`${assignments}, leased_by = NULL`, values));
  }

  #closeWith(
    assignments: string,
    values: readonly SqlParameter[],
    others: OutcomeNote,
    options?: TransactionOptions,
  ): Promise<boolean> {
    return this.#fence.close(
      this.#fence.writeWith(`${assignments}, leased_by = NULL`, values, others, options),
    );
  }
}
