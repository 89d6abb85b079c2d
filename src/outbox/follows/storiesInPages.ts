import type { Turns } from '../../calendar/turns.ts';
import type { StoredStory } from '../../store/news/rows.ts';
import { storiesOf } from '../../store/news/stories.ts';
import type { Store } from '../../store/open.ts';

/** Stories per page. */
const STORIES_A_PAGE = 25;

/** Yields the stories of some rows in order, page by page, yielding the event loop in between. */
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

/** Appends a value to the list of a key. */
export function addTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}
