import { base32Hash } from '../../editions/identity.ts';
import type { AlertId } from '../alerts/alertRows.ts';
import type { SubscriptionId } from '../subscriptions/subscription.ts';

/**
 * A stream of messages with at most one per day, part of the key that Discord sees, so names of different kinds never
 * collide. At most 14 characters of `a-z 0-9`.
 */
export type StreamId = string & { readonly brand: 'StreamId' };

/** Returns the stream of a subscription's digests: its id, 10 characters. */
export function digestStream(subscription: SubscriptionId): StreamId {
  return subscription as string as StreamId;
}

/** Returns the stream of a member's daily notices: `f` and the member's id in base 36, at most 13 characters. */
export function followStream(user: string): StreamId {
  return `f${BigInt(user).toString(36)}` as StreamId;
}

/** Returns the stream of an immediate notice: `go` and a hash of member and story row. */
export function atOnceStream(user: string, untilRow: number): StreamId {
  return `go${base32Hash(`${user} ${untilRow}`)}` as StreamId;
}

/** Returns the stream of an alert's message: `al` and a hash of alert and story row. */
export function alertStream(alert: AlertId, untilRow: number): StreamId {
  return `al${base32Hash(`${alert} ${untilRow}`)}` as StreamId;
}
