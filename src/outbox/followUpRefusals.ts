import type { Statements } from '../database/database.ts';
import { isRefusedFollowUp } from '../messages/subscribing/refusal.ts';
import type { Delivery, FollowUpStep } from '../store/outbox/deliveryRows.ts';
import type { Reason } from '../store/outbox/reason.ts';
import { claimTelling, forgetTelling } from '../store/subscriptions/followUpRefusals.ts';
import type { Subscription } from '../store/subscriptions/subscription.ts';
import type { Problem } from './problem.ts';

/**
 * Records that Discord refuses a step after sent digests, or deletes the record once it succeeds. Returns the problem
 * to report, once.
 */
export async function noteDigestFollowUp(
  statements: Statements,
  subscription: Subscription,
  { step, refusal, delivery }: FollowedUp,
): Promise<Problem | undefined> {
  const { id } = subscription;
  if (isRefusedFollowUp(refusal)) {
    const isFirst = await claimTelling(statements, id, step);
    return isFirst ? { subscription, step, reason: refusal, paused: false } : undefined;
  }
  if (refusal === null && delivery.part === 1) await forgetTelling(statements, id, step);
  return undefined;
}

/** Outcome of a step after a sent message; `refusal` is null if it succeeded. */
export interface FollowedUp {
  readonly delivery: Delivery;
  readonly step: FollowUpStep;
  readonly refusal: Reason | null;
}
