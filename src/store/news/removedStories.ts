import type { StoryId } from '../../editions/edition.ts';
import type { Store } from '../open.ts';

/** A story that is stored no more, and where its original stands. */
export interface RemovedStory {
  readonly title: string;
  readonly url: string;
}

/** What is left of a story that was removed; undefined for one that never was, or that had no original. */
export function removedStory(store: Store, id: StoryId): RemovedStory | undefined {
  const row = store.prepare('SELECT title, url FROM removed_stories WHERE id = ?').get(id);
  return row && { title: String(row.title), url: String(row.url) };
}
