import { noteRefusal, noteSuccess, noteTold, untoldRefusals } from '../store/subscriptions/refusals.ts';
import type { Subscription } from '../store/subscriptions/subscriptionRows.ts';
import type { DeliveryContext, Problem } from './context.ts';

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
  const { store, time } = context;
  const now = time.now();
  const refusedSince = subscription.refusedSince ?? now;
  const paused = shouldPause(kind, refusedSince, now);
  noteRefusal(store, subscription.id, { refusedSince, pausedAt: paused ? now : null, reason });
  if (!subscription.toldAt) tellOf(context, { subscription, kind, reason, paused });
}

/** Has somebody told of refusals that a stop of the program, or closed messages, kept from everybody. */
export function tellUntold(context: TellingContext): void {
  for (const subscription of untoldRefusals(context.store)) {
    const { paused, refusedSince } = subscription;
    // Only a channel that is gone pauses its subscription before its days are over.
    const days = paused && refusedSince ? (paused.at.getTime() - refusedSince.getTime()) / 86_400_000 : 0;
    const kind = paused && days < REFUSED_DAYS ? 'gone' : 'forbidden';
    tellOf(context, { subscription, kind, reason: paused?.reason ?? '', paused: paused !== null });
  }
}

type TellingContext = Pick<DeliveryContext, 'store' | 'time' | 'log' | 'tell'>;

/** Not waited for: whoever is told slowly holds up nobody's digest. */
function tellOf({ store, time, log, tell }: TellingContext, problem: Problem): void {
  const { id } = problem.subscription;
  tell(problem).then(
    () => noteTold(store, id, time.now()),
    (error: unknown) =>
      log.warn({ subscription: id, error }, 'nobody could be told of a channel that refuses digests'),
  );
}

/** Notes that a channel takes digests (again). */
export function noteAccepted({ store }: Pick<DeliveryContext, 'store'>, subscription: Subscription): void {
  if (subscription.refusedSince) noteSuccess(store, subscription.id);
}
