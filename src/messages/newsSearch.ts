import type { StoryId } from '../editions/edition.ts';
import type { Search } from '../search/search.ts';
import type { Stories } from '../store/stories.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { NewsSearch, StoryLine } from './news.ts';

/** Names of a title that related stories are looked for by. */
const MAX_NAMES = 3;

/** Tells the other stories of a story's event. */
export type VoicesOf = (story: StoryId) => Promise<readonly StoryLine[]>;

/** A search that knows what stands around a story: its event, and what is newest about the names in its title. */
export function newsSearch(
  search: Search,
  stories: Stories,
  lexicon: Lexicon,
  voicesOf: VoicesOf,
): NewsSearch {
  return {
    search: (query, options) => search.search(query, options),
    complete: (typed, limit) => search.complete(typed, limit),
    async around(id, limit) {
      const story = await stories.find(id);
      if (!story) return { also: [], related: [] };
      const also = await voicesOf(id);
      const known = new Set<StoryId>([id, ...also.map((line) => line.id)]);
      const names = new Set(lexicon.mentionsIn(story.title).map(({ entity }) => entity.id));
      const related: StoryLine[] = [];
      for (const name of [...names].slice(0, MAX_NAMES)) {
        const { hits } = await search.search(name, { limit: limit + known.size });
        for (const hit of hits) {
          if (known.has(hit.id)) continue;
          known.add(hit.id);
          related.push(hit);
        }
      }
      return { also: also.slice(0, limit), related: related.slice(0, limit) };
    },
  };
}
