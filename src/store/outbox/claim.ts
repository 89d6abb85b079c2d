import type { Database, Statements } from '../../database/database.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
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
 * Writes further consequences of an outcome, such as that a channel refuses digests, in the same transaction. An engine
 * may run it again.
 */
export type OutcomeNote = (transaction: Statements) => Promise<void>;

/**
 * Claim on one delivery, and the only way to write its outcome. Writes are fenced: they return false and have no effect
 * after the claim was lost to another one. Instants are of the database's clock.
 */
export class Claim {
  /** The delivery and its subscription at the time of the claim. */
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

  /** Whether another claim has taken over the delivery, so that this one's writes are dropped. */
  get isLost(): boolean {
    return this.#fence.isLost;
  }

  /** Whether a recorded request may have created the message. */
  get isInDoubt(): boolean {
    return this.#isInDoubt;
  }

  /**
   * Continues under a newer claim of the same owner, made after this lease ended while its work waited; returns false
   * if another owner held the delivery in between.
   */
  continueUnder(newer: Claim): boolean {
    return this.#fence.continueUnder(newer.#fence);
  }

  /** Renews the lease from now. */
  renew(now: Date): Promise<boolean> {
    return this.#fence.write({ assignments: 'wake_at = ?', values: [this.#leaseEnd(now)] });
  }

  /** Releases the claim unchanged. */
  release(now: Date): Promise<boolean> {
    return this.#end(releasedChange(now));
  }

  /**
   * Records durably, before a request is made, that its outcome is in doubt, and writes the rows of further parts:
   * nothing is sent that the outbox does not know. Restarts the lease so that it covers the request. `attemptedAt` and
   * `announcement` stay those of the first request in doubt. Rows of a failed attempt are replaced: the digest may have
   * been corrected since and have another number of parts.
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

  /** Records durably the message of the delivery, releases its next part, and writes further consequences. */
  markSent(posted: Posted, now: Date, note?: OutcomeNote): Promise<boolean> {
    const { threadId } = posted;
    const next = (transaction: Statements) => releaseNextPart(transaction, this.delivery, { threadId, now });
    return this.#end(sentChange(posted, now), { isDurable: true, others: this.#withFurther(next, note) });
  }

  /** Schedules a retry of the delivery, or of the remaining steps of a sent one. */
  retryLater(retry: Retry): Promise<boolean> {
    return this.#end(retriedChange(retry));
  }

  /**
   * Records that a message in doubt was searched for and does not exist: the delivery can be sent as if never tried.
   */
  async markAbsent(): Promise<boolean> {
    const isHeld = await this.#fence.write({ assignments: 'attempted_at = NULL', values: [] });
    if (isHeld) this.#isInDoubt = false;
    return isHeld;
  }

  /** Ends the delivery and its further parts without a message, and writes further consequences. */
  end(state: 'skipped' | 'failed' | 'unknown', reason: Reason, note?: OutcomeNote): Promise<boolean> {
    const further = (transaction: Statements) => skipFurtherParts(transaction, this.delivery);
    return this.#end(endedChange(state, reason), { others: this.#withFurther(further, note) });
  }

  /** Records that a follow-up is done, or (`reason`) never will be, and writes further consequences. */
  markFollowedUp(
    left: readonly FollowUp[],
    reason: Reason | null,
    now: Date,
    note?: OutcomeNote,
  ): Promise<boolean> {
    return this.#end(followedUpChange(left, reason, now), { others: note });
  }

  /**
   * Records that a message shows a content, or (`final`) never will, and writes further consequences; a later revision
   * remains to be made.
   */
  markRevised(content: string, final: Reason | null, now: Date, note?: OutcomeNote): Promise<boolean> {
    return this.#end(revisedChange(content, final, now), { others: note });
  }

  /** Combines the writes that accompany an outcome: those for the following parts, if any, and a note. */
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

  /** Ends the claim with one write. */
  #end(change: RowChange, options?: FencedOptions): Promise<boolean> {
    return this.#fence.close(this.#fence.write(change, options));
  }
}
