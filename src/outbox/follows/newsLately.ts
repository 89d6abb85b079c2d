import { addDays, type CalendarDay } from '../../calendar/day.ts';
import { BEIJING, type Clock, dayAt } from '../../calendar/zone.ts';
import type { Queries } from '../../database/database.ts';
import type { Search } from '../../search/search.ts';
import { versionSince } from '../../store/news/dayVersions.ts';
import type { Stories } from '../../store/news/stories.ts';
import { VersionedCache } from '../../store/news/versionedCache.ts';
import { pendingStories } from '../../store/pendingWork.ts';
import type { Concepts } from '../../words/concepts.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import { KeywordIndex } from './keywordIndex.ts';

const DAYS = 7;
/** Upper bound of the count: above it there is a message every day. */
const MOST = 20;
/** Number of keywords whose counts are kept: those of some hundred members, in some hundred bytes each. */
const KEYWORDS_KEPT = 1000;

/** Dependencies of counting. */
export interface LatelyParts {
  readonly search: Pick<Search, 'search'>;
  readonly stories: Pick<Stories, 'byIds'>;
  readonly lexicon: Lexicon;
  readonly clock: Clock;
  /** Synonyms, if these count as well. */
  readonly concepts?: Concepts;
}

/** Number of a week's stories about a keyword; `isMore` if it was cut off. */
export interface NewsLately {
  readonly stories: number;
  readonly isMore: boolean;
}

/**
 * Creates a counter of the stories of the last seven days about a keyword, one per event: search results that a follower
 * would be told. A keyword is counted again when the news of these days has changed.
 */
export function newsLately(queries: Queries, parts: LatelyParts): (keyword: string) => Promise<NewsLately> {
  const kept = new VersionedCache<string, NewsLately>({ most: KEYWORDS_KEPT });
  return async (keyword) => {
    const since = addDays(dayAt(parts.clock.now(), BEIJING), 1 - DAYS);
    // Read before the news: what changes in between has a later version.
    const version = await versionSince(queries, since);
    const key = `${since} ${keyword}`;
    const known = kept.find(key, version);
    if (known !== undefined) return await known;
    const isIndexed = (await pendingStories(queries, 'search', 1)).length === 0;
    const counted = countSince(since, keyword, parts);
    return await (isIndexed ? kept.keep(key, version, counted) : counted);
  };
}

async function countSince(
  since: CalendarDay,
  keyword: string,
  { search, stories, lexicon, concepts }: LatelyParts,
): Promise<NewsLately> {
  const { hits } = await search.search(keyword, { since, limit: MOST + 1, ignoreDates: true });
  const index = await KeywordIndex.of([keyword], { lexicon, ...(concepts && { concepts }) });
  let about = 0;
  for (const story of await stories.byIds(hits.flatMap(({ id, near }) => (near ? [] : [id]))))
    if ((await index.keywordsIn(story)).size > 0) about += 1;
  return { stories: Math.min(about, MOST), isMore: about > MOST };
}
