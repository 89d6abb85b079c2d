import type { CalendarDay } from '../calendar/day.ts';
import type { Story, StoryId } from '../editions/edition.ts';

/** A value now or later: stores may answer at once or over a wire. */
export type Eventually<T> = T | Promise<T>;

/** A story in a list. */
export interface StoryLine {
  readonly id: StoryId;
  readonly title: string;
  readonly day: CalendarDay | null;
  readonly section: string | null;
  readonly column: string;
}

/** A story with what stands around it in its edition and its event. */
export interface StoryView {
  readonly story: Story;
  readonly day: CalendarDay | null;
  readonly column: string;
  readonly headline: string;
  /** The edition's own page. */
  readonly url: string | null;
  /** What other editions wrote about the same event. */
  readonly also: readonly StoryLine[];
  readonly related: readonly StoryLine[];
}

/** What a search found, best first; `clear` says that the first hit alone is what was asked for. */
export interface Found {
  readonly hits: readonly StoryLine[];
  readonly clear: boolean;
}

/** Bounds of a search. */
export interface SearchBounds {
  readonly since?: CalendarDay;
  readonly section?: string;
  readonly column?: string;
  readonly limit: number;
}

/** The news as commands read it; `wiring` of store, search and digests stands behind it. */
export interface News {
  story(id: StoryId): Eventually<StoryView | undefined>;
  search(query: string, bounds: SearchBounds): Eventually<Found>;
  /** Names and titles that start with or come near what was typed. */
  complete(typed: string, limit: number): Eventually<readonly string[]>;
  newest(limit: number): Eventually<readonly StoryLine[]>;
  /** The newest day with an edition. */
  newestDay(): Eventually<CalendarDay | undefined>;
  /** The nearest day before or after with an edition. */
  nearestDay(day: CalendarDay, direction: 'before' | 'after'): Eventually<CalendarDay | undefined>;
}
