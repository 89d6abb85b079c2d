import type { Statements } from '../database/database.ts';
import type { Claim, OutcomeNote } from '../store/outbox/claim.ts';
import { type Delivery, type FollowUp, idempotencyKey } from '../store/outbox/deliveryRows.ts';
import type { Posted } from '../store/outbox/outcomes.ts';
import { backOffMilliseconds, spreadWait } from './backOff.ts';
import type { OutboxContext, WorkerContext } from './context.ts';
import type { Composed } from './kinds/messageKind.ts';
import type { Problem } from './problem.ts';
import type { Failure, SendTarget } from './transport.ts';

/** Evidence about the platform from a processed claim; undefined if no request was made. */
export type Answered = 'answered' | 'no-answer' | undefined;

/** A failure that is retried. */
export type RetryableFailure = Extract<
  Failure,
  { kind: 'withdrawn' | 'limited' | 'unsent' | 'doubtful' | 'unauthorized' }
>;

/**
 * Schedules a retry of a delivery. `wasInDoubt`: whether an earlier attempt may have created its message; a request
 * without effect leaves that unchanged.
 */
export async function retryAfterFailure(
  { time, random, onUnauthorized }: Pick<OutboxContext, 'time' | 'random' | 'onUnauthorized'>,
  claim: Claim,
  failure: RetryableFailure,
  wasInDoubt: boolean,
): Promise<Answered> {
  const now = time.now();
  const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
  switch (failure.kind) {
    case 'withdrawn':
      await claim.release(now);
      return undefined;
    case 'limited':
      await claim.retryLater({
        wakeAt: later(spreadWait(failure.waitMilliseconds, random)),
        doubt: wasInDoubt,
        failed: false,
        reason: failure.reason,
      });
      return 'answered';
    case 'unsent':
    case 'doubtful':
      await claim.retryLater({
        wakeAt: later(backOffMilliseconds(claim.delivery.attempts + 1, random)),
        doubt: wasInDoubt || failure.kind === 'doubtful',
        failed: true,
        reason: failure.reason,
      });
      return 'no-answer';
    case 'unauthorized':
      await claim.retryLater({
        wakeAt: now,
        doubt: wasInDoubt,
        failed: false,
        reason: { code: 'token-refused' },
      });
      onUnauthorized();
      return undefined;
  }
}

/** Records the message, newly created or found, and the remaining steps. */
export async function noteSent(
  context: WorkerContext,
  claim: Claim,
  message: Pick<Posted, 'messageId' | 'threadId'> & { readonly isLine: boolean },
  composed: Composed | undefined,
): Promise<void> {
  const { time, log } = context;
  const { delivery } = claim;
  const { messageId, threadId, isLine } = message;
  const followUps: readonly FollowUp[] = [
    ...(isLine ? (['expand'] as const) : []),
    ...(composed?.followUps ?? []),
  ];
  // A plain line may be accepted although its layout is refused.
  const note = isLine ? undefined : context.kinds[delivery.kind].acceptance(claim);
  // The current holder of the delivery looks for the message and finds it.
  if (!(await claim.markSent({ messageId, threadId, followUps }, time.now(), note))) return;
  context.onDelivered((time.now().getTime() - delivery.dueAt.getTime()) / 1000);
  log.debug({ delivery: idempotencyKey(delivery), message: messageId }, 'delivered');
}

/**
 * Writes an outcome with a note that may return a problem, which is reported after the commit; a stop in between leaves
 * that to the next start. Returns false if the claim was lost.
 */
export async function writeProblem(
  context: WorkerContext,
  write: (note: OutcomeNote) => Promise<boolean>,
  note: (transaction: Statements) => Promise<Problem | undefined>,
): Promise<boolean> {
  // An engine may repeat the note; the last run counts.
  const found: { problem?: Problem | undefined } = {};
  const isHeld = await write(async (transaction) => {
    found.problem = await note(transaction);
  });
  if (isHeld && found.problem) context.report(found.problem);
  return isHeld;
}

/** Returns the target of a delivery. */
export function targetOf({ guildId, channelId, channelKind, threadId }: Delivery): SendTarget {
  return { guildId, channelId, channelKind, threadId };
}
