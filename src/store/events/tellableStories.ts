import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';
import type { TellableStory } from '../../events/features.ts';
import { listFrom, texts } from '../news/rows.ts';

interface TellableRow extends Omit<TellableStory, 'paragraphs'> {
  readonly row: number;
  readonly id: StoryId;
  readonly day: CalendarDay;
  readonly paragraphs: string;
}

/** Returns the input for the features of stories, by row; removed ones are absent. */
export async function loadTellable(
  queries: Queries,
  rows: readonly number[],
): Promise<Map<number, TellableStory>> {
  const found = await queries.all<TellableRow>(
    'SELECT row, id, "column", day, title, paragraphs FROM stories WHERE row = ANY(?) ORDER BY row',
    [rows],
  );
  return new Map(
    found.map(({ row, id, column, day, title, paragraphs }) => [
      row,
      { id, column, day, title, paragraphs: listFrom(texts, paragraphs) },
    ]),
  );
}
