import { addDays } from '../../calendar/day.ts';
import { BEIJING, type Clock, dayAt } from '../../calendar/zone.ts';
import type { Search } from '../../search/search.ts';
import type { Stories } from '../../store/news/stories.ts';
import type { Concepts } from '../../words/concepts.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import { KeywordIndex } from './keywordIndex.ts';

const DAYS = 7;
/** Upper bound of the count: above it there is a message every day. */
const MOST = 20;

/** Dependencies of counting. */
export interface LatelyParts {
  readonly search: Pick<Search, 'search'>;
  readonly stories: Pick<Stories, 'find'>;
  readonly lexicon: Lexicon;
  readonly clock: Clock;
  /** Synonyms, if these count as well. */
  readonly concepts?: Concepts;
}

/**
 * Counts the stories of the last seven days about a keyword, one per event: search results that a follower would be
 * told.
 */
export async function newsLately(
  keyword: string,
  { search, stories, lexicon, clock, concepts }: LatelyParts,
): Promise<{ readonly stories: number; readonly isMore: boolean }> {
  const since = addDays(dayAt(clock.now(), BEIJING), 1 - DAYS);
  const { hits } = await search.search(keyword, { since, limit: MOST + 1, ignoreDates: true });
  const index = await KeywordIndex.of([keyword], { lexicon, ...(concepts && { concepts }) });
  let about = 0;
  for (const { id, near } of hits) {
    const story = near ? undefined : await stories.find(id);
    if (story && (await index.keywordsIn(story)).size > 0) about += 1;
  }
  return { stories: Math.min(about, MOST), isMore: about > MOST };
}
