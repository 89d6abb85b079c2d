import { noteRefusal, noteSuccess, noteTold } from '../store/subscriptions/refusals.ts';
import type { Subscription } from '../store/subscriptions/subscriptionRows.ts';
import type { DeliveryContext } from './context.ts';

/** How long a channel may refuse every digest before its subscription is paused. */
export const REFUSED_DAYS = 3;

/** Whether a subscription that was refused is to be paused: at once where its channel is gone. */
export function shouldPause(kind: 'gone' | 'forbidden', refusedSince: Date, now: Date): boolean {
  return kind === 'gone' || now.getTime() - refusedSince.getTime() >= REFUSED_DAYS * 86_400_000;
}

/** Notes that a channel refuses digests, pauses its subscription when that is to last, and has somebody told once. */
export function noteRefused(
  context: DeliveryContext,
  subscription: Subscription,
  { kind, reason }: { readonly kind: 'gone' | 'forbidden'; readonly reason: string },
): void {
  const { store, time, log, tell } = context;
  const now = time.now();
  const refusedSince = subscription.refusedSince ?? now;
  const paused = shouldPause(kind, refusedSince, now);
  noteRefusal(store, subscription.id, { refusedSince, pausedAt: paused ? now : null, reason });
  if (subscription.toldAt) return;
  // Not waited for: whoever is told slowly holds up nobody's digest.
  tell({ subscription, kind, reason, paused }).then(
    () => noteTold(store, subscription.id, now),
    (error: unknown) =>
      log.warn(
        { subscription: subscription.id, error },
        'nobody could be told of a channel that refuses digests',
      ),
  );
}

/** Notes that a channel takes digests (again). */
export function noteAccepted({ store }: Pick<DeliveryContext, 'store'>, subscription: Subscription): void {
  if (subscription.refusedSince) noteSuccess(store, subscription.id);
}
