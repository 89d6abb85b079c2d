import { z } from 'zod';
import { type CalendarDay, parseDay } from '../../calendar/day.ts';
import type { Edition, GlanceItem, Image, Link, Story, StoryId, Warning } from '../../editions/edition.ts';
import type { EditionId } from '../../editions/identity.ts';
import type { EditionRow, StoryRow } from './tableRows.ts';

/** What lists and digests show of a stored story. */
export interface StoryHead extends Pick<Story, 'id' | 'title' | 'section'> {
  /** The row number, which index tables refer to; never used again after a removal. */
  readonly row: number;
  /** Null for a plain article of a feed, which belongs to no edition. */
  readonly edition: EditionId | null;
  readonly column: string;
  readonly day: CalendarDay;
  /** The editors' one-liner, where there is one. */
  readonly glance: string | null;
  /** Non-space characters of title, paragraphs and commentary. */
  readonly characters: number;
  /** The story's own statement that a machine wrote it, else its edition's. */
  readonly writtenBy: string | null;
  /** The beginning of its text where lists show no glance and the title is short: a bare name says nothing alone. */
  readonly opening?: string | null;
}

/** A story as it is kept. */
export interface StoredStory extends StoryHead, Story {
  /** Whose statement `writtenBy` is: the story's own, or that of its edition as a whole; null where there is none. */
  readonly writtenByIsOf: 'story' | 'edition' | null;
  /** Where the original stands: the edition's page, or the article's own. */
  readonly url: string | null;
  readonly storedAt: Date;
  /** Whether it came from a source that one server has for itself: it stands in no archive. */
  readonly isOfServer?: true;
}

/** An edition as it is kept, with as much of its stories as was asked for. */
export interface StoredEdition<S extends StoryHead = StoredStory> extends Omit<Edition, 'date' | 'stories'> {
  readonly row: number;
  readonly id: EditionId;
  readonly day: CalendarDay;
  /** Whether the document named no day and its own time had to do. */
  readonly dayGuessed: boolean;
  readonly origin: string;
  readonly storedAt: Date;
  readonly changedAt: Date;
  readonly stories: readonly S[];
}

/** A list of texts. */
export const texts = z.array(z.string());
const images: z.ZodType<Image[]> = z.array(z.object({ url: z.string(), alt: z.string() }));
const links: z.ZodType<Link[]> = z.array(z.object({ url: z.string(), text: z.string() }));
const storyId = z.string().transform((id) => id as StoryId);
const glance: z.ZodType<GlanceItem[]> = z.array(z.object({ text: z.string(), story: storyId.nullable() }));
const warnings: z.ZodType<Warning[]> = z.array(
  z.object({ code: z.string().transform((code) => code as Warning['code']), message: z.string() }),
);

/** A story's row with its edition's id joined in. */
export type JoinedStoryRow = StoryRow & { edition_id: string | null; edition_written_by: string | null };

/** A title of so many characters may be a bare name, of whose text lists show the beginning. */
export const LONGEST_BARE_NAME = 40;
export const OPENING_CHARACTERS = 100;

/** A row of `stories` as a story; throws for a day or JSON that this program cannot have written. */
export function storyFromRow(row: JoinedStoryRow): StoredStory {
  const paragraphs = listFrom(texts, row.paragraphs);
  const mayBeName = row.glance === null && row.title.length <= LONGEST_BARE_NAME;
  return {
    opening: mayBeName ? (paragraphs[0]?.slice(0, OPENING_CHARACTERS) ?? null) : null,
    row: row.row,
    id: row.id as StoryId,
    edition: row.edition_id as EditionId | null,
    title: row.title,
    section: row.section,
    glance: row.glance,
    paragraphs,
    images: listFrom(images, row.images),
    links: listFrom(links, row.links),
    attribution: row.attribution,
    commentary: listFrom(texts, row.commentary),
    writtenBy: row.written_by,
    writtenByIsOf: statedBy(row),
    url: row.url,
    column: row.column,
    day: dayFromRow(row.day),
    storedAt: new Date(row.stored_at),
    characters: row.characters,
  };
}

function statedBy({ written_by, edition_id, edition_written_by }: JoinedStoryRow) {
  if (written_by === null) return null;
  return edition_id !== null && written_by === edition_written_by ? 'edition' : 'story';
}

/** What lists read of a story's row. */
export interface HeadRow
  extends Pick<
    StoryRow,
    'row' | 'id' | 'edition' | 'title' | 'section' | 'glance' | 'characters' | 'written_by'
  > {
  readonly opening: string | null;
}

/** What lists show of a story, from its row and its edition's. */
export function headFromRow(row: HeadRow, edition: EditionRow): StoryHead {
  // Field by field: SQLite's rows are slow to spread, and a day's page makes one of each of its stories.
  return {
    row: row.row,
    id: row.id as StoryId,
    title: row.title,
    section: row.section,
    glance: row.glance,
    characters: row.characters,
    writtenBy: row.written_by,
    opening: row.opening,
    edition: edition.id as EditionId,
    column: edition.column,
    day: edition.day as CalendarDay,
  };
}

/** A row of `editions` and its stories, in order, as an edition. */
export function editionFromRow<S extends StoryHead>(
  row: EditionRow,
  stories: readonly S[],
): StoredEdition<S> {
  return {
    row: row.row,
    id: row.id as EditionId,
    column: row.column,
    headline: row.headline,
    day: dayFromRow(row.day),
    dayGuessed: row.day_guessed === 1,
    url: row.url,
    glance: listFrom(glance, row.glance),
    keyPoints: listFrom(texts, row.key_points),
    keyPointsBy: row.key_points_by,
    writtenBy: row.written_by,
    characters: row.characters,
    minutes: row.minutes,
    warnings: listFrom(warnings, row.warnings),
    origin: row.origin,
    storedAt: new Date(row.stored_at),
    changedAt: new Date(row.changed_at),
    stories,
  };
}

/** A column that holds a list as JSON; most lists are empty, and then there is nothing to parse. */
export function listFrom<T>(schema: z.ZodType<T[]>, json: string): T[] {
  return json === '[]' ? [] : schema.parse(JSON.parse(json));
}

/** A column that holds a calendar day; throws for what is none. */
export function dayFromRow(text: string): CalendarDay {
  const day = parseDay(text);
  if (!day) throw new RangeError(`the store holds a day that is none: ${text}`);
  return day;
}
