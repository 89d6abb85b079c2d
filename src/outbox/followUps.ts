import { isRefusedFollowUp } from '../messages/subscribing/refusal.ts';
import type { Claim } from '../store/outbox/claim.ts';
import { type Delivery, type FollowUp, idempotencyKey } from '../store/outbox/deliveryRows.ts';
import type { Reason } from '../store/outbox/reason.ts';
import { MOST_ATTEMPTS } from './backOff.ts';
import type { WorkerContext } from './context.ts';
import { type Answered, type RetryableFailure, retryAfterFailure, targetOf } from './outcome.ts';
import { type Payloads, payloadsOf } from './payloads.ts';
import type { Done, PostedMessage, SendOptions } from './transport.ts';

/** Does the next thing that is left to do for a message that stands: an edit, the crosspost, the discussion thread. */
export async function runFollowUp(
  context: WorkerContext,
  claim: Claim,
  signal: AbortSignal,
): Promise<Answered> {
  const { delivery } = claim;
  const [next, ...rest] = delivery.followUps;
  // A plain line is given its layout before anything else, so that a correction finds it as it expects it.
  if (next === 'expand') return care(context, claim, next, rest, signal);
  if (delivery.revision !== null) return edit(context, claim, delivery.revision, signal);
  if (next !== undefined) return care(context, claim, next, rest, signal);
  await claim.markFollowedUp([], delivery.reason, context.time.now());
  return undefined;
}

async function edit(
  context: WorkerContext,
  claim: Claim,
  content: string,
  signal: AbortSignal,
): Promise<Answered> {
  const { transport, time, log } = context;
  const { delivery } = claim;
  const standing = standingOf(delivery);
  const payload = (await shownAs(context, claim, content))?.payloads[delivery.part - 1];
  const result = resultOf(
    delivery,
    standing && payload
      ? await transport.edit(standing, payload, sendOptionsOf(context, claim, signal))
      : { kind: 'refused', reason: { code: 'part-dropped' } },
  );
  if (result.kind === 'again') return await retryAfterFailure(context, claim, result.failure, false);
  if (!(await claim.markRevised(content, result.refusal, time.now()))) return 'answered';
  await context.kinds[delivery.kind].onFollowedUp?.(claim, 'correction', result.refusal);
  log.info({ delivery: idempotencyKey(delivery), refusal: result.refusal }, 'corrected by an edit');
  return 'answered';
}

async function care(
  context: WorkerContext,
  claim: Claim,
  next: FollowUp,
  rest: readonly FollowUp[],
  signal: AbortSignal,
): Promise<Answered> {
  const { time, log } = context;
  const { delivery } = claim;
  const standing = standingOf(delivery);
  const result = resultOf(
    delivery,
    standing
      ? await done(context, claim, next, standing, signal)
      : { kind: 'refused', reason: { code: 'message-unknown' } },
  );
  if (result.kind === 'again') return await retryAfterFailure(context, claim, result.failure, false);
  // What was refused before this step stays said.
  const refusal = result.refusal ?? (isRefusedFollowUp(delivery.reason) ? delivery.reason : null);
  if (!(await claim.markFollowedUp(rest, refusal, time.now()))) return 'answered';
  if (next === 'expand') await noteExpanded(context, claim, result.refusal);
  else await context.kinds[delivery.kind].onFollowedUp?.(claim, next, result.refusal);
  log.info({ delivery: idempotencyKey(delivery), refusal: result.refusal }, `${next} after the digest`);
  return 'answered';
}

/**
 * A digest that keeps its plain line because Discord refuses its layout is refused like one that is not posted; of a
 * message that somebody deleted meanwhile nobody is told.
 */
async function noteExpanded({ kinds }: WorkerContext, claim: Claim, refusal: Reason | null): Promise<void> {
  const kind = kinds[claim.delivery.kind];
  if (refusal === null) await kind.onAccepted(claim);
  else if (isRefusedFollowUp(refusal)) await kind.onRefused(claim, refusal);
}

async function done(
  context: WorkerContext,
  claim: Claim,
  next: FollowUp,
  standing: PostedMessage,
  signal: AbortSignal,
): Promise<Done | Impossible> {
  const { transport } = context;
  const { delivery } = claim;
  const options = sendOptionsOf(context, claim, signal);
  switch (next) {
    case 'expand': {
      const shown = await shownAs(context, claim, delivery.revision ?? delivery.content);
      const payload = shown?.payloads[delivery.part - 1];
      if (!payload) return { kind: 'refused', reason: { code: 'content-missing' } };
      return transport.edit(standing, payload, options);
    }
    case 'crosspost':
      return transport.crosspost(standing, options);
    case 'thread': {
      const title = (await shownAs(context, claim, delivery.content))?.title ?? delivery.day;
      return transport.openThread(standing, title, options);
    }
  }
}

type Result =
  | { readonly kind: 'over'; readonly refusal: Reason | null }
  | { readonly kind: 'again'; readonly failure: RetryableFailure };

/** Not even asked for. */
type Impossible = { readonly kind: 'refused'; readonly reason: Reason };

/** Whether a change to a standing message is over with: made, refused for good, or tried often enough. */
function resultOf(delivery: Delivery, done: Done | Impossible): Result {
  switch (done.kind) {
    case 'done':
      return { kind: 'over', refusal: null };
    case 'gone':
    case 'forbidden':
    case 'refused':
      return { kind: 'over', refusal: done.reason };
    case 'unsent':
    case 'doubtful':
      return delivery.attempts + 1 >= MOST_ATTEMPTS
        ? { kind: 'over', refusal: done.reason }
        : { kind: 'again', failure: done };
    default:
      return { kind: 'again', failure: done };
  }
}

async function shownAs(
  { kinds, transport }: WorkerContext,
  claim: Claim,
  content: string | null,
): Promise<Payloads | undefined> {
  const { delivery } = claim;
  if (content === null) return undefined;
  const composed = await kinds[delivery.kind].compose(claim, content, 'edit');
  return composed.kind === 'composed' ? payloadsOf(transport, composed, delivery) : undefined;
}

function standingOf(delivery: Delivery): PostedMessage | undefined {
  return delivery.messageId === null
    ? undefined
    : { place: targetOf(delivery), messageId: delivery.messageId };
}

/** A change is made only by who still holds the delivery, so that an old content never replaces a newer one. */
function sendOptionsOf({ time }: WorkerContext, claim: Claim, signal: AbortSignal): SendOptions {
  return { beforeSend: () => claim.renew(time.now()), signal };
}
