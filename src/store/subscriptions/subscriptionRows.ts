import { z } from 'zod';
import { PERIODS } from '../../calendar/schedule.ts';
import { type Reason, reasonFromRow } from '../outbox/reason.ts';
import { DESTINATION_KINDS } from './destination.ts';
import {
  FRESHNESS,
  NEWS_KINDS,
  type Subscription,
  type SubscriptionChoices,
  type SubscriptionId,
  WHEN_EMPTY,
} from './subscription.ts';

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
