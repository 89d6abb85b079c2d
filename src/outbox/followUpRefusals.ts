import { isRefusedFollowUp } from '../messages/subscribing/refusal.ts';
import type { Delivery, FollowUpStep } from '../store/outbox/deliveryRows.ts';
import type { Reason } from '../store/outbox/reason.ts';
import { claimTelling, forgetTelling } from '../store/subscriptions/followUpRefusals.ts';
import type { Subscription } from '../store/subscriptions/subscriptionRows.ts';
import type { OutboxContext } from './context.ts';

/**
 * Has somebody told once of a step that Discord refuses after digests that stand, and forgets it once it is taken again.
 * Where nobody can be told, or the program ends meanwhile, the next digest's refusal is told.
 */
export async function noteFollowUp(
  { store, time, log, tell }: Pick<OutboxContext, 'store' | 'time' | 'log' | 'tell'>,
  subscription: Subscription,
  { step, refusal, delivery }: FollowedUp,
): Promise<void> {
  const { id } = subscription;
  if (!isRefusedFollowUp(refusal)) {
    if (refusal === null && delivery.part === 1) await forgetTelling(store, id, step);
    return;
  }
  if (!(await claimTelling(store, id, step, time.now()))) return;
  // Not waited for: whoever is told slowly holds up nobody's digest.
  tell({ subscription, step, reason: refusal, paused: false }).catch(async (error: unknown) => {
    log.warn({ subscription: id, step, err: error }, 'nobody could be told of a refused step after a digest');
    await forgetTelling(store, id, step);
  });
}

/** What became of a step after a message that stands; `refusal` is null where it was done. */
export interface FollowedUp {
  readonly delivery: Delivery;
  readonly step: FollowUpStep;
  readonly refusal: Reason | null;
}
