import type { Statements } from '../../database/database.ts';
import type { Message } from '../../messages/message.ts';
import type { OutcomeNote } from '../../store/outbox/claim.ts';
import type { DeliveryWithSubscription } from '../../store/outbox/deliveries.ts';
import type { FollowUp, FollowUpStep } from '../../store/outbox/deliveryRows.ts';
import type { Reason } from '../../store/outbox/reason.ts';
import type { Problem } from '../problem.ts';

/** A message as its kind makes it now. */
export interface Composed {
  readonly kind: 'composed';
  /** The message; with at most so many of its items where that is said. */
  message(itemLimit?: number): Message;
  /** How many items it shows; 0 where it cannot be shortened. */
  readonly items: number;
  /** What stands in parts that it needs no more since it was corrected. */
  emptied(): Message;
  /** Ids of the tags that its post in a forum gets. */
  readonly forumTags: readonly string[];
  /** What is to be done once it stands, beside its layout. */
  readonly followUps: readonly FollowUp[];
  /** What it shows, where that is less by now than the outbox has it. */
  readonly content?: string;
}

/** A message, or why there is none to send any more; `failed` where that is a fault. */
export type Composition =
  | Composed
  | { readonly kind: 'none'; readonly state: 'skipped' | 'failed'; readonly reason: Reason };

/** What a message was to tell was ended, or taken down, since it was planned. */
export const NOTHING_LEFT: Composition = {
  kind: 'none',
  state: 'skipped',
  reason: { code: 'nothing-left' },
};

/**
 * What the outbox asks of a kind of message. Claims, fences, nonces, lookups, retries and edits are the outbox's own and
 * the same for all kinds.
 */
export interface MessageKind {
  /**
   * Makes the message that shows a content. `send`: asked right before it is to be sent, so that what was ended or taken
   * down since counts; `edit`: it stands, and is to show the content from now on.
   */
  compose(claimed: DeliveryWithSubscription, content: string, purpose: 'send' | 'edit'): Promise<Composition>;
  /**
   * What is noted once Discord took it whole, in the transaction that writes so: the one stands with the other. Undefined
   * where there is nothing to note.
   */
  acceptance(claimed: DeliveryWithSubscription): OutcomeNote | undefined;
  /**
   * Notes that Discord refused it, or its layout, for good, in the transaction that writes so. Answers what somebody is to
   * be told of once that stands; undefined where nobody is.
   */
  noteRefused(
    transaction: Statements,
    claimed: DeliveryWithSubscription,
    reason: Reason,
  ): Promise<Problem | undefined>;
  /**
   * Notes, in the transaction that writes so, that a step after it was done or refused for good, and answers what somebody is
   * to be told of; kinds without such steps leave it out.
   */
  noteFollowedUp?(
    transaction: Statements,
    claimed: DeliveryWithSubscription,
    step: FollowUpStep,
    refusal: Reason | null,
  ): Promise<Problem | undefined>;
}
