import type { Queries } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';

/** A story that is stored no more, and where its original stands. */
export interface RemovedStory {
  readonly title: string;
  readonly url: string;
}

/** What is left of a story that was removed; undefined for one that never was, or that had no original. */
export function removedStory(queries: Queries, id: StoryId): Promise<RemovedStory | undefined> {
  return queries.get<RemovedStory>('SELECT title, url FROM removed_stories WHERE id = ?', [id]);
}
