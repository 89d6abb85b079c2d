import type { Statements } from '../../database/database.ts';
import type { FollowUpStep } from '../outbox/deliveryRows.ts';

/**
 * Records that a step after a subscription's digests is refused; returns whether it is new, so that it is reported
 * once.
 */
export async function claimTelling(
  statements: Statements,
  subscription: string,
  step: FollowUpStep,
): Promise<boolean> {
  const { changes } = await statements.run(
    'INSERT INTO follow_up_refusals (subscription, step) VALUES (?, ?) ON CONFLICT DO NOTHING',
    [subscription, step],
  );
  return changes > 0;
}

/** Records that somebody was told. */
export async function noteStepTold(
  statements: Statements,
  subscription: string,
  step: FollowUpStep,
  at: Date,
): Promise<void> {
  await statements.run('UPDATE follow_up_refusals SET told_at = ? WHERE subscription = ? AND step = ?', [
    at.getTime(),
    subscription,
    step,
  ]);
}

/** Deletes the record: the step succeeded, or nobody could be told. */
export async function forgetTelling(
  statements: Statements,
  subscription: string,
  step: FollowUpStep,
): Promise<void> {
  await statements.run('DELETE FROM follow_up_refusals WHERE subscription = ? AND step = ?', [
    subscription,
    step,
  ]);
}

/** Deletes records that a terminated process has not reported: the next refusal is reported. */
export async function forgetUntoldSteps(statements: Statements): Promise<void> {
  await statements.run('DELETE FROM follow_up_refusals WHERE told_at IS NULL');
}
