import type { Statements } from '../../database/database.ts';
import type { Message } from '../../messages/message.ts';
import type { OutcomeNote } from '../../store/outbox/claim.ts';
import type { DeliveryWithSubscription } from '../../store/outbox/deliveries.ts';
import type { FollowUp, FollowUpStep } from '../../store/outbox/deliveryRows.ts';
import type { Reason } from '../../store/outbox/reason.ts';
import type { Likeness } from '../payloadTemplates.ts';
import type { Problem } from '../problem.ts';

/** A message as composed by its kind. */
export interface Composed {
  readonly kind: 'composed';
  /** Returns the message, optionally with a limit of its items. */
  message(itemLimit?: number): Message;
  /** Other messages that differ from it only in values and in their delivery's key; undefined if there are none. */
  readonly likeness?: Likeness | undefined;
  /** Number of its items; 0 if it cannot be shortened. */
  readonly items: number;
  /** Returns the text of parts that a correction made unnecessary. */
  emptied(): Message;
  /** Ids of the tags of its forum post. */
  readonly forumTags: readonly string[];
  /** Steps after its creation, besides its layout. */
  readonly followUps: readonly FollowUp[];
  /** Content, if less is left of it than in the outbox. */
  readonly content?: string;
}

/** A message, or the reason why nothing is left to send; `failed` marks an error. */
export type Composition =
  | Composed
  | { readonly kind: 'none'; readonly state: 'skipped' | 'failed'; readonly reason: Reason };

/** The content of a message was unfollowed or taken down since it was planned. */
export const NOTHING_LEFT: Composition = {
  kind: 'none',
  state: 'skipped',
  reason: { code: 'nothing-left' },
};

/** Interface of a kind of message. Claims, fences, nonces, lookups, retries and edits are shared by all kinds. */
export interface MessageKind {
  /**
   * Composes the message of a content. `send`: right before sending, considering what was unfollowed or taken down
   * since; `edit`: for a sent message.
   */
  compose(claimed: DeliveryWithSubscription, content: string, purpose: 'send' | 'edit'): Promise<Composition>;
  /**
   * Returns the note that is written when Discord accepted the whole message, in the transaction of the outcome;
   * undefined if there is nothing to write.
   */
  acceptance(claimed: DeliveryWithSubscription): OutcomeNote | undefined;
  /**
   * Records in the outcome's transaction that Discord refused it, or its layout, permanently. Returns the problem to
   * report afterwards; undefined for none.
   */
  noteRefused(
    transaction: Statements,
    claimed: DeliveryWithSubscription,
    reason: Reason,
  ): Promise<Problem | undefined>;
  /**
   * Records in the outcome's transaction that a step was done or refused permanently, and returns the problem to
   * report; absent for kinds without such steps.
   */
  noteFollowedUp?(
    transaction: Statements,
    claimed: DeliveryWithSubscription,
    step: FollowUpStep,
    refusal: Reason | null,
  ): Promise<Problem | undefined>;
}
