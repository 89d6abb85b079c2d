import type { Source } from '../source.ts';
import type { ListedItem } from './listing.ts';

/** A poll is after news: what is older stands in search once `sulan backfill` brings it. */
const RECENT_DAYS = 30;
/** The first of a list are read whatever their age: a weekly that rests, and sites whose dates are wrong, still show what they have. */
const READ_AT_ANY_AGE = 30;

/** The items of a list that polls read: its first ones, and those of the last month. Of a folder, which is somebody's own, all. */
export function recentItems(
  items: readonly ListedItem[],
  source: Pick<Source, 'kind'>,
  now: Date,
): readonly ListedItem[] {
  if (source.kind === 'folder') return items;
  return items.filter((item, index) => index < READ_AT_ANY_AGE || !isOlder(item, RECENT_DAYS, now));
}

/** Whether an item says that it was published more than so many days ago. */
export function isOlder({ published }: Pick<ListedItem, 'published'>, days: number, now: Date): boolean {
  return published !== undefined && now.getTime() - published.getTime() > days * 86_400_000;
}
