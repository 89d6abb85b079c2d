import { z } from 'zod';
import type { CalendarDay } from '../calendar/day.ts';
import type { Queries } from '../database/database.ts';
import type { StoryId } from '../editions/edition.ts';
import type { CollapsedHit } from './ranking/collapseEvents.ts';
import { type Excerpt, excerptFor } from './ranking/excerpt.ts';
import type { FoundStories } from './ranking/findStories.ts';
import { type Matcher, matcherOf } from './ranking/matching.ts';
import { readColumns, type StoredBody } from './ranking/retrieve.ts';

/** A hit of a search. */
export interface Hit {
  readonly id: StoryId;
  readonly title: string;
  readonly day: CalendarDay;
  readonly section: string | null;
  readonly column: string;
  /** Score; higher is better, comparable within one result only. */
  readonly score: number;
  /** Whether it is a near result; these come after all others. */
  readonly near: boolean;
  /** Sentence of its text with the words; undefined if only the title matches. */
  readonly excerpt: Excerpt | undefined;
  /** Other stories of the event. */
  readonly also: readonly { readonly id: StoryId; readonly title: string }[];
}

/** The hits of an answer, each with its column and, of what was found by words, why it fits. */
export async function hitsOf(
  queries: Queries,
  told: readonly CollapsedHit[],
  found: FoundStories | undefined,
): Promise<Hit[]> {
  const rows = told.map(({ candidate }) => candidate.row);
  const bodies = found?.bodies ?? new Map<number, StoredBody>();
  const columns = await readColumns(
    queries,
    rows.filter((row) => !bodies.has(row)),
  );
  const matchers = (found?.terms ?? []).map(matcherOf);
  return told.map(({ candidate, score, isFull, also }) => {
    const { row, id, title, day, section } = candidate;
    const body = bodies.get(row);
    const excerpt = found && excerptOf(body, matchers);
    const rounded = Math.round(score * 10_000) / 10_000;
    const column = body?.column ?? columns.get(row) ?? '';
    return { id, title, day, section, column, score: rounded, near: !isFull, excerpt, also };
  });
}

const paragraphs = z.array(z.string());

function excerptOf(body: StoredBody | undefined, matchers: readonly Matcher[]): Excerpt | undefined {
  // A truncated text is no valid list.
  if (!body?.paragraphs.endsWith('"]')) return undefined;
  return excerptFor(paragraphs.parse(JSON.parse(body.paragraphs)), matchers);
}
