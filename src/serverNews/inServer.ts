import type { CalendarDay } from '../calendar/day.ts';
import type { Digest } from '../digests/digest.ts';
import type { Recap, RecapPeriod } from '../digests/recap.ts';
import type { Services } from '../messages/conversation/services.ts';
import type { NewsSearch } from '../messages/news.ts';
import type { Hit } from '../search/hits.ts';
import { takeFilters } from '../search/query/filters.ts';
import { isClearAnswer, type Search, type SearchOptions, type SearchResult } from '../search/search.ts';
import type { ServerNews } from './serverNews.ts';

/** Services that differ in a server with sources of its own. */
export type ServerView = Pick<Services, 'stories' | 'search' | 'digests'>;

/** Digests and recaps, including a server's own news if the server is given. */
export interface DigestsOfServers {
  of(day: CalendarDay, subscription?: string, server?: string): Promise<Digest | undefined>;
  recap(
    period: RecapPeriod,
    day: CalendarDay,
    subscription?: string,
    server?: string,
  ): Promise<Recap | undefined>;
}

/** Parts of a view: the common services, and the news of servers' own sources. */
export interface ServerViewParts {
  readonly everybody: ServerView;
  readonly news: ServerNews;
  /** Search in the store of servers' own news. */
  readonly search: Search;
  /** Digests and recaps including a server's own news. */
  readonly digests: DigestsOfServers;
  readonly clock: Services['clock'];
}

/** Returns a server's view: the common news and that of its own sources; undefined if it has none. */
export function viewOfServer(server: string, parts: ServerViewParts): ServerView | undefined {
  const { everybody, news, digests } = parts;
  if (news.sourcesOf(server).length === 0) return undefined;
  return {
    stories: {
      ...everybody.stories,
      find: async (id) => (await everybody.stories.find(id)) ?? news.find(server, id),
      articleColumns: async () => [
        ...(await everybody.stories.articleColumns()),
        ...news.sourcesOf(server).map(({ name }) => name),
      ],
    },
    digests: {
      ...everybody.digests,
      of: (day, subscription) => digests.of(day, subscription, server),
      recap: (period, day, subscription) => digests.recap(period, day, subscription, server),
    },
    search: searchInServer(server, parts),
  };
}

const DEFAULT_LIMIT = 10;

/**
 * Searches both stores and merges the hits. Words of the servers' store are neither suggested nor used for corrections:
 * they may be another server's.
 */
function searchInServer(server: string, { everybody, news, search, clock }: ServerViewParts): NewsSearch {
  return {
    ...everybody.search,
    async search(query, options = {}) {
      const { limit = DEFAULT_LIMIT, offset = 0 } = options;
      const wanted = { ...options, offset: 0, limit: offset + limit };
      const column = options.column ?? takeFilters(query, clock).filters.column;
      const own = news.sourcesOf(server).filter(({ name }) => column === undefined || name === column);
      const answer = await everybody.search.search(query, own.length === 0 ? options : wanted);
      const found = await Promise.all(own.map(({ id, name }) => hitsOf(search, query, wanted, id, name)));
      const hits = found.flat();
      return hits.length === 0 && own.length === 0
        ? answer
        : merged(answer, hits, options, { limit, offset });
    },
    around: async (story, limit) =>
      (await news.find(server, story)) ? { also: [], related: [] } : everybody.search.around(story, limit),
  };
}

async function hitsOf(
  search: Search,
  query: string,
  options: SearchOptions,
  id: string,
  name: string,
): Promise<readonly Hit[]> {
  const { hits } = await search.search(query, { ...options, column: id });
  return hits.filter(({ near }) => !near).map((hit) => ({ ...hit, column: name, also: [] }));
}

function merged(
  answer: SearchResult,
  own: readonly Hit[],
  { order }: SearchOptions,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): SearchResult {
  const hits = [...answer.hits, ...own].toSorted(
    (one, other) =>
      Number(one.near) - Number(other.near) ||
      (order === 'newest' && !one.near ? other.day.localeCompare(one.day) : other.score - one.score),
  );
  return {
    ...answer,
    hits: hits.slice(offset, offset + limit),
    clear: own.length === 0 ? answer.clear : isClearAnswer(hits.filter(({ near }) => !near)),
    suggestions: own.length === 0 ? answer.suggestions : [],
  };
}
