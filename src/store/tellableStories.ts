import { z } from 'zod';
import type { CalendarDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import type { TellableStory } from '../stories/features.ts';
import type { Store } from './open.ts';

const texts = z.array(z.string());

/** What telling events apart needs of these stories, by row; removed ones are absent. */
export function loadTellable(store: Store, rows: readonly number[]): Map<number, TellableStory> {
  const found = store
    .prepare(
      `SELECT stories.row, stories.id, stories."column", stories.day, stories.title, stories.paragraphs,
              editions.id AS edition
       FROM stories LEFT JOIN editions ON editions.row = stories.edition
       WHERE stories.row IN (SELECT value FROM json_each(?)) ORDER BY stories.row`,
    )
    .all(JSON.stringify(rows));
  return new Map(
    found.map((row) => [
      Number(row.row),
      {
        id: String(row.id) as StoryId,
        column: String(row.column),
        edition: row.edition === null ? null : String(row.edition),
        day: String(row.day) as CalendarDay,
        title: String(row.title),
        paragraphs: texts.parse(JSON.parse(String(row.paragraphs))),
      },
    ]),
  );
}
