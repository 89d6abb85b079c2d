import type { Source } from '../source.ts';
import type { ListedItem } from './listing.ts';

/** Most days of age that a poll reads; older items come with `sulan backfill`. */
const RECENT_DAYS = 30;
/** Number of first items that are read at any age: paused weeklies, and sites with wrong dates, still have items. */
const READ_AT_ANY_AGE = 30;

/** Returns the items of a list that polls read: the first ones, and those of the last month; of a folder all. */
export function recentItems(
  items: readonly ListedItem[],
  source: Pick<Source, 'kind'>,
  now: Date,
): readonly ListedItem[] {
  if (source.kind === 'folder') return items;
  return items.filter((item, index) => index < READ_AT_ANY_AGE || !isOlder(item, RECENT_DAYS, now));
}

/** Whether an item states that it was published more than `days` days ago. */
export function isOlder({ published }: Pick<ListedItem, 'published'>, days: number, now: Date): boolean {
  return published !== undefined && now.getTime() - published.getTime() > days * 86_400_000;
}
