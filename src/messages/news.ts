import type { CalendarDay } from '../calendar/day.ts';
import type { Arrival } from '../digests/arrivals.ts';
import type { Digest } from '../digests/digest.ts';
import type { Recap, RecapPeriod } from '../digests/recap.ts';
import type { StoryId } from '../editions/edition.ts';
import type { Search } from '../search/search.ts';
import type { Subscription } from '../store/subscriptions/subscription.ts';

/** A story in a list. */
export interface StoryLine {
  readonly id: StoryId;
  readonly title: string;
  readonly day: CalendarDay;
  readonly section: string | null;
  readonly column: string;
  /** Set if its title is a translation by the language model. */
  readonly isRendered?: true;
}

/** Search for readers: results of a query, and related stories. */
export interface NewsSearch extends Search {
  /** Returns the other stories of a story's event, and earlier and later chapters, at most `limit` each. */
  around(story: StoryId, limit: number): Promise<Surroundings>;
}

/** Related stories. */
export interface Surroundings {
  readonly also: readonly StoryLine[];
  readonly related: readonly StoryLine[];
}

/** Digests for commands. */
export interface DigestSource {
  /** Returns a day's digest for a subscription (by id), or of everything; undefined on a day without news. */
  of(day: CalendarDay, subscription?: string): Promise<Digest | undefined>;
  /** Returns a day's digest for a subscription, considering what its channel was told before. */
  forSubscription(subscription: Subscription, day: CalendarDay): Promise<Digest | undefined>;
  /**
   * Returns the recap of the week or month up to a day (or of the one that contains it) for a subscription (by id), or
   * of everything; undefined if its days have no chosen news.
   */
  recap(period: RecapPeriod, day: CalendarDay, subscription?: string): Promise<Recap | undefined>;
  /** Returns links to earlier messages of a subscription's channel, by story of the digest. */
  toldIn(subscription: string, digest: Digest): Promise<ReadonlyMap<StoryId, string>>;
  /** Returns the usual arrivals of chosen columns, or of the most frequent ones. */
  arrivals(columns: readonly string[]): Promise<readonly Arrival[]>;
}
