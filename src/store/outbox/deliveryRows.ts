import { z } from 'zod';
import type { CalendarDay } from '../../calendar/day.ts';
import { dayFromRow } from '../news/rows.ts';
import {
  DESTINATION_KINDS,
  type Destination,
  dateOrNull,
  type SubscriptionId,
} from '../subscriptions/subscriptionRows.ts';
import { type Reason, reasonFromRow } from './reason.ts';
import type { StreamId } from './streams.ts';

/**
 * Where a delivery stands. due: to be sent; waiting: for the day's editions; sending: claimed, and perhaps asked for;
 * sent: the message's id is known; skipped: nothing to send; failed: refused for good; unknown: perhaps sent, and
 * never to be sent again.
 */
export const DELIVERY_STATES = ['due', 'waiting', 'sending', 'sent', 'skipped', 'failed', 'unknown'] as const;

/** One of the states of a delivery. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What remains to be done once a message stands; `expand` gives a plain line its layout. */
export const FOLLOW_UPS = ['expand', 'crosspost', 'thread'] as const;

/** One of the things that remain to be done. */
export type FollowUp = (typeof FOLLOW_UPS)[number];

/** What is done to a message that stands with its layout: shown corrected, published to following servers, given a thread. */
export type FollowUpStep = 'correction' | Exclude<FollowUp, 'expand'>;

/**
 * What kind of message it is, which decides whether it is still wanted and what it looks like. digest: a day's news for a
 * subscription; follow-notice: what is new under what a member follows; alert: news about a keyword for a channel.
 */
export const MESSAGE_KINDS = ['digest', 'follow-notice', 'alert'] as const;

/** One of the kinds of message. */
export type MessageKindName = (typeof MESSAGE_KINDS)[number];

/** What makes a delivery the one it is: there is never a second one with the same three. */
export interface DeliveryKey {
  readonly stream: StreamId;
  readonly day: CalendarDay;
  /** From 1. */
  readonly part: number;
}

/** A row of the outbox: one message to a channel or a member. */
export interface Delivery extends DeliveryKey, Destination {
  readonly kind: MessageKindName;
  /** Whose it is; null for what no subscription asked for. */
  readonly subscription: SubscriptionId | null;
  readonly state: DeliveryState;
  /** It is not sent before. */
  readonly dueAt: Date;
  /** It is of no use some hours after it. */
  readonly deadlineAt: Date;
  /** How many messages it has in all; 1 until the first is about to be sent. */
  readonly parts: number;
  /**
   * What it shows: the hash of a content that many share (`DeliveryContent`), or the JSON of its own, as its kind has it;
   * null while nobody knows.
   */
  readonly content: string | null;
  /** What it is to show instead, by an edit; null where it is up to date. */
  readonly revision: string | null;
  /** When somebody has to look at it again; null once it is done with. */
  readonly wakeAt: Date | null;
  /** When the request was first made whose outcome is not known (or, `unknown`, never will be); null where none is in doubt. */
  readonly attemptedAt: Date | null;
  /** Failures in a row: of its sending, or once it is sent, of what is left to do. */
  readonly attempts: number;
  readonly sentAt: Date | null;
  readonly messageId: string | null;
  /** Where its messages stand, if not in its channel: the forum post that it opened, or the conversation with a member. */
  readonly threadId: string | null;
  /** The plain line with which its message was, or may have been, created; null where it came with its layout. */
  readonly announcement: string | null;
  readonly followUps: readonly FollowUp[];
  /** Why it stands where it stands; null where there is nothing to explain. */
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

/** A row of `deliveries`, however it was read, as a delivery; throws for what this program cannot have written. */
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
 * The delivery's key as Discord sees it: in a custom id of its message and as the nonce of its creation.
 * At most 25 characters of `a-z 0-9 -`, which is what Discord allows.
 */
export function idempotencyKey({ stream, day, part }: DeliveryKey): string {
  return `${stream}-${day.replaceAll('-', '')}-${part}`;
}
