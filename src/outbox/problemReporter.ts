import { noteAlertTold, untoldAlerts } from '../store/alerts/refusedAlerts.ts';
import { forgetTelling, forgetUntoldSteps, noteStepTold } from '../store/subscriptions/followUpRefusals.ts';
import { noteTold, untoldRefusals } from '../store/subscriptions/refusals.ts';
import type { OutboxContext } from './context.ts';
import type { Problem } from './problem.ts';

/** Reports problems to people, and records that they were told. */
export class ProblemReporter {
  readonly #context: Pick<OutboxContext, 'store' | 'time' | 'log' | 'tell'>;
  readonly #underWay = new Set<Promise<void>>();

  constructor(context: Pick<OutboxContext, 'store' | 'time' | 'log' | 'tell'>) {
    this.#context = context;
  }

  /** Reports a problem and records that. Not awaited: a slow recipient must not delay messages. */
  report(problem: Problem): void {
    const { log } = this.#context;
    const { subscription, step } = problem;
    const told = this.#tell(problem)
      .catch((error: unknown) =>
        log.warn({ subscription: subscription.id, step, err: error }, 'who was told could not be noted'),
      )
      .finally(() => this.#underWay.delete(told));
    this.#underWay.add(told);
  }

  /** Reports refusals that were not reported because of a stop or closed messages. */
  async reportUntold(): Promise<void> {
    const { store } = this.#context;
    await forgetUntoldSteps(store);
    for (const subscription of await untoldRefusals(store)) {
      const { paused, refusal } = subscription;
      const reason = refusal ?? paused?.reason;
      if (reason) this.report({ subscription, reason, paused: paused !== null });
    }
    for (const alert of await untoldAlerts(store)) {
      const reason = alert.paused?.reason;
      if (reason) this.report({ subscription: alert, alert: alert.keyword, reason, paused: true });
    }
  }

  /** Resolves when all that is being reported is recorded: what a stop leaves unrecorded is reported again. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  async #tell(problem: Problem): Promise<void> {
    const { store, log, tell } = this.#context;
    const { subscription, step } = problem;
    try {
      await tell(problem);
    } catch (error) {
      log.warn({ subscription: subscription.id, step, err: error }, 'nobody could be told of a refusal');
      // The refusal of the next digest is reported.
      if (step !== undefined) await forgetTelling(store, subscription.id, step);
      return;
    }
    await this.#note(problem);
  }

  async #note({ subscription, alert, step }: Problem): Promise<void> {
    const { store, time } = this.#context;
    if (step !== undefined) return await noteStepTold(store, subscription.id, step, time.now());
    if (alert !== undefined) return await noteAlertTold(store, subscription.id, time.now());
    return await noteTold(store, subscription, time.now());
  }
}
