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

/** The days that a query was bounded to by its words. */
export interface AnswerDates extends DaySpan {
  /** As written in the query. */
  readonly typed: string;
}

/** The answer to a query. */
export interface SearchResult {
  /** Best first, near ones last. */
  readonly hits: readonly Hit[];
  /** Whether the first hit alone is what was asked for: the only full answer, or far the best. */
  readonly clear: boolean;
  /** What was read as another word, because nothing holds it as typed: pinyin, or a slip of the keys. */
  readonly readAs: readonly { readonly typed: string; readonly as: string }[];
  /** Names of the news close to what was typed; only where nothing holds all that was asked. */
  readonly suggestions: readonly string[];
  readonly dates: AnswerDates | undefined;
  /** The query is a name alone: its news may be asked for by relevance or by day. */
  readonly isNameAlone: boolean;
}

/** The order of an answer's full hits: the most relevant first, or the newest. */
export type SearchOrder = 'best' | 'newest';

/** How a search is bounded; filters written in the query itself give way to these. */
export interface SearchOptions extends Filters {
  /** At most so many hits, 10 by default. */
  readonly limit?: number;
  /** Hits to leave out from the beginning, for further pages. */
  readonly offset?: number;
  readonly order?: SearchOrder;
  /** Dates that the query writes stay words. */
  readonly ignoreDates?: boolean;
}

/** Search over a store: the one implementation behind `sulan search`, `/news` and the archive. */
export interface Search {
  search(query: string, options?: SearchOptions): Promise<SearchResult>;
  /** Entities in the news, and newest titles, that fit what was typed so far, the first character on. */
  complete(typed: string, limit: number): Promise<readonly QueryCompletion[]>;
  /** How often words stood in titles and one-liners between two days, by day or week. */
  trend(request: TrendRequest): Promise<Trend>;
}

const DEFAULT_LIMIT = 10;
/** A lead this clear over the second hit means that one story was asked for. */
const CLEAR_LEAD = 0.5;
/** Stories read for each hit of a listing, because several may tell one event. */
const NEWEST_PER_HIT = 2;

/** What a search may be made with beside what it usually is. */
export interface SearchParts {
  readonly weights?: SearchWeights;
}

/** Search over a store whose index `indexPending` keeps up to date. */
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
      // One more than is shown, so that the lead of the first over the second is known for a limit of one.
      const told = await collapseEvents(stories, events, offset + limit + 1);
      const hits = await hitsOf(queries, told.slice(offset, offset + limit), found);
      const full = told.filter((hit) => hit.isFull);
      return {
        hits,
        clear: isClearAnswer(full),
        readAs: found.stories.length > 0 ? found.readAs : [],
        suggestions: full.length > 0 ? [] : await suggestNames(queries, lists.lexicon, parsed, found.missing),
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

/** The days that a query writes, and the rest of it; where a date can mean several years, the last that has news. */
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

/** The full answers by day, the newest first; near results behind them as they were. */
function newestFirst(stories: readonly ScoredStory[]): ScoredStory[] {
  return [...stories].sort(
    (one, other) =>
      Number(other.isFull) - Number(one.isFull) ||
      (one.isFull ? other.candidate.day.localeCompare(one.candidate.day) : 0),
  );
}

/** The newest stories within filters that stand alone; a query without any letter and filter answers nothing. */
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
