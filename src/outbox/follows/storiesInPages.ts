import type { Turns } from '../../calendar/turns.ts';
import type { StoredStory } from '../../store/news/rows.ts';
import { storiesOf } from '../../store/news/stories.ts';
import type { Store } from '../../store/open.ts';

/** Stories that are read at a time. */
const STORIES_A_PAGE = 25;

/** The stories of some rows, in their order, read page by page; others have the event loop between two pages. */
export async function* storiesInPages(
  store: Store,
  rows: readonly number[],
  turns: Turns,
): AsyncGenerator<StoredStory> {
  for (let from = 0; from < rows.length; from += STORIES_A_PAGE) {
    yield* await storiesOf(store).byRows(rows.slice(from, from + STORIES_A_PAGE));
    await turns();
  }
}

/** Puts a value at the end of the list under a key. */
export function addTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}
