import type { Claim } from '../store/ledger/claim.ts';
import { isOthersMessage } from '../store/ledger/deliveries.ts';
import { type Delivery, keyText } from '../store/ledger/deliveryRows.ts';
import { type Reason, requestReasonOf } from '../store/ledger/reason.ts';
import { type Answered, afterFailure, type Passing, placeOf } from './afterFailure.ts';
import { MOST_ATTEMPTS } from './backOff.ts';
import type { OutboxContext } from './context.ts';
import { settleDoubt } from './doubt.ts';
import type { Composed, Composition } from './messageKind.ts';
import { noteSent } from './noteSent.ts';
import { payloadsOf } from './payloads.ts';
import { CATCH_UP_HOURS } from './planOpening.ts';
import type { Created, Sighting } from './sender.ts';

/** A claimed delivery on its way. */
interface Attempt {
  readonly claim: Claim;
  /** Set where an earlier attempt stays in doubt: the instant from which a repetition is no longer safe. */
  readonly repeatUntil?: Date;
}

/** Sends a claimed delivery; where an earlier attempt is in doubt, it looks for its message first. */
export async function deliverOne(
  context: OutboxContext,
  claim: Claim,
  signal: AbortSignal,
): Promise<Answered> {
  const { delivery } = claim;
  if (delivery.attemptedAt === null) return send(context, { claim }, signal);
  const trace = {
    key: keyText(delivery),
    announcement: delivery.announcement,
    isOthers: (messageId: string) => isOthersMessage(context.store, delivery, messageId),
  };
  const sighting = await context.sender.find(placeOf(delivery), trace, delivery.attemptedAt, {
    leave: async () => true,
    signal,
  });
  const evidence = evidenceOf(sighting);
  if (evidence.kind !== 'found' && evidence.kind !== 'absent' && evidence.kind !== 'unreadable')
    return await lookLater(context, claim, evidence);
  return settle(context, claim, delivery.attemptedAt, evidence, signal);
}

/** A channel that may not be looked into proves nothing about what stands in it. */
function evidenceOf(sighting: Sighting): Exclude<Sighting, { kind: 'gone' | 'forbidden' | 'refused' }> {
  return sighting.kind === 'forbidden' || sighting.kind === 'refused' || sighting.kind === 'gone'
    ? { kind: 'unreadable', because: 'channel-unreadable' }
    : sighting;
}

/** A look is repeated like a request, and given up like one: what it was to find out nobody knows then. */
async function lookLater(context: OutboxContext, claim: Claim, failure: Passing): Promise<Answered> {
  const { delivery } = claim;
  const hopeless = whyHopeless(delivery, context.time.now());
  const hasFailed = failure.kind === 'unsent' || failure.kind === 'doubtful';
  if (!hopeless || !hasFailed) return await afterFailure(context, claim, failure, true);
  await claim.end('unknown', hopeless);
  const facts = { delivery: keyText(delivery), channel: delivery.channelId, reason: hopeless };
  context.log.warn(facts, 'whether a message was sent is not known, and it was given up');
  return 'no-answer';
}

async function settle(
  context: OutboxContext,
  claim: Claim,
  attemptedAt: Date,
  evidence: Parameters<typeof settleDoubt>[0],
  signal: AbortSignal,
): Promise<Answered> {
  const { sender, time, log } = context;
  const { delivery } = claim;
  const nonce = sender.takesNonce(placeOf(delivery));
  const settlement = settleDoubt(evidence, attemptedAt, time.now(), nonce);
  switch (settlement.kind) {
    case 'sent': {
      const composed = await compose(context, claim, 'edit');
      const isLine = delivery.announcement !== null;
      const followed = composed.kind === 'composed' ? composed : undefined;
      await noteSent(context, claim, { ...settlement, isLine }, followed);
      return 'answered';
    }
    case 'send-anew':
      return (await claim.markAbsent()) ? send(context, { claim }, signal) : 'answered';
    case 'repeat':
      return send(context, { claim, repeatUntil: settlement.until }, signal);
    case 'unknown':
      await claim.end('unknown', settlement.reason);
      log.warn(
        { delivery: keyText(delivery), channel: delivery.channelId, reason: settlement.reason },
        'whether a message was sent is not known and cannot be found out',
      );
      return 'answered';
  }
}

async function send(context: OutboxContext, attempt: Attempt, signal: AbortSignal): Promise<Answered> {
  const { sender, time, log } = context;
  const { claim, repeatUntil } = attempt;
  const { delivery } = claim;
  const unsent = repeatUntil ? 'unknown' : 'skipped';
  const end = async (state: 'skipped' | 'failed' | 'unknown', reason: Reason): Promise<Answered> => {
    if (!(await claim.end(state, reason))) return undefined;
    log.info({ delivery: keyText(delivery), state, reason }, 'a delivery ends without a message');
    return undefined;
  };
  const composed = await compose(context, claim, 'send');
  if (composed.kind === 'none')
    return await end(composed.state === 'failed' ? 'failed' : unsent, composed.reason);
  const hopeless = whyHopeless(delivery, time.now());
  if (hopeless) return await end(repeatUntil ? 'unknown' : 'failed', hopeless);
  let isNeeded = true;
  let line: string | null = null;
  const created = await sender.create(placeOf(delivery), keyText(delivery), {
    signal,
    async leave() {
      if (repeatUntil && time.now() >= repeatUntil) return undefined;
      const { title, payloads, announcement } = payloadsOf(sender, composed, delivery);
      const payload = payloads[delivery.part - 1];
      isNeeded = payload !== undefined;
      if (!payload) return undefined;
      // What is in doubt is repeated as it was: its nonce gives back the message that it may have made.
      line = delivery.attemptedAt ? delivery.announcement : lineOf(delivery, announcement);
      const attempted = { parts: payloads.length, announcement: line, content: composed.content };
      if (!(await claim.noteAttempt(attempted, time.now()))) return undefined;
      const first = line === null ? payload : sender.renderAnnouncement(line);
      return { title, payload: first, forumTags: composed.forumTags };
    },
  });
  if (!isNeeded) return await end(unsent, { code: 'part-dropped' });
  return await afterCreate(context, attempt, composed, created, line !== null);
}

/** Only the first message of a digest notifies. */
function lineOf({ part }: Delivery, announcement: string | undefined): string | null {
  return part === 1 ? (announcement ?? null) : null;
}

async function afterCreate(
  context: OutboxContext,
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
    if (!(await claim.end(repeatUntil ? 'unknown' : 'failed', created.reason))) return 'answered';
    const facts = { delivery: keyText(delivery), channel: delivery.channelId, reason: created.reason };
    log.warn(facts, 'Discord refuses a message');
    // A forum post that was deleted or locked before its further parts says nothing of the forum.
    if (delivery.channelKind !== 'forum' || delivery.threadId === null)
      await context.kinds[delivery.kind].onRefused(claim, created.reason);
    return 'answered';
  }
  return await afterFailure(context, claim, created, repeatUntil !== undefined);
}

function compose(
  { kinds }: OutboxContext,
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
