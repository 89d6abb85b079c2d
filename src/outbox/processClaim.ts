import type { Claim } from '../store/outbox/claim.ts';
import { idempotencyKey } from '../store/outbox/deliveryRows.ts';
import type { WorkerContext } from './context.ts';
import { runFollowUp } from './followUps.ts';
import { type Answered, retryAfterFailure } from './outcome.ts';
import { sendDelivery } from './send.ts';

/**
 * Sends a claimed delivery, or does its next follow-up, and writes the outcome. Never rejects: an internal error is
 * logged, and the delivery is tried again.
 */
export async function processClaim(
  context: WorkerContext,
  claim: Claim,
  signal: AbortSignal,
): Promise<Answered> {
  const { log } = context;
  const delivery = idempotencyKey(claim.delivery);
  const work = claim.delivery.state === 'sent' ? runFollowUp : sendDelivery;
  try {
    const answered = await work(context, claim, signal).catch(async (error: unknown): Promise<Answered> => {
      // An internal error: the delivery is retried like after other failures, and the others continue.
      log.error({ delivery, err: error }, 'a delivery could not be handled');
      const failure = { kind: 'unsent', reason: { code: 'program-error' } } as const;
      return await retryAfterFailure(context, claim, failure, claim.isInDoubt);
    });
    if (claim.isLost) log.warn({ delivery }, 'a claim was lost to another one; what came of it was dropped');
    return answered;
  } catch (error) {
    // The claim expires, and the delivery is then reconciled as after a crash.
    log.error({ delivery, err: error }, 'the outbox could not be written');
    return undefined;
  }
}
