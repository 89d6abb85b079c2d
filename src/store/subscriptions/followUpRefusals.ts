import type { Statements } from '../../database/database.ts';
import type { FollowUpStep } from '../outbox/deliveryRows.ts';
import type { SubscriptionId } from './subscriptionRows.ts';

/**
 * Notes that somebody is being told that a step after a subscription's digests is refused; whether that was not noted
 * yet, so that one process tells it once.
 */
export async function claimTelling(
  database: Statements,
  subscription: SubscriptionId,
  step: FollowUpStep,
  at: Date,
): Promise<boolean> {
  const { changes } = await database.run(
    'INSERT INTO follow_up_refusals (subscription, step, told_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    [subscription, step, at.getTime()],
  );
  return changes > 0;
}

/** Forgets it: the step was taken, or nobody could be told. */
export async function forgetTelling(
  database: Statements,
  subscription: SubscriptionId,
  step: FollowUpStep,
): Promise<void> {
  await database.run('DELETE FROM follow_up_refusals WHERE subscription = ? AND step = ?', [
    subscription,
    step,
  ]);
}
