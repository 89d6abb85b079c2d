import type { CalendarDay } from '../calendar/day.ts';

/** 10 base32 characters made from column, headline and title (see storyId.ts): the same in every format. */
export type StoryId = string & { readonly brand: 'StoryId' };

/** An image of a story, as an absolute http(s) url. */
export interface Image {
  readonly url: string;
  readonly alt: string;
}

/** Link in a story's text; `text` is the linked text that the reader saw. */
export interface Link {
  readonly url: string;
  readonly text: string;
}

/** One piece of news: facts in `paragraphs`, the editors' opinion in `commentary`, never mixed. All plain text. */
export interface Story {
  readonly id: StoryId;
  readonly title: string;
  readonly section: string | null;
  readonly paragraphs: readonly string[];
  readonly images: readonly Image[];
  readonly links: readonly Link[];
  readonly attribution: string | null;
  readonly commentary: readonly string[];
  /**
   * The story's own statement that a machine wrote it, as it is written; a statement for all stories is in the edition.
   */
  readonly writtenBy: string | null;
}

/** Line of the edition's 一分钟速览, and the story that it announces; null if none was found. */
export interface GlanceItem {
  readonly text: string;
  readonly story: StoryId | null;
}

/** Kind of doubt about an edition; the names are also used in contract.md and in the store. */
export type WarningCode =
  | 'no-date'
  | 'date-mismatch'
  | 'glance-without-story'
  | 'story-without-glance'
  | 'story-without-text'
  | 'no-stories'
  | 'fewer-stories'
  | 'truncated'
  | 'front-matter'
  | 'doubtful-layout'
  | 'not-a-roundup';

/** A doubt about an edition, in one English sentence for the operator. */
export interface Warning {
  readonly code: WarningCode;
  readonly message: string;
}

/** One issue of a column, as a careful reader would understand its document. */
export interface Edition {
  /** Name of the column alone; empty if the document names none. */
  readonly column: string;
  /** The document's own headline, with the column's name as written in it. */
  readonly headline: string;
  /** Day that the edition is about; null if it is unknown. */
  readonly date: CalendarDay | null;
  readonly url: string | null;
  readonly glance: readonly GlanceItem[];
  readonly keyPoints: readonly string[];
  /** Author of the key points, often a language model. */
  readonly keyPointsBy: string | null;
  /** The document's own statement that a machine wrote it, as it is written: 内容由AI辅助创作. */
  readonly writtenBy: string | null;
  /** Non-space characters of titles, paragraphs and commentary. */
  readonly characters: number;
  /** Reading time, `ceil(characters / 330)`. */
  readonly minutes: number;
  readonly stories: readonly Story[];
  readonly warnings: readonly Warning[];
}
