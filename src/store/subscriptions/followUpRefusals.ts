import type { Statements } from '../../database/database.ts';
import type { FollowUpStep } from '../outbox/deliveryRows.ts';

/** Notes that a step after a subscription's digests is refused; whether that was not noted yet, so that it is told once. */
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

/** Notes that somebody knows of it. */
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

/** Forgets it: the step was taken, or nobody could be told. */
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

/** Forgets those of which a process that ended has told nobody: the next refusal is told. */
export async function forgetUntoldSteps(statements: Statements): Promise<void> {
  await statements.run('DELETE FROM follow_up_refusals WHERE told_at IS NULL');
}
