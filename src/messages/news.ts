import type { CalendarDay } from '../calendar/day.ts';
import type { Digest } from '../digests/digest.ts';
import type { StoryId } from '../editions/edition.ts';

/** A story as it stands in a list. */
export interface StoryLine {
  readonly id: StoryId;
  readonly title: string;
  readonly day: CalendarDay;
  readonly section: string | null;
  readonly column: string;
}

/** A story that a search found, best first by a score that is higher the better it fits. */
export interface SearchHit extends StoryLine {
  readonly score: number;
  /** The other stories of the same event. */
  readonly also: readonly { readonly id: StoryId; readonly title: string }[];
}

/** Bounds of a search. */
export interface SearchBounds {
  readonly limit: number;
  readonly since?: CalendarDay;
  readonly section?: string;
  readonly column?: string;
}

/** The search as commands need it. */
export interface NewsSearch {
  search(query: string, bounds: SearchBounds): Promise<readonly SearchHit[]>;
  /** What a member who typed this may want to ask, best first. */
  complete(typed: string, limit: number): Promise<readonly string[]>;
  /** Names that are written or spoken much like a query that found nothing. */
  near(query: string, limit: number): Promise<readonly string[]>;
  /** The other stories of a story's event, and stories about the same names. */
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
}
