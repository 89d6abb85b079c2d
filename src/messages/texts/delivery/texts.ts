import type { DeliveryState } from '../../../store/outbox/deliveryRows.ts';
import type { Reason } from '../../../store/outbox/reason.ts';
import type { Refusal } from '../../subscribing/refusal.ts';

/** What the frame says about deliveries: where they stand, why, and what an admin can do. */
export interface DeliveryTexts {
  readonly states: Readonly<Record<DeliveryState, string>>;
  /** A reason as a clause without a full stop; empty where the state has said it all. */
  readonly reason: (reason: Reason) => string;
  /** What Discord refuses as a clause, and in a sentence what an admin can do about it. */
  readonly refusals: Readonly<Record<Refusal, { readonly said: string; readonly remedy: string }>>;
  /** State of a subscription whose channel refuses digests. */
  readonly refused: (reason: string) => string;
  readonly problemTitle: string;
  readonly problemPaused: string;
  readonly problemToPause: string;
  /** After mending what a paused subscription was paused for. */
  readonly thenResume: string;
}
