import type { Queries } from '../database/database.ts';
import { newsVersion } from '../store/news/newsVersion.ts';
import { VersionedCache } from '../store/news/versionedCache.ts';
import type { Recap, RecapDays } from './recap.ts';

/** Number of recaps that are kept, in some ten kilobytes each: those that readers of a day browse. */
const RECAPS_KEPT = 24;
/** A recap is made again after ten minutes, because the tiers of sources rank its articles and change without the news. */
const KEPT_MILLISECONDS = 600_000;

/** Returns a reader of everybody's recaps that makes one again when any news has changed. */
export function keepRecaps(
  queries: Queries,
  make: (days: RecapDays) => Promise<Recap | undefined>,
): (days: RecapDays) => Promise<Recap | undefined> {
  const kept = new VersionedCache<string, Recap | undefined>({
    most: RECAPS_KEPT,
    milliseconds: KEPT_MILLISECONDS,
  });
  return async (days) => {
    const key = `${days.from} ${days.to}`;
    // Read before the news: what changes in between has a later version.
    const version = await newsVersion(queries);
    return await (kept.find(key, version) ?? kept.keep(key, version, make(days)));
  };
}
