import type { Statements } from '../database/database.ts';
import type { Claim, OutcomeNote } from '../store/outbox/claim.ts';
import { isOthersMessage } from '../store/outbox/deliveries.ts';
import { type Delivery, idempotencyKey } from '../store/outbox/deliveryRows.ts';
import { type Reason, requestReasonOf } from '../store/outbox/reason.ts';
import { MOST_ATTEMPTS } from './backOff.ts';
import type { WorkerContext } from './context.ts';
import type { Composed, Composition } from './kinds/messageKind.ts';
import {
  type Answered,
  noteSent,
  type RetryableFailure,
  retryAfterFailure,
  targetOf,
  writeProblem,
} from './outcome.ts';
import { payloadsOf } from './payloads.ts';
import { CATCH_UP_HOURS } from './plan/schedule.ts';
import { reconcile } from './reconcile.ts';
import type { Created, Lookup } from './transport.ts';

/** A claimed delivery being sent. */
interface Attempt {
  readonly claim: Claim;
  /** Set if an earlier attempt stays in doubt: the instant from which a repetition is unsafe. */
  readonly repeatUntil?: Date;
}

/** Sends a claimed delivery; if an earlier attempt is in doubt, it looks up its message first. */
export async function sendDelivery(
  context: WorkerContext,
  claim: Claim,
  signal: AbortSignal,
): Promise<Answered> {
  const { delivery } = claim;
  if (delivery.attemptedAt === null) return send(context, { claim }, signal);
  const target = {
    key: idempotencyKey(delivery),
    announcement: delivery.announcement,
    isOthers: (messageId: string) => isOthersMessage(context.store, delivery, messageId),
  };
  const lookup = await context.transport.find(targetOf(delivery), target, delivery.attemptedAt, {
    beforeSend: async () => true,
    signal,
  });
  const evidence = evidenceOf(lookup);
  if (evidence.kind !== 'found' && evidence.kind !== 'absent' && evidence.kind !== 'unreadable')
    return await lookLater(context, claim, evidence);
  return settle(context, claim, delivery.attemptedAt, evidence, signal);
}

/** Returns the evidence of a lookup: a channel that cannot be read proves nothing. */
function evidenceOf(lookup: Lookup): Exclude<Lookup, { kind: 'gone' | 'forbidden' | 'refused' }> {
  return lookup.kind === 'forbidden' || lookup.kind === 'refused' || lookup.kind === 'gone'
    ? { kind: 'unreadable', because: 'channel-unreadable' }
    : lookup;
}

/** A lookup is retried and abandoned like a request; then the outcome stays unknown. */
async function lookLater(context: WorkerContext, claim: Claim, failure: RetryableFailure): Promise<Answered> {
  const { delivery } = claim;
  const hopeless = whyHopeless(delivery, context.time.now());
  const hasFailed = failure.kind === 'unsent' || failure.kind === 'doubtful';
  if (!hopeless || !hasFailed) return await retryAfterFailure(context, claim, failure, true);
  await claim.end('unknown', hopeless);
  const facts = { delivery: idempotencyKey(delivery), channel: delivery.channelId, reason: hopeless };
  context.log.warn(facts, 'whether a message was sent is not known, and it was given up');
  return 'no-answer';
}

async function settle(
  context: WorkerContext,
  claim: Claim,
  attemptedAt: Date,
  evidence: Parameters<typeof reconcile>[0],
  signal: AbortSignal,
): Promise<Answered> {
  const { transport, time, log } = context;
  const { delivery } = claim;
  const nonce = transport.takesNonce(targetOf(delivery));
  const reconciliation = reconcile(evidence, attemptedAt, time.now(), nonce);
  switch (reconciliation.kind) {
    case 'sent': {
      const composed = await compose(context, claim, 'edit');
      const isLine = delivery.announcement !== null;
      const followed = composed.kind === 'composed' ? composed : undefined;
      await noteSent(context, claim, { ...reconciliation, isLine }, followed);
      return 'answered';
    }
    case 'send-anew':
      return (await claim.markAbsent()) ? send(context, { claim }, signal) : 'answered';
    case 'repeat':
      return send(context, { claim, repeatUntil: reconciliation.until }, signal);
    case 'unknown':
      await claim.end('unknown', reconciliation.reason);
      log.warn(
        { delivery: idempotencyKey(delivery), channel: delivery.channelId, reason: reconciliation.reason },
        'whether a message was sent is not known and cannot be found out',
      );
      return 'answered';
  }
}

async function send(context: WorkerContext, attempt: Attempt, signal: AbortSignal): Promise<Answered> {
  const { transport, time, log } = context;
  const { claim, repeatUntil } = attempt;
  const { delivery } = claim;
  const unsent = repeatUntil ? 'unknown' : 'skipped';
  const end = async (state: 'skipped' | 'failed' | 'unknown', reason: Reason): Promise<Answered> => {
    if (!(await claim.end(state, reason))) return undefined;
    log.info({ delivery: idempotencyKey(delivery), state, reason }, 'a delivery ends without a message');
    return undefined;
  };
  const composed = await compose(context, claim, 'send');
  if (composed.kind === 'none')
    return await end(composed.state === 'failed' ? 'failed' : unsent, composed.reason);
  const hopeless = whyHopeless(delivery, time.now());
  if (hopeless) return await end(repeatUntil ? 'unknown' : 'failed', hopeless);
  let isNeeded = true;
  let line: string | null = null;
  const created = await transport.create(targetOf(delivery), idempotencyKey(delivery), {
    signal,
    async beforeSend() {
      if (repeatUntil && time.now() >= repeatUntil) return undefined;
      const { title, payloads, announcement } = payloadsOf(context, composed, delivery);
      const payload = payloads[delivery.part - 1];
      isNeeded = payload !== undefined;
      if (!payload) return undefined;
      // A delivery in doubt is repeated unchanged: its nonce returns the message that it may have created.
      line = delivery.attemptedAt ? delivery.announcement : lineOf(delivery, announcement);
      const attempted = { parts: payloads.length, announcement: line, content: composed.content };
      if (!(await claim.noteAttempt(attempted, time.now()))) return undefined;
      const first = line === null ? payload : transport.renderAnnouncement(line);
      return { title, payload: first, forumTags: composed.forumTags };
    },
  });
  if (!isNeeded) return await end(unsent, { code: 'part-dropped' });
  return await afterCreate(context, attempt, composed, created, line !== null);
}

/** Returns the plain line: only the first message of a digest notifies. */
function lineOf({ part }: Delivery, announcement: string | undefined): string | null {
  return part === 1 ? (announcement ?? null) : null;
}

async function afterCreate(
  context: WorkerContext,
  attempt: Attempt,
  composed: Composed,
  created: Created,
  isLine: boolean,
): Promise<Answered> {
  const { log } = context;
  const { claim, repeatUntil } = attempt;
  const { delivery } = claim;
  if (created.kind === 'created') {
    await noteSent(context, claim, { ...created, isLine }, composed);
    return 'answered';
  }
  if (created.kind === 'gone' || created.kind === 'forbidden' || created.kind === 'refused') {
    const { reason } = created;
    const end = (note?: OutcomeNote) => claim.end(repeatUntil ? 'unknown' : 'failed', reason, note);
    // A forum post that was deleted or locked before its further parts says nothing about the forum.
    const isOfPost = delivery.channelKind === 'forum' && delivery.threadId !== null;
    const note = (transaction: Statements) =>
      context.kinds[delivery.kind].noteRefused(transaction, claim, reason);
    if (!(await (isOfPost ? end() : writeProblem(context, end, note)))) return 'answered';
    const facts = { delivery: idempotencyKey(delivery), channel: delivery.channelId, reason };
    log.warn(facts, 'Discord refuses a message');
    return 'answered';
  }
  return await retryAfterFailure(context, claim, created, repeatUntil !== undefined);
}

function compose(
  { kinds }: WorkerContext,
  claim: Claim,
  purpose: 'send' | 'edit',
): Promise<Composition> | Composition {
  const { kind, content } = claim.delivery;
  return content === null
    ? { kind: 'none', state: 'failed', reason: { code: 'content-missing' } }
    : kinds[kind].compose(claim, content, purpose);
}

function whyHopeless(delivery: Delivery, now: Date): Reason | undefined {
  if (delivery.attempts >= MOST_ATTEMPTS) {
    const { attempts, reason } = delivery;
    return { code: 'gave-up', attempts, last: reason && requestReasonOf(reason) };
  }
  const late = now.getTime() - delivery.deadlineAt.getTime();
  return late > CATCH_UP_HOURS * 3_600_000 ? { code: 'too-late' } : undefined;
}
