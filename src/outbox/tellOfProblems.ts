import { noteAlertTold, untoldAlerts } from '../store/alerts/refusedAlerts.ts';
import { forgetTelling, forgetUntoldSteps, noteStepTold } from '../store/subscriptions/followUpRefusals.ts';
import { noteTold, untoldRefusals } from '../store/subscriptions/refusals.ts';
import type { OutboxContext } from './context.ts';
import type { Problem } from './problem.ts';

type TellingContext = Pick<OutboxContext, 'store' | 'time' | 'log' | 'tell'>;

/** Reports a problem and records that. Not awaited: a slow recipient must not delay messages. */
export function tellOfProblem(context: TellingContext, problem: Problem): void {
  const { store, log, tell } = context;
  const { subscription, step } = problem;
  tell(problem)
    .then(
      () => noteToldOf(context, problem),
      async (error: unknown) => {
        log.warn({ subscription: subscription.id, step, err: error }, 'nobody could be told of a refusal');
        // The refusal of the next digest is reported.
        if (step !== undefined) await forgetTelling(store, subscription.id, step);
      },
    )
    .catch((error: unknown) =>
      log.warn({ subscription: subscription.id, step, err: error }, 'who was told could not be noted'),
    );
}

/** Reports refusals that were not reported because of a stop or closed messages. */
export async function tellOfUntold(context: TellingContext): Promise<void> {
  await forgetUntoldSteps(context.store);
  for (const subscription of await untoldRefusals(context.store)) {
    const { paused, refusal } = subscription;
    const reason = refusal ?? paused?.reason;
    if (reason) tellOfProblem(context, { subscription, reason, paused: paused !== null });
  }
  for (const alert of await untoldAlerts(context.store)) {
    const reason = alert.paused?.reason;
    if (reason) tellOfProblem(context, { subscription: alert, alert: alert.keyword, reason, paused: true });
  }
}

async function noteToldOf({ store, time }: TellingContext, problem: Problem): Promise<void> {
  const { subscription, alert, step } = problem;
  if (step !== undefined) return await noteStepTold(store, subscription.id, step, time.now());
  if (alert !== undefined) return await noteAlertTold(store, subscription.id, time.now());
  return await noteTold(store, subscription, time.now());
}
