import { base32Hash } from '../../editions/identity.ts';
import type { AlertId } from '../alerts/alertRows.ts';
import type { SubscriptionId } from '../subscriptions/subscriptionRows.ts';

/**
 * One stream of messages, of which each day has one at most: a part of the key by which Discord knows a message, so that
 * streams of different kinds never have the same name. At most 14 characters of `a-z 0-9`.
 */
export type StreamId = string & { readonly brand: 'StreamId' };

/** A subscription's daily digests: its id, 10 characters. */
export function digestStream(subscription: SubscriptionId): StreamId {
  return subscription as string as StreamId;
}

/** What a member is told of what they follow, once a day: `f` and the member's id, which is 13 characters in base 36 at most. */
export function followStream(user: string): StreamId {
  return `f${BigInt(user).toString(36)}` as StreamId;
}

/** One message to a member who is told at once: `go` and a hash of whom it tells up to which story row. */
export function atOnceStream(user: string, untilRow: number): StreamId {
  return `go${base32Hash(`${user} ${untilRow}`)}` as StreamId;
}

/** One message of an alert: `al` and a hash of which alert tells up to which story row. */
export function alertStream(alert: AlertId, untilRow: number): StreamId {
  return `al${base32Hash(`${alert} ${untilRow}`)}` as StreamId;
}
