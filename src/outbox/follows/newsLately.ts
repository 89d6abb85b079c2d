import { addDays } from '../../calendar/day.ts';
import { BEIJING, type Clock, dayAt } from '../../calendar/zone.ts';
import type { Search } from '../../search/search.ts';
import type { Stories } from '../../store/news/stories.ts';
import type { Concepts } from '../../words/concepts.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import { KeywordIndex } from './keywordIndex.ts';

const DAYS = 7;
/** More than this is not counted: who follows that gets a message every day. */
const MOST = 20;

/** What counting works with. */
export interface LatelyParts {
  readonly search: Pick<Search, 'search'>;
  readonly stories: Pick<Stories, 'find'>;
  readonly lexicon: Lexicon;
  readonly clock: Clock;
  /** Where other words for a keyword count as well. */
  readonly concepts?: Concepts;
}

/**
 * How many stories of the last seven days are about a keyword, an event counted once: what search finds, as far as it is
 * what a follower would be told.
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
