import type { Schedule } from '../../calendar/schedule.ts';
import type { Reason } from '../outbox/reason.ts';
import type { Destination } from './destination.ts';

/** Id of a subscription, used in the outbox, custom ids and commands: 10 random base32 characters. */
export type SubscriptionId = string & { readonly brand: 'SubscriptionId' };

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
