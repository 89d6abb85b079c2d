import { z } from 'zod';
import { type CalendarDay, parseDay } from '../../calendar/day.ts';
import type { Edition, GlanceItem, Image, Link, Story, StoryId, Warning } from '../../editions/edition.ts';
import type { EditionId } from '../../editions/identity.ts';
import type { EditionRow, StoryRow } from './tableRows.ts';

/** Fields of a stored story for lists and digests. */
export interface StoryHead extends Pick<Story, 'id' | 'title' | 'section'> {
  /** Row number used by index tables; never reused after a removal. */
  readonly row: number;
  /** Null for a plain article of a feed, which belongs to no edition. */
  readonly edition: EditionId | null;
  readonly column: string;
  readonly day: CalendarDay;
  /** One-liner of the editors, if there is one. */
  readonly glance: string | null;
  /** Non-space characters of title, paragraphs and commentary. */
  readonly characters: number;
  /** Statement that a machine wrote the story: its own, else its edition's. */
  readonly writtenBy: string | null;
  /** Beginning of the text for stories with a short title and no glance: a bare name says too little. */
  readonly opening?: string | null;
}

/** A stored story. */
export interface StoredStory extends StoryHead, Story {
  /** Origin of the statement `writtenBy`: the story or its whole edition; null without a statement. */
  readonly writtenByIsOf: 'story' | 'edition' | null;
  /** URL of the original: the edition's page or the article's own. */
  readonly url: string | null;
  readonly storedAt: Date;
  /** Set if it came from a server's own source: it is in no archive. */
  readonly isOfServer?: true;
}

/** A stored edition, with its stories as heads or in full. */
export interface StoredEdition<S extends StoryHead = StoredStory> extends Omit<Edition, 'date' | 'stories'> {
  readonly row: number;
  readonly id: EditionId;
  readonly day: CalendarDay;
  /** Whether the day is only that of the document's file or fetch. */
  readonly dayGuessed: boolean;
  readonly origin: string;
  readonly storedAt: Date;
  readonly changedAt: Date;
  readonly stories: readonly S[];
}

/** Schema of a list of texts. */
export const texts = z.array(z.string());
const images: z.ZodType<Image[]> = z.array(z.object({ url: z.string(), alt: z.string() }));
const links: z.ZodType<Link[]> = z.array(z.object({ url: z.string(), text: z.string() }));
const storyId = z.string().transform((id) => id as StoryId);
const glance: z.ZodType<GlanceItem[]> = z.array(z.object({ text: z.string(), story: storyId.nullable() }));
const warnings: z.ZodType<Warning[]> = z.array(
  z.object({ code: z.string().transform((code) => code as Warning['code']), message: z.string() }),
);

/** A story's row joined with its edition's id. */
export type JoinedStoryRow = StoryRow & { edition_id: string | null; edition_written_by: string | null };

/** Longest title in characters that may be a bare name. */
export const LONGEST_BARE_NAME = 40;
/** Characters of a story's text that lists show beside a bare name. */
export const OPENING_CHARACTERS = 100;

/** Returns a row of `stories` as a story. Throws for a day or JSON that this program cannot have written. */
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

/** Columns of a story's row for lists. */
export interface StoryHeadRow
  extends Pick<
    StoryRow,
    'row' | 'id' | 'edition' | 'title' | 'section' | 'glance' | 'characters' | 'written_by'
  > {
  readonly opening: string | null;
}

/** Returns the head of a story from its row and its edition's. */
export function headFromRow(row: StoryHeadRow, edition: EditionRow): StoryHead {
  // Copied field by field: SQLite's rows are slow to spread, and a day's page makes many.
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

/** Returns a row of `editions` and its stories, in order, as an edition. */
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

/** Parses a JSON list of a column; the common empty list needs no parsing. */
export function listFrom<T>(schema: z.ZodType<T[]>, json: string): T[] {
  return json === '[]' ? [] : schema.parse(JSON.parse(json));
}

/** Parses a calendar day of a column. Throws if it is none. */
export function dayFromRow(text: string): CalendarDay {
  const day = parseDay(text);
  if (!day) throw new RangeError(`the store holds a day that is none: ${text}`);
  return day;
}
