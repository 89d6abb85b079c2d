import { z } from 'zod';
import type { CalendarDay } from '../../calendar/day.ts';
import type { StoryId } from '../../editions/edition.ts';
import type { TellableStory } from '../../events/features.ts';
import type { Store } from '../open.ts';

const texts = z.array(z.string());

/** What telling events apart needs of these stories, by row; removed ones are absent. */
export function loadTellable(store: Store, rows: readonly number[]): Map<number, TellableStory> {
  const found = store
    .prepare(
      `SELECT row, id, "column", day, title, paragraphs FROM stories
       WHERE row IN (SELECT value FROM json_each(?)) ORDER BY row`,
    )
    .all(JSON.stringify(rows));
  return new Map(
    found.map((row) => [
      Number(row.row),
      {
        id: String(row.id) as StoryId,
        column: String(row.column),
        day: String(row.day) as CalendarDay,
        title: String(row.title),
        paragraphs: texts.parse(JSON.parse(String(row.paragraphs))),
      },
    ]),
  );
}
