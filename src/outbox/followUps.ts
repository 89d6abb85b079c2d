import { isRefusedFollowUp } from '../messages/subscribing/refusal.ts';
import type { Claim, OutcomeNote } from '../store/outbox/claim.ts';
import { type Delivery, type FollowUp, idempotencyKey } from '../store/outbox/deliveryRows.ts';
import type { Reason } from '../store/outbox/reason.ts';
import { MOST_ATTEMPTS } from './backOff.ts';
import type { WorkerContext } from './context.ts';
import {
  type Answered,
  type RetryableFailure,
  retryAfterFailure,
  targetOf,
  writeProblem,
} from './outcome.ts';
import { payloadsOf } from './payloads.ts';
import type { Payloads } from './payloadTemplates.ts';
import type { Done, PostedMessage, SendOptions } from './transport.ts';

/** Runs the next remaining step of a sent message: an edit, the crosspost, the discussion thread. */
export async function runFollowUp(
  context: WorkerContext,
  claim: Claim,
  signal: AbortSignal,
): Promise<Answered> {
  const { delivery } = claim;
  const [next, ...rest] = delivery.followUps;
  // A plain line gets its layout first, because a correction expects it.
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
  const { refusal } = result;
  const isWritten = await writeProblem(
    context,
    (note) => claim.markRevised(content, refusal, time.now(), note),
    async (transaction) =>
      context.kinds[delivery.kind].noteFollowedUp?.(transaction, claim, 'correction', refusal),
  );
  if (!isWritten) return 'answered';
  log.info({ delivery: idempotencyKey(delivery), refusal }, 'corrected by an edit');
  return 'answered';
}

async function care(
  context: WorkerContext,
  claim: Claim,
  next: FollowUp,
  rest: readonly FollowUp[],
  signal: AbortSignal,
): Promise<Answered> {
  const { log } = context;
  const { delivery } = claim;
  const standing = standingOf(delivery);
  const result = resultOf(
    delivery,
    standing
      ? await done(context, claim, next, standing, signal)
      : { kind: 'refused', reason: { code: 'message-unknown' } },
  );
  if (result.kind === 'again') return await retryAfterFailure(context, claim, result.failure, false);
  if (!(await writeFollowedUp(context, claim, { next, rest, refusal: result.refusal }))) return 'answered';
  log.info({ delivery: idempotencyKey(delivery), refusal: result.refusal }, `${next} after the digest`);
  return 'answered';
}

/** Outcome of a step, and the remaining ones; `refusal` is null if it succeeded. */
interface FollowedUp {
  readonly next: FollowUp;
  readonly rest: readonly FollowUp[];
  readonly refusal: Reason | null;
}

/**
 * A digest that keeps its plain line because Discord refuses its layout counts as refused; about a message that was
 * deleted in the meantime nobody is told.
 */
function writeFollowedUp(
  context: WorkerContext,
  claim: Claim,
  { next, rest, refusal }: FollowedUp,
): Promise<boolean> {
  const { reason } = claim.delivery;
  // An earlier refusal stays recorded.
  const said = refusal ?? (isRefusedFollowUp(reason) ? reason : null);
  const write = (note?: OutcomeNote) => claim.markFollowedUp(rest, said, context.time.now(), note);
  const kind = context.kinds[claim.delivery.kind];
  if (next !== 'expand')
    return writeProblem(context, write, async (transaction) =>
      kind.noteFollowedUp?.(transaction, claim, next, refusal),
    );
  if (refusal === null) return write(kind.acceptance(claim));
  if (!isRefusedFollowUp(refusal)) return write();
  return writeProblem(context, write, (transaction) => kind.noteRefused(transaction, claim, refusal));
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

/** Refused without a request. */
type Impossible = { readonly kind: 'refused'; readonly reason: Reason };

/** Returns whether a change of a sent message is finished: made, refused permanently, or tried often enough. */
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
  context: WorkerContext,
  claim: Claim,
  content: string | null,
): Promise<Payloads | undefined> {
  const { delivery } = claim;
  if (content === null) return undefined;
  const composed = await context.kinds[delivery.kind].compose(claim, content, 'edit');
  return composed.kind === 'composed' ? payloadsOf(context, composed, delivery) : undefined;
}

function standingOf(delivery: Delivery): PostedMessage | undefined {
  return delivery.messageId === null
    ? undefined
    : { place: targetOf(delivery), messageId: delivery.messageId };
}

/** Only the current holder of the delivery changes its message, so that old content never replaces newer content. */
function sendOptionsOf({ time }: WorkerContext, claim: Claim, signal: AbortSignal): SendOptions {
  return { beforeSend: () => claim.renew(time.now()), signal };
}
