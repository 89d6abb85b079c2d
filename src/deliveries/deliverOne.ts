import type { Claim } from '../store/ledger/claim.ts';
import { isOthersMessage } from '../store/ledger/deliveries.ts';
import { type Delivery, keyText } from '../store/ledger/deliveryRows.ts';
import { type Reason, requestReasonOf } from '../store/ledger/reason.ts';
import type { Store } from '../store/open.ts';
import { type Answered, afterFailure, type Passing, placeOf } from './afterFailure.ts';
import { MOST_ATTEMPTS } from './backOff.ts';
import { readShown, type Shown } from './contents.ts';
import type { DeliveryContext } from './context.ts';
import { settleDoubt } from './doubt.ts';
import { noteSent } from './noteSent.ts';
import { payloadsOf } from './payloads.ts';
import { CATCH_UP_HOURS } from './planOpening.ts';
import { noteRefused } from './refusals.ts';
import type { Created, Sighting } from './sender.ts';
import { toldMessages } from './toldBefore.ts';

/** A claimed delivery on its way. */
interface Attempt {
  readonly claim: Claim;
  /** Set where an earlier attempt stays in doubt: the instant from which a repetition is no longer safe. */
  readonly repeatUntil?: Date;
}

/** Sends a claimed delivery; where an earlier attempt is in doubt, it looks for its message first. */
export async function deliverOne(
  context: DeliveryContext,
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
async function lookLater(context: DeliveryContext, claim: Claim, failure: Passing): Promise<Answered> {
  const { delivery } = claim;
  const hopeless = whyHopeless(delivery, context.time.now());
  const hasFailed = failure.kind === 'unsent' || failure.kind === 'doubtful';
  if (!hopeless || !hasFailed) return await afterFailure(context, claim, failure, true);
  await claim.end('unknown', hopeless);
  const facts = { delivery: keyText(delivery), channel: delivery.channelId, reason: hopeless };
  context.log.warn(facts, 'whether a digest was sent is not known, and it was given up');
  return 'no-answer';
}

async function settle(
  context: DeliveryContext,
  claim: Claim,
  attemptedAt: Date,
  evidence: Parameters<typeof settleDoubt>[0],
  signal: AbortSignal,
): Promise<Answered> {
  const { store, sender, time, log } = context;
  const { delivery } = claim;
  const nonce = sender.takesNonce(placeOf(delivery));
  const settlement = settleDoubt(evidence, attemptedAt, time.now(), nonce);
  switch (settlement.kind) {
    case 'sent':
      await noteSent(
        context,
        claim,
        { ...settlement, isLine: delivery.announcement !== null },
        await contentOf(store, delivery),
      );
      return 'answered';
    case 'send-anew':
      return (await claim.markAbsent()) ? send(context, { claim }, signal) : 'answered';
    case 'repeat':
      return send(context, { claim, repeatUntil: settlement.until }, signal);
    case 'unknown':
      await claim.end('unknown', settlement.reason);
      log.warn(
        { delivery: keyText(delivery), channel: delivery.channelId, reason: settlement.reason },
        'whether a digest was sent is not known and cannot be found out',
      );
      return 'answered';
  }
}

async function send(context: DeliveryContext, attempt: Attempt, signal: AbortSignal): Promise<Answered> {
  const { store, sender, time, log } = context;
  const { claim, repeatUntil } = attempt;
  const { delivery, subscription } = claim;
  const unsent = repeatUntil ? 'unknown' : 'skipped';
  const end = async (state: 'skipped' | 'failed' | 'unknown', reason: Reason): Promise<Answered> => {
    if (!(await claim.end(state, reason))) return undefined;
    log.info({ delivery: keyText(delivery), state, reason }, 'a delivery ends without a message');
    return undefined;
  };
  if (!subscription) return await end(unsent, { code: 'subscription-removed' });
  if (subscription.paused) return await end(unsent, { code: 'subscription-paused' });
  const hopeless = whyHopeless(delivery, time.now());
  if (hopeless) return await end(repeatUntil ? 'unknown' : 'failed', hopeless);
  const shown = await contentOf(store, delivery);
  if (!shown) return await end('failed', { code: 'content-missing' });
  const toldIn = await toldMessages(store, delivery, shown.digest);
  let isNeeded = true;
  let line: string | null = null;
  const created = await sender.create(placeOf(delivery), keyText(delivery), {
    signal,
    async leave() {
      if (repeatUntil && time.now() >= repeatUntil) return undefined;
      const { title, payloads, announcement } = payloadsOf(context, shown, subscription, delivery, toldIn);
      const payload = payloads[delivery.part - 1];
      isNeeded = payload !== undefined;
      if (!payload) return undefined;
      // What is in doubt is repeated as it was: its nonce gives back the message that it may have made.
      line = delivery.attemptedAt ? delivery.announcement : lineOf(delivery, announcement);
      const attempted = { parts: payloads.length, announcement: line };
      if (!(await claim.noteAttempt(attempted, time.now()))) return undefined;
      const first = line === null ? payload : sender.renderAnnouncement(line);
      return { title, payload: first, forumTags: subscription.forumTags };
    },
  });
  if (!isNeeded) return await end(unsent, { code: 'part-dropped' });
  return await afterCreate(context, attempt, shown, created, line !== null);
}

/** Only the first message of a digest notifies. */
function lineOf({ part }: Delivery, announcement: string | undefined): string | null {
  return part === 1 ? (announcement ?? null) : null;
}

async function afterCreate(
  context: DeliveryContext,
  attempt: Attempt,
  shown: Shown,
  created: Created,
  isLine: boolean,
): Promise<Answered> {
  const { log } = context;
  const { claim, repeatUntil } = attempt;
  const { delivery, subscription } = claim;
  if (created.kind === 'created') {
    await noteSent(context, claim, { ...created, isLine }, shown);
    return 'answered';
  }
  if (created.kind === 'gone' || created.kind === 'forbidden' || created.kind === 'refused') {
    if (!(await claim.end(repeatUntil ? 'unknown' : 'failed', created.reason))) return 'answered';
    const facts = { delivery: keyText(delivery), channel: delivery.channelId, reason: created.reason };
    log.warn(facts, 'Discord refuses a digest');
    // A forum post that was deleted or locked before its further parts says nothing of the forum.
    if (subscription && delivery.threadId === null) await noteRefused(context, subscription, created.reason);
    return 'answered';
  }
  return await afterFailure(context, claim, created, repeatUntil !== undefined);
}

async function contentOf(store: Store, { content }: Delivery): Promise<Shown | undefined> {
  return content === null ? undefined : await readShown(store, content);
}

function whyHopeless(delivery: Delivery, now: Date): Reason | undefined {
  if (delivery.attempts >= MOST_ATTEMPTS) {
    const { attempts, reason } = delivery;
    return { code: 'gave-up', attempts, last: reason && requestReasonOf(reason) };
  }
  const late = now.getTime() - delivery.deadlineAt.getTime();
  return late > CATCH_UP_HOURS * 3_600_000 ? { code: 'too-late' } : undefined;
}
