import type { Database, Statements } from '../../database/database.ts';
import type { Subscription } from '../subscriptions/subscriptionRows.ts';
import type { Delivery, FollowUp } from './deliveryRows.ts';
import { type ClaimTerm, Fence, type FencedOptions, type RowChange } from './fence.ts';
import { releaseNextPart, skipFurtherParts, writeFurtherParts } from './furtherParts.ts';
import {
  type Attempted,
  attemptedChange,
  endedChange,
  followedUpChange,
  type Posted,
  type Retry,
  releasedChange,
  retriedChange,
  revisedChange,
  sentChange,
} from './outcomes.ts';
import type { Reason } from './reason.ts';

/**
 * Writes what an outcome means beyond its delivery, such as that a channel refuses digests, in the outcome's transaction.
 * An engine may run it again.
 */
export type OutcomeNote = (transaction: Statements) => Promise<void>;

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
    return this.#fence.write({ assignments: 'wake_at = ?', values: [this.#leaseEnd(now)] });
  }

  /** Gives the claim back untouched. */
  release(now: Date): Promise<boolean> {
    return this.#end(releasedChange(now));
  }

  /**
   * Notes durably, before a request is made, that its outcome is now in doubt, and writes the further parts' lines:
   * nothing is sent that the outbox does not know. The lease starts anew, so that the request's way is within it. Lines of
   * an attempt that came to nothing give way: the digest may have been corrected since, and have another number of parts.
   */
  async noteAttempt(attempted: Attempted, now: Date): Promise<boolean> {
    const { parts } = attempted;
    const known = this.#parts;
    const hasFurther = this.delivery.part === 1 && (parts > 1 || known > 1);
    const isNoted = await this.#fence.write(attemptedChange(attempted, now, this.#leaseEnd(now)), {
      isDurable: true,
      ...(hasFurther && {
        others: (transaction) => writeFurtherParts(transaction, this.delivery, { parts, known }),
      }),
    });
    if (isNoted) {
      this.#parts = parts;
      this.#isInDoubt = true;
    }
    return isNoted;
  }

  /** Notes durably the message that the delivery became, lets its next part go, and notes what else that means. */
  markSent(posted: Posted, now: Date, note?: OutcomeNote): Promise<boolean> {
    const { threadId } = posted;
    const next = (transaction: Statements) => releaseNextPart(transaction, this.delivery, { threadId, now });
    return this.#end(sentChange(posted, now), { isDurable: true, others: this.#withFurther(next, note) });
  }

  /** Has the delivery, or what is left to do for one that is sent, tried again later. */
  retryLater(retry: Retry): Promise<boolean> {
    return this.#end(retriedChange(retry));
  }

  /** Notes that what was in doubt was looked for and is not there: it can be sent as if it had never been tried. */
  async markAbsent(): Promise<boolean> {
    const isHeld = await this.#fence.write({ assignments: 'attempted_at = NULL', values: [] });
    if (isHeld) this.#isInDoubt = false;
    return isHeld;
  }

  /** Ends the delivery without a message; parts after it are not sent either. Notes what else that means. */
  end(state: 'skipped' | 'failed' | 'unknown', reason: Reason, note?: OutcomeNote): Promise<boolean> {
    const further = (transaction: Statements) => skipFurtherParts(transaction, this.delivery);
    return this.#end(endedChange(state, reason), { others: this.#withFurther(further, note) });
  }

  /**
   * Notes that something that was left to do for a message is done, or (`reason`) never will be, and what else that
   * means.
   */
  markFollowedUp(
    left: readonly FollowUp[],
    reason: Reason | null,
    now: Date,
    note?: OutcomeNote,
  ): Promise<boolean> {
    return this.#end(followedUpChange(left, reason, now), { others: note });
  }

  /**
   * Notes that a message shows a content now, or (`final`) that it never will, and what else that means; a later revision
   * is still to be made.
   */
  markRevised(content: string, final: Reason | null, now: Date, note?: OutcomeNote): Promise<boolean> {
    return this.#end(revisedChange(content, final, now), { others: note });
  }

  /** What is written with an outcome: something about the parts after it, where there are any, and a note. */
  #withFurther(further: OutcomeNote, note: OutcomeNote | undefined): OutcomeNote | undefined {
    if (this.delivery.part >= this.#parts) return note;
    return async (transaction) => {
      await further(transaction);
      await note?.(transaction);
    };
  }

  #leaseEnd(now: Date): number {
    return now.getTime() + this.#leaseMilliseconds;
  }

  /** One write with which the claim ends. */
  #end(change: RowChange, options?: FencedOptions): Promise<boolean> {
    return this.#fence.close(this.#fence.write(change, options));
  }
}
