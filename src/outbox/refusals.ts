import { type Refusal, refusalIn } from '../messages/subscribing/refusal.ts';
import type { Store } from '../store/open.ts';
import { findDelivery } from '../store/outbox/deliveries.ts';
import type { Delivery } from '../store/outbox/deliveryRows.ts';
import type { Reason } from '../store/outbox/reason.ts';
import { subscriptionsBy } from '../store/subscriptions/findSubscriptions.ts';
import {
  noteRefusal,
  noteSuccess,
  noteTold,
  type RefusedScope,
  untoldRefusals,
} from '../store/subscriptions/refusals.ts';
import { DIRECT, type Subscription } from '../store/subscriptions/subscriptionRows.ts';
import type { OutboxContext, Problem } from './context.ts';

/** How long a channel may refuse every digest before its subscription is paused. */
const REFUSED_DAYS = 3;

/** Whether a subscription that was refused is to be paused: at once where its channel is gone or a member takes no messages. */
export function shouldPause(reason: Reason, refusedSince: Date, now: Date): boolean {
  const kind = refusalIn(reason);
  const isGone = kind === 'channel-gone' || kind === 'messages-closed';
  return isGone || now.getTime() - refusedSince.getTime() >= REFUSED_DAYS * 86_400_000;
}

/** What is refused because of what one subscription sends; everything else concerns whatever goes to its channel. */
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

/** Notes that Discord refuses a subscription's digests, pauses it when that is to last, and has somebody told once. */
export async function noteRefused(
  context: TellingContext,
  subscription: Subscription,
  reason: Reason,
): Promise<void> {
  const { store, time } = context;
  const now = time.now();
  const refusedSince = subscription.refusedSince ?? now;
  const paused = shouldPause(reason, refusedSince, now);
  await noteRefusal(store, subscription, {
    scope: scopeOf(reason),
    refusedSince,
    pausedAt: paused ? now : null,
    reason,
  });
  // Who takes no messages is told by the next answer to a command.
  if (!subscription.toldAt && subscription.guildId !== DIRECT)
    tellOf(context, { subscription, reason, paused });
}

/** Has somebody told of refusals that a stop of the program, or closed messages, kept from everybody. */
export async function tellUntold(context: TellingContext): Promise<void> {
  for (const subscription of await untoldRefusals(context.store)) {
    const { paused, refusal } = subscription;
    const reason = refusal ?? paused?.reason;
    if (reason) tellOf(context, { subscription, reason, paused: paused !== null });
  }
}

type TellingContext = Pick<OutboxContext, 'store' | 'time' | 'log' | 'tell'>;

/** Not waited for: whoever is told slowly holds up nobody's digest. */
function tellOf({ store, time, log, tell }: TellingContext, problem: Problem): void {
  const { id } = problem.subscription;
  tell(problem).then(
    () => noteTold(store, problem.subscription, time.now()),
    (error: unknown) =>
      log.warn({ subscription: id, error }, 'nobody could be told of a channel that refuses digests'),
  );
}

/**
 * Notes that a channel takes digests (again), once the last part of one stands: a digest whose second part is refused
 * every day is refused, though its first part is not.
 */
export async function noteAccepted(
  { store }: Pick<OutboxContext, 'store'>,
  subscription: Subscription,
  delivery: Delivery,
): Promise<void> {
  if (!subscription.refusedSince) return;
  if ((await findDelivery(store, delivery))?.parts === delivery.part)
    await noteSuccess(store, await refusedAlike(store, subscription));
}

/** A subscription that is taken again, and with it those of its channel that were refused because of the channel. */
async function refusedAlike(store: Store, { id, channelId, guildId }: Subscription) {
  const others = await subscriptionsBy(store, 'channel_id', channelId);
  const alike = others.filter(
    ({ guildId: of, refusal, paused }) =>
      of === guildId && paused === null && refusal !== null && scopeOf(refusal) === 'channel',
  );
  return [id, ...alike.map((other) => other.id)];
}
