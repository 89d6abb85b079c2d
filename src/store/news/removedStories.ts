import type { Queries } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';

/** A removed story and the address of its original. */
export interface RemovedStory {
  readonly title: string;
  readonly url: string;
}

/** Returns a removed story; undefined if it was never removed or had no original. */
export function removedStory(queries: Queries, id: StoryId): Promise<RemovedStory | undefined> {
  return queries.get<RemovedStory>('SELECT title, url FROM removed_stories WHERE id = ?', [id]);
}
