import type { CalendarDay } from '../calendar/day.ts';
import type { Image, StoryId } from '../editions/edition.ts';
import type { Renderings } from '../store/generatedTexts.ts';

/** What one channel gets for one day. Knows nothing of Discord; all text is plain and hostile until rendered. */
export interface Digest {
  readonly day: CalendarDay;
  /** The leading stories in the editors' words, never cut inside one. */
  readonly title: string;
  readonly sections: readonly DigestSection[];
  /** Told before, with nothing new: they stand in no section and count nowhere. */
  readonly repeats: readonly DigestItem[];
  /** What is shown of the most important items beside their lines, the most important first: the items of the first ranks. */
  readonly leads: readonly DigestLead[];
  /** Non-space characters of the new items' stories, and the minutes they take to read. */
  readonly characters: number;
  readonly minutes: number;
  readonly columns: readonly string[];
  /** The editions that the items come from, in the order in which they were stored; none for a digest of articles. */
  readonly editions: readonly DigestEdition[];
  /** Until when articles count, in a digest of articles; null in one of editions. */
  readonly articlesUntil: Date | null;
}

/** Items under one heading; null where the edition had no sections and is the only one. */
export interface DigestSection {
  readonly name: string | null;
  readonly items: readonly DigestItem[];
}

/** What a digest shows of one of its most important stories: the first clause of its text and its first picture. */
export interface DigestLead {
  readonly story: StoryId;
  readonly clause: string | null;
  readonly picture: Image | null;
  /** One line of why it is important, written by our language model. */
  readonly significance?: string;
}

/** So many items lead a digest. */
export const LEADS = 3;

/** One line of a digest and the story it opens. */
export interface DigestItem {
  /** The editors' own glance wording, else the story's title. */
  readonly text: string;
  readonly story: StoryId;
  readonly column: string;
  /** Other columns of this digest that tell the same event. */
  readonly also: readonly string[];
  /** Its place among all items by importance, 0 for the first: a limit keeps those that come first by it. */
  readonly rank: number;
  /** Whether the story says that a machine wrote it, where its edition as a whole does not. */
  readonly byMachine: boolean;
  /** Whether it came from a source that one server has for itself: it stands in no archive. */
  readonly isOfServer: boolean;
  /** Where the original stands. */
  readonly url: string | null;
  /** The day on which its event was told before, where it tells more now, or the one it goes on from; such an item is no new one. */
  readonly told: CalendarDay | null;
  /** It was an alert that told it, under this story; and whether there is more to tell now. */
  readonly alerted?: { readonly story: StoryId; readonly isMore: boolean };
  /** Its title in other languages, as our language model rendered it. */
  readonly renderings?: Renderings;
  /** Its text is such a rendering. */
  readonly isRendered?: true;
}

/** An edition behind a digest: where to read the original, and its key points with who or what wrote them. */
export interface DigestEdition {
  readonly column: string;
  readonly headline: string;
  readonly url: string | null;
  readonly keyPoints: readonly string[];
  readonly keyPointsBy: string | null;
  /** The edition has none, and these were written by our language model. */
  readonly keyPointsAreGenerated?: true;
  /** Its own statement that a machine wrote it, in its words. */
  readonly writtenBy: string | null;
}

/** What a subscription or a reader wants of the day; an empty list means no restriction. */
export interface DigestChoices {
  readonly sections?: readonly string[];
  /** A story must hold one of these in its title, glance or text. */
  readonly include?: readonly string[];
  /** A story must hold none of these in its title, glance or text. */
  readonly exclude?: readonly string[];
}

/** Which event each story belongs to and which story leads it; stories in no event are absent. */
export type EventsOfStories = ReadonlyMap<StoryId, { readonly event: string; readonly lead: StoryId }>;

/**
 * The items of a digest in the order in which they are read: the leads, then section by section as many as are shown at
 * once, then the next so many. An item's number is its place in it, from 1.
 */
export function readingOrder(
  { sections }: Pick<Digest, 'sections'>,
  itemLimit: number,
): readonly DigestItem[] {
  const items = sections.flatMap((section) => section.items);
  const leads = Math.min(LEADS, itemLimit);
  const pageOf = (item: DigestItem) =>
    item.rank < leads ? -1 : itemLimit === Number.POSITIVE_INFINITY ? 0 : Math.floor(item.rank / itemLimit);
  const placed = items.map((item, place) => ({ item, page: pageOf(item), place }));
  return placed
    .toSorted(
      (one, other) =>
        one.page - other.page || (one.page < 0 ? one.item.rank - other.item.rank : one.place - other.place),
    )
    .map(({ item }) => item);
}

/** How many of a digest's items are new: what was told before is not. */
export function countNew({ sections }: Pick<Digest, 'sections'>): number {
  return sections.reduce((sum, { items }) => sum + items.filter(({ told }) => told === null).length, 0);
}
