import { z } from 'zod';
import { PERIODS, type Schedule } from '../../calendar/schedule.ts';
import { type Reason, reasonFromRow } from '../outbox/reason.ts';

/** Id of a subscription, used in the outbox, custom ids and commands: 10 random base32 characters. */
export type SubscriptionId = string & { readonly brand: 'SubscriptionId' };

/** Kinds of server channels that messages are sent to. */
export const CHANNEL_KINDS = ['text', 'announcement', 'forum', 'thread'] as const;

/** Kind of a server channel. */
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/**
 * Kinds of destinations, which decide how messages are posted and looked up: channels, and members by direct message.
 */
export const DESTINATION_KINDS = [...CHANNEL_KINDS, 'direct'] as const;

/** Kind of a destination. */
export type DestinationKind = (typeof DESTINATION_KINDS)[number];

/** Destination of messages. */
export interface Destination {
  readonly guildId: string;
  readonly channelId: string;
  readonly channelKind: DestinationKind;
}

/** Server id of direct messages, as in Discord's links. */
export const DIRECT = '@me';

/** Returns a member as a destination, with the member's id as the channel id. */
export function directTo(user: string): Destination {
  return { guildId: DIRECT, channelId: user, channelKind: 'direct' };
}

/**
 * `today`: the day's editions, waited for until the deadline. `latest`: the newest edition of the last 24 hours that
 * the channel has not had.
 */
export const FRESHNESS = ['today', 'latest'] as const;

/** One of the kinds of freshness. */
export type Freshness = (typeof FRESHNESS)[number];

/** Behaviour on a day without news: a one-line notice, or nothing. */
export const WHEN_EMPTY = ['notice', 'silence'] as const;

/** One of these behaviours. */
export type WhenEmpty = (typeof WHEN_EMPTY)[number];

/** Contents of digests: roundups, plain articles, or both; then articles replace missing roundups. */
export const NEWS_KINDS = ['both', 'roundups', 'articles'] as const;

/** One of these contents. */
export type NewsKinds = (typeof NEWS_KINDS)[number];

/**
 * All choices of an admin. Empty lists mean everything. A subscription has one time of day; several times need several
 * subscriptions. Depending on its period it brings the digest of a day, or the recap of the ending week or month.
 */
export interface SubscriptionChoices extends Destination, Schedule {
  /** Name given by admins; null if it is named by its content. Names in a channel need not be unique. */
  readonly name: string | null;
  readonly columns: readonly string[];
  readonly newsKinds: NewsKinds;
  readonly freshness: Freshness;
  /** Local minute of the day at which `today` stops waiting. */
  readonly deadlineMinute: number;
  readonly whenEmpty: WhenEmpty;
  readonly sections: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly itemLimit: number;
  /** Whether the whole digest is sent in several messages instead of the first `itemLimit` items. */
  readonly allInParts: boolean;
  /** The frame's language, such as `zh-CN`. */
  readonly language: string;
  /** Role that a digest pings. */
  readonly pingRole: string | null;
  readonly crosspost: boolean;
  readonly discussionThread: boolean;
  /** Ids of up to five tags of a forum's posts. */
  readonly forumTags: readonly string[];
  /** The member who made it, told first when it fails. */
  readonly createdBy: string;
}

/** A stored subscription. */
export interface Subscription extends SubscriptionChoices {
  readonly id: SubscriptionId;
  readonly createdAt: Date;
  /** The reason is null where an admin paused it. */
  readonly paused: { readonly at: Date; readonly reason: Reason | null } | null;
  /** Since when and why Discord refuses all deliveries, and when somebody was told; null after a success. */
  readonly refusedSince: Date | null;
  readonly refusal: Reason | null;
  readonly toldAt: Date | null;
  readonly nextDueAt: Date;
}

const choicesRow = z.object({
  guild_id: z.string(),
  channel_id: z.string(),
  channel_kind: z.enum(DESTINATION_KINDS),
  name: z.string().nullable(),
  period: z.enum(PERIODS),
  minute_of_day: z.number(),
  weekdays: z.string(),
  working_days: z.number(),
  time_zone: z.string(),
  columns: z.string(),
  news_kinds: z.enum(NEWS_KINDS),
  freshness: z.enum(FRESHNESS),
  deadline_minute: z.number(),
  when_empty: z.enum(WHEN_EMPTY),
  sections: z.string(),
  include: z.string(),
  exclude: z.string(),
  item_limit: z.number(),
  all_in_parts: z.number(),
  language: z.string(),
  ping_role: z.string().nullable(),
  crosspost: z.number(),
  discussion_thread: z.number(),
  forum_tags: z.string(),
  created_by: z.string(),
});

const row = choicesRow.extend({
  id: z.string(),
  created_at: z.number(),
  paused_at: z.number().nullable(),
  pause_reason: z.string().nullable(),
  refused_since: z.number().nullable(),
  refusal: z.string().nullable(),
  told_at: z.number().nullable(),
  next_due_at: z.number(),
});

const texts = z.array(z.string());
const numbers = z.array(z.number());

/** Returns a row of `subscriptions` as a subscription. Throws for data that this program cannot have written. */
export function subscriptionFromRow(columns: unknown): Subscription {
  const known = row.parse(columns);
  return {
    ...choicesOf(known),
    id: known.id as SubscriptionId,
    createdAt: new Date(known.created_at),
    paused: pauseFromRow(known),
    refusedSince: dateOrNull(known.refused_since),
    refusal: reasonFromRow(known.refusal),
    toldAt: dateOrNull(known.told_at),
    nextDueAt: new Date(known.next_due_at),
  };
}

/**
 * Returns the choices in columns written by `rowFromChoices`. Throws for data that this program cannot have written.
 */
export function choicesFromRow(columns: unknown): SubscriptionChoices {
  return choicesOf(choicesRow.parse(columns));
}

function choicesOf(known: z.infer<typeof choicesRow>): SubscriptionChoices {
  return {
    guildId: known.guild_id,
    channelId: known.channel_id,
    channelKind: known.channel_kind,
    name: known.name,
    period: known.period,
    minuteOfDay: known.minute_of_day,
    weekdays: numbers.parse(JSON.parse(known.weekdays)),
    workingDays: known.working_days === 1,
    timeZone: known.time_zone,
    columns: textsOf(known.columns),
    newsKinds: known.news_kinds,
    freshness: known.freshness,
    deadlineMinute: known.deadline_minute,
    whenEmpty: known.when_empty,
    sections: textsOf(known.sections),
    include: textsOf(known.include),
    exclude: textsOf(known.exclude),
    itemLimit: known.item_limit,
    allInParts: known.all_in_parts === 1,
    language: known.language,
    pingRole: known.ping_role,
    crosspost: known.crosspost === 1,
    discussionThread: known.discussion_thread === 1,
    forumTags: textsOf(known.forum_tags),
    createdBy: known.created_by,
  };
}

/** Parses a list; the common empty list needs no parsing. */
function textsOf(json: string): readonly string[] {
  return json === '[]' ? [] : texts.parse(JSON.parse(json));
}

/** Returns the columns of an admin's choices. */
export function rowFromChoices(choices: SubscriptionChoices) {
  return {
    guild_id: choices.guildId,
    channel_id: choices.channelId,
    channel_kind: choices.channelKind,
    name: choices.name,
    period: choices.period,
    minute_of_day: choices.minuteOfDay,
    weekdays: JSON.stringify(choices.weekdays),
    working_days: choices.workingDays ? 1 : 0,
    time_zone: choices.timeZone,
    columns: JSON.stringify(choices.columns),
    news_kinds: choices.newsKinds,
    freshness: choices.freshness,
    deadline_minute: choices.deadlineMinute,
    when_empty: choices.whenEmpty,
    sections: JSON.stringify(choices.sections),
    include: JSON.stringify(choices.include),
    exclude: JSON.stringify(choices.exclude),
    item_limit: choices.itemLimit,
    all_in_parts: choices.allInParts ? 1 : 0,
    language: choices.language,
    ping_role: choices.pingRole,
    crosspost: choices.crosspost ? 1 : 0,
    discussion_thread: choices.discussionThread ? 1 : 0,
    forum_tags: JSON.stringify(choices.forumTags),
    created_by: choices.createdBy,
  };
}

/** Returns since when and why a subscription or alert is paused; null if it is not. */
export function pauseFromRow(row: {
  readonly paused_at: number | null;
  readonly pause_reason: string | null;
}): { readonly at: Date; readonly reason: Reason | null } | null {
  return row.paused_at === null
    ? null
    : { at: new Date(row.paused_at), reason: reasonFromRow(row.pause_reason) };
}

/** Converts an instant of the store into a date. */
export function dateOrNull(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}
