import { z } from 'zod';
import type { CalendarDay } from '../../calendar/day.ts';
import { dayFromRow } from '../news/rows.ts';
import { DESTINATION_KINDS, type Destination } from '../subscriptions/destination.ts';
import type { SubscriptionId } from '../subscriptions/subscription.ts';
import { dateOrNull } from '../subscriptions/subscriptionRows.ts';
import { type Reason, reasonFromRow } from './reason.ts';
import type { StreamId } from './streams.ts';

/**
 * States of a delivery. due: to be sent; waiting: for the day's editions; sending: claimed, perhaps requested; sent:
 * the message's id is known; skipped: nothing to send; failed: refused permanently; unknown: perhaps sent, and never to
 * be sent again.
 */
export const DELIVERY_STATES = ['due', 'waiting', 'sending', 'sent', 'skipped', 'failed', 'unknown'] as const;

/** One of the states of a delivery. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Steps after a message was created; `expand` gives a plain line its layout. */
export const FOLLOW_UPS = ['expand', 'crosspost', 'thread'] as const;

/** One of these steps. */
export type FollowUp = (typeof FOLLOW_UPS)[number];

/** Steps on a message with its layout: correction, publishing to following servers, opening a thread. */
export type FollowUpStep = 'correction' | Exclude<FollowUp, 'expand'>;

/**
 * Kinds of message, which decide whether it is still wanted and how it looks. digest: a day's news for a subscription;
 * follow-notice: news for a follower; alert: news about a keyword for a channel.
 */
export const MESSAGE_KINDS = ['digest', 'follow-notice', 'alert'] as const;

/** One of the kinds of message. */
export type MessageKindName = (typeof MESSAGE_KINDS)[number];

/** Key of a delivery: never two with the same three values. */
export interface DeliveryKey {
  readonly stream: StreamId;
  readonly day: CalendarDay;
  /** Number of the part, from 1. */
  readonly part: number;
}

/** A row of the outbox: one message to a channel or member. */
export interface Delivery extends DeliveryKey, Destination {
  readonly kind: MessageKindName;
  /** Subscription; null for messages without one. */
  readonly subscription: SubscriptionId | null;
  readonly state: DeliveryState;
  /** Earliest time of sending. */
  readonly dueAt: Date;
  /** Time some hours after which it is obsolete. */
  readonly deadlineAt: Date;
  /** Total number of messages; 1 until the first is about to be sent. */
  readonly parts: number;
  /** Hash of a shared content (`DeliveryContent`), or JSON of its own, depending on its kind; null while unknown. */
  readonly content: string | null;
  /** New content to show by an edit; null if it is up to date. */
  readonly revision: string | null;
  /** Time of its next processing; null when it is finished. */
  readonly wakeAt: Date | null;
  /**
   * Time of the first request with an unknown outcome (or, `unknown`, one that stays unknown); null if none is in
   * doubt.
   */
  readonly attemptedAt: Date | null;
  /** Consecutive failures of sending or, after that, of the remaining steps. */
  readonly attempts: number;
  readonly sentAt: Date | null;
  readonly messageId: string | null;
  /** Thread of its messages if not the channel: the forum post, or the direct message channel. */
  readonly threadId: string | null;
  /** Plain line with which its message was, or may have been, created; null if it came with its layout. */
  readonly announcement: string | null;
  readonly followUps: readonly FollowUp[];
  /** Reason for its state; null if there is nothing to explain. */
  readonly reason: Reason | null;
}

const row = z.object({
  stream: z.string(),
  day: z.string(),
  part: z.number(),
  kind: z.enum(MESSAGE_KINDS),
  subscription: z.string().nullable(),
  state: z.enum(DELIVERY_STATES),
  guild_id: z.string(),
  channel_id: z.string(),
  channel_kind: z.enum(DESTINATION_KINDS),
  due_at: z.number(),
  deadline_at: z.number(),
  parts: z.number(),
  content: z.string().nullable(),
  revision: z.string().nullable(),
  wake_at: z.number().nullable(),
  leased_by: z.string().nullable(),
  attempted_at: z.number().nullable(),
  attempts: z.number(),
  sent_at: z.number().nullable(),
  message_id: z.string().nullable(),
  thread_id: z.string().nullable(),
  announcement: z.string().nullable(),
  follow_ups: z.string(),
  reason: z.string().nullable(),
});

const followUps = z.array(z.enum(FOLLOW_UPS));

/** Returns a row of `deliveries` as a delivery. Throws for data that this program cannot have written. */
export function deliveryFromRow(columns: unknown): Delivery {
  const known = row.parse(columns);
  return {
    stream: known.stream as StreamId,
    day: dayFromRow(known.day),
    part: known.part,
    kind: known.kind,
    subscription: known.subscription as SubscriptionId | null,
    state: known.state,
    guildId: known.guild_id,
    channelId: known.channel_id,
    channelKind: known.channel_kind,
    dueAt: new Date(known.due_at),
    deadlineAt: new Date(known.deadline_at),
    parts: known.parts,
    content: known.content,
    revision: known.revision,
    wakeAt: dateOrNull(known.wake_at),
    attemptedAt: dateOrNull(known.attempted_at),
    attempts: known.attempts,
    sentAt: dateOrNull(known.sent_at),
    messageId: known.message_id,
    threadId: known.thread_id,
    announcement: known.announcement,
    followUps: known.follow_ups === '[]' ? [] : followUps.parse(JSON.parse(known.follow_ups)),
    reason: reasonFromRow(known.reason),
  };
}

/**
 * Returns the delivery's key for Discord: in a custom id of its message and as the nonce of its creation. At most 25
 * characters of `a-z 0-9 -`, which is Discord's limit.
 */
export function idempotencyKey({ stream, day, part }: DeliveryKey): string {
  return `${stream}-${day.replaceAll('-', '')}-${part}`;
}
