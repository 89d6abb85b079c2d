import type { CalendarDay } from '../calendar/day.ts';
import { BEIJING, type Clock, dayAt } from '../calendar/zone.ts';
import type { Queries } from '../database/database.ts';
import { type Events, eventsOf } from '../store/events/events.ts';
import { fold } from '../text/fold.ts';
import { complete, type QueryCompletion } from './complete.ts';
import { type Hit, hitsOf } from './hits.ts';
import { indexOf, type OfEngine } from './index/engineIndex.ts';
import type { DaySpan } from './query/daySpans.ts';
import { type Filters, takeFilters } from './query/filters.ts';
import { parseTerms, type WordLists } from './query/parseTerms.ts';
import { readWrittenDate } from './query/writtenDates.ts';
import { collapseEvents } from './ranking/collapseEvents.ts';
import { findStories } from './ranking/findStories.ts';
import { firstSpanWithNews, newestWithin, type SearchSource } from './ranking/retrieve.ts';
import type { ScoredStory } from './ranking/score.ts';
import { type SearchWeights, searchWeights } from './ranking/weights.ts';
import { suggestNames } from './spelling/suggestions.ts';
import { readTrend, type Trend, type TrendRequest } from './trends.ts';

/** Days in the query that were used as a filter. */
export interface AnswerDates extends DaySpan {
  /** Its text in the query. */
  readonly typed: string;
}

/** Result of a search. */
export interface SearchResult {
  /** Hits, best first and near ones last. */
  readonly hits: readonly Hit[];
  /** Whether the first hit alone is what was asked for: the only full answer, or far the best. */
  readonly clear: boolean;
  /** Words that were corrected because no story contains them as typed: pinyin, or typing errors. */
  readonly readAs: readonly { readonly typed: string; readonly as: string }[];
  /** Names in the news similar to the query; only without full answers. */
  readonly suggestions: readonly string[];
  readonly dates: AnswerDates | undefined;
  /** Whether the query is only a name, whose news can be sorted by relevance or day. */
  readonly isNameAlone: boolean;
}

/** Order of full answers: most relevant or newest first. */
export type SearchOrder = 'best' | 'newest';

/** Options of a search; they take precedence over filters in the query. */
export interface SearchOptions extends Filters {
  /** Maximum number of hits, 10 by default. */
  readonly limit?: number;
  /** Number of hits to skip, for further pages. */
  readonly offset?: number;
  readonly order?: SearchOrder;
  /** Whether dates in the query stay words. */
  readonly ignoreDates?: boolean;
}

/** Search over a store, used by `sulan search`, `/news` and the archive. */
export interface Search {
  search(query: string, options?: SearchOptions): Promise<SearchResult>;
  /** Returns entities in the news and newest titles for typed text, from the first character on. */
  complete(typed: string, limit: number): Promise<readonly QueryCompletion[]>;
  /** Counts words in titles and one-liners in a range of days, by day or week. */
  trend(request: TrendRequest): Promise<Trend>;
}

const DEFAULT_LIMIT = 10;
/** Lead over the second hit at which one story was clearly meant. */
const CLEAR_LEAD = 0.5;
/** Stories read per hit of a listing, because several may belong to one event. */
const NEWEST_PER_HIT = 2;

/** Optional parts of a search. */
export interface SearchParts {
  readonly weights?: SearchWeights;
}

/** Creates the search over a store whose index is updated by `indexPending`. */
export function createSearch(
  queries: Queries & OfEngine,
  lists: WordLists,
  clock: Clock,
  { weights = searchWeights }: SearchParts = {},
): Search {
  const source = { queries, index: indexOf(queries) };
  const events = eventsOf(queries);
  return {
    async search(query, options = {}) {
      const { text, filters: written } = takeFilters(query, clock);
      const { limit = DEFAULT_LIMIT, offset = 0, order = 'best', ignoreDates = false, ...given } = options;
      const filters = { ...written, ...given };
      const today = dayAt(clock.now(), BEIJING);
      const isDated = given.since !== undefined || given.until !== undefined;
      const dated = ignoreDates || isDated ? undefined : await datesIn(queries, text, today);
      const parsed = parseTerms(lists, dated?.rest ?? text);
      const dates = dated?.dates;
      if (parsed.terms.length === 0 || (dates && parsed.isBlank)) {
        const bounds = { ...filters, ...(dates && { since: dates.since, until: dates.until }) };
        return newestAnswer(source, events, text === '' || dates ? bounds : {}, { offset, limit, dates });
      }
      const found = await findStories(source, lists, { parsed, filters, dates, today }, weights);
      const stories = order === 'newest' ? newestFirst(found.stories) : found.stories;
      // One more than requested, so that the lead of the first hit is known for a limit of one.
      const told = await collapseEvents(stories, events, offset + limit + 1);
      const hits = await hitsOf(queries, told.slice(offset, offset + limit), found);
      const full = told.filter((hit) => hit.isFull);
      return {
        hits,
        clear: isClearAnswer(full),
        readAs: found.stories.length > 0 ? found.readAs : [],
        suggestions:
          full.length > 0 ? [] : await suggestNames(queries, lists.lexicon, parsed, found.missing, today),
        dates,
        isNameAlone: found.terms.length === 1 && found.terms[0]?.entity !== undefined,
      };
    },
    complete: async (typed, limit) =>
      complete(source, lists, { typed, limit, today: dayAt(clock.now(), BEIJING) }),
    trend: (request) => readTrend(source, lists, weights, request),
  };
}

/** Whether the first of some full answers is plainly meant: it is the only one, if in its text alone, or far the best. */
export function isClearAnswer([first, second]: readonly { readonly score: number }[]): boolean {
  return first !== undefined && (second === undefined || first.score - second.score >= CLEAR_LEAD);
}

/** Returns the days in a query, and its rest; if a date can mean several years, the latest with news. */
async function datesIn(
  queries: Queries,
  text: string,
  today: CalendarDay,
): Promise<{ rest: string; dates: AnswerDates } | undefined> {
  const written = readWrittenDate(fold(text), today);
  if (!written) return undefined;
  const [only] = written.spans;
  const chosen = written.spans.length > 1 ? await firstSpanWithNews(queries, written.spans) : only;
  return chosen && { rest: written.rest, dates: { ...chosen, typed: written.typed } };
}

/** Sorts full answers by day, newest first; near results stay behind them. */
function newestFirst(stories: readonly ScoredStory[]): ScoredStory[] {
  return [...stories].sort(
    (one, other) =>
      Number(other.isFull) - Number(one.isFull) ||
      (one.isFull ? other.candidate.day.localeCompare(one.candidate.day) : 0),
  );
}

/** Returns the newest stories for filters without words; a query without any letter and filter has no results. */
async function newestAnswer(
  source: SearchSource,
  events: Events,
  filters: Filters,
  { offset, limit, dates }: { offset: number; limit: number; dates: AnswerDates | undefined },
): Promise<SearchResult> {
  const bounded = Object.keys(filters).length > 0;
  const found = bounded ? await newestWithin(source, filters, (offset + limit) * NEWEST_PER_HIT) : [];
  const told = await collapseEvents(
    found.map((candidate) => ({ candidate, score: 0, isFull: true })),
    events,
    offset + limit,
  );
  const hits = await hitsOf(source.queries, told.slice(offset), undefined);
  return { hits, clear: false, readAs: [], suggestions: [], dates, isNameAlone: false };
}
