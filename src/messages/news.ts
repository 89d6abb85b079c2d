import type { CalendarDay } from '../calendar/day.ts';
import type { Arrival } from '../digests/arrivals.ts';
import type { Digest } from '../digests/digest.ts';
import type { Recap, RecapPeriod } from '../digests/recap.ts';
import type { StoryId } from '../editions/edition.ts';
import type { Search } from '../search/search.ts';
import type { Subscription } from '../store/subscriptions/subscriptionRows.ts';

/** A story as it stands in a list. */
export interface StoryLine {
  readonly id: StoryId;
  readonly title: string;
  readonly day: CalendarDay;
  readonly section: string | null;
  readonly column: string;
  /** Its title is a language model's rendering in the reader's language. */
  readonly isRendered?: true;
}

/** The search as readers need it: what answers a query, and what stands around a story. */
export interface NewsSearch extends Search {
  /** The other stories of a story's event, and stories about the same names, at most `limit` each. */
  around(story: StoryId, limit: number): Promise<Surroundings>;
}

/** What stands around a story. */
export interface Surroundings {
  readonly also: readonly StoryLine[];
  readonly related: readonly StoryLine[];
}

/** The digests as commands need them. */
export interface DigestSource {
  /** A day's digest as a subscription (by id) would get it, or of everything; undefined on a day without news. */
  of(day: CalendarDay, subscription?: string): Promise<Digest | undefined>;
  /** A day's digest as a subscription would get it, with what its channel was told before. */
  forSubscription(subscription: Subscription, day: CalendarDay): Promise<Digest | undefined>;
  /**
   * The recap of the week or month up to a day (or that holds it) as a subscription (by id) got or would get it, or of
   * everything; undefined where its days hold nothing that is chosen.
   */
  recap(period: RecapPeriod, day: CalendarDay, subscription?: string): Promise<Recap | undefined>;
  /** The messages of a subscription's channel to which a digest's marks of what was told before lead, by their days. */
  toldIn(subscription: string, digest: Digest): Promise<ReadonlyMap<StoryId, string>>;
  /** When the columns chosen (none: those that appear most often) usually arrive. */
  arrivals(columns: readonly string[]): Promise<readonly Arrival[]>;
}
