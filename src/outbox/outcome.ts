import type { Statements } from '../database/database.ts';
import type { Claim, OutcomeNote } from '../store/outbox/claim.ts';
import { type Delivery, type FollowUp, idempotencyKey } from '../store/outbox/deliveryRows.ts';
import type { Posted } from '../store/outbox/outcomes.ts';
import { backOffMilliseconds, spreadWait } from './backOff.ts';
import type { OutboxContext, WorkerContext } from './context.ts';
import type { Composed } from './kinds/messageKind.ts';
import type { Problem } from './problem.ts';
import { tellOfProblem } from './tellOfProblems.ts';
import type { Failure, SendTarget } from './transport.ts';

/** What a handled claim says about the platform; undefined where it was not asked. */
export type Answered = 'answered' | 'no-answer' | undefined;

/** A failure after which the same thing is to be tried again. */
export type RetryableFailure = Extract<
  Failure,
  { kind: 'withdrawn' | 'limited' | 'unsent' | 'doubtful' | 'unauthorized' }
>;

/**
 * Puts a delivery back for later. `wasInDoubt`: whether an attempt before this one may have created its message;
 * a request that had no effect leaves that as it is.
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

/** Notes the message that stands, be it just created or found, and what is left to do for it. */
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
  // A plain line is taken where its layout may not be.
  const note = isLine ? undefined : context.kinds[delivery.kind].acceptance(claim);
  // Whoever holds the delivery now looks for the message, and finds it.
  if (!(await claim.markSent({ messageId, threadId, followUps }, time.now(), note))) return;
  context.onDelivered((time.now().getTime() - delivery.dueAt.getTime()) / 1000);
  log.debug({ delivery: idempotencyKey(delivery), message: messageId }, 'delivered');
}

/**
 * Writes an outcome with a note that may find a problem, of which somebody is told once both stand; a stop in between leaves
 * that to the next start. False where the claim was lost.
 */
export async function writeProblem(
  context: WorkerContext,
  write: (note: OutcomeNote) => Promise<boolean>,
  note: (transaction: Statements) => Promise<Problem | undefined>,
): Promise<boolean> {
  // An engine may run the note again: the last run counts.
  const found: { problem?: Problem | undefined } = {};
  const isHeld = await write(async (transaction) => {
    found.problem = await note(transaction);
  });
  if (isHeld && found.problem) tellOfProblem(context, found.problem);
  return isHeld;
}

/** Where a delivery goes. */
export function targetOf({ guildId, channelId, channelKind, threadId }: Delivery): SendTarget {
  return { guildId, channelId, channelKind, threadId };
}
