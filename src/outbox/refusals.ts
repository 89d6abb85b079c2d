import type { Statements } from '../database/database.ts';
import { type Refusal, refusalIn } from '../messages/subscribing/refusal.ts';
import { findDelivery } from '../store/outbox/deliveries.ts';
import type { Delivery } from '../store/outbox/deliveryRows.ts';
import type { Reason } from '../store/outbox/reason.ts';
import { DIRECT } from '../store/subscriptions/destination.ts';
import { subscriptionsBy } from '../store/subscriptions/findSubscriptions.ts';
import { noteRefusal, noteSuccess, type RefusedScope } from '../store/subscriptions/refusals.ts';
import type { Subscription } from '../store/subscriptions/subscription.ts';
import type { Problem } from './problem.ts';

/** Days of refusal after which a subscription is paused. */
const REFUSED_DAYS = 3;

/** Whether to pause a refused subscription: at once if its channel is gone or a member refuses messages. */
export function shouldPause(reason: Reason, refusedSince: Date, now: Date): boolean {
  const kind = refusalIn(reason);
  const isGone = kind === 'channel-gone' || kind === 'messages-closed';
  return isGone || now.getTime() - refusedSince.getTime() >= REFUSED_DAYS * 86_400_000;
}

/** Refusals caused by one subscription's content; all others concern the whole channel. */
const OF_SUBSCRIPTION: ReadonlySet<Refusal> = new Set([
  'message-refused',
  'content-blocked',
  'tag-required',
  'tags-reserved',
]);

function scopeOf(reason: Reason): RefusedScope {
  const kind = refusalIn(reason);
  return kind === undefined || OF_SUBSCRIPTION.has(kind) ? 'subscription' : 'channel';
}

/**
 * Records that Discord refuses a subscription's digests, and pauses it if this lasts; returns the problem to report,
 * once.
 */
export async function noteDigestRefused(
  statements: Statements,
  subscription: Subscription,
  reason: Reason,
  now: Date,
): Promise<Problem | undefined> {
  const refusedSince = subscription.refusedSince ?? now;
  const paused = shouldPause(reason, refusedSince, now);
  const pausedAt = paused ? now : null;
  await noteRefusal(statements, subscription, { scope: scopeOf(reason), refusedSince, pausedAt, reason });
  // A member who refuses messages is told with the next answer to a command.
  const isTold = subscription.toldAt !== null || subscription.guildId === DIRECT;
  return isTold ? undefined : { subscription, reason, paused };
}

/**
 * Notes that a channel takes digests again, once the last part of one stands: a digest whose second part is refused
 * every day is refused, though its first part is not.
 */
export async function noteDigestAccepted(
  statements: Statements,
  subscription: Subscription,
  delivery: Delivery,
): Promise<void> {
  if ((await findDelivery(statements, delivery))?.parts === delivery.part)
    await noteSuccess(statements, await refusedAlike(statements, subscription));
}

/** Returns an accepted subscription and those of its channel that were refused because of the channel. */
async function refusedAlike(statements: Statements, { id, channelId, guildId }: Subscription) {
  const others = await subscriptionsBy(statements, 'channel_id', channelId);
  const alike = others.filter(
    ({ guildId: of, refusal, paused }) =>
      of === guildId && paused === null && refusal !== null && scopeOf(refusal) === 'channel',
  );
  return [id, ...alike.map((other) => other.id)];
}
