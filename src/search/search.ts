import { z } from 'zod';
import type { CalendarDay } from '../calendar/day.ts';
import { BEIJING, type Clock, dayAt } from '../calendar/zone.ts';
import type { Queries } from '../database/database.ts';
import type { StoryId } from '../editions/edition.ts';
import { type Events, eventsOf } from '../store/events/events.ts';
import { fold } from '../text/fold.ts';
import { keyOf } from '../words/atoms.ts';
import { complete, type QueryCompletion } from './complete.ts';
import { indexOf, type OfEngine } from './index/engineIndex.ts';
import { type Filters, takeFilters } from './query/filters.ts';
import { type ParsedQuery, parseTerms, type WordLists } from './query/parseTerms.ts';
import type { Term } from './query/terms.ts';
import { type DaySpan, readWrittenDate } from './query/writtenDates.ts';
import { type CollapsedHit, collapseEvents } from './ranking/collapseEvents.ts';
import { type Excerpt, excerptFor } from './ranking/excerpt.ts';
import { type FoundStories, findStories } from './ranking/findStories.ts';
import { type Matcher, matcherOf } from './ranking/matching.ts';
import {
  columnsOf,
  firstSpanWithNews,
  newestWithin,
  type SearchSource,
  type StoredBody,
} from './ranking/retrieve.ts';
import type { ScoredStory } from './ranking/score.ts';
import { type SearchWeights, searchWeights } from './ranking/weights.ts';
import { similarNames } from './spelling/spelling.ts';
import { readSpellings } from './spelling/spellingTable.ts';
import { readTrend, type Trend, type TrendRequest } from './trends.ts';

/** A story that answers a query. */
export interface Hit {
  readonly id: StoryId;
  readonly title: string;
  readonly day: CalendarDay;
  readonly section: string | null;
  readonly column: string;
  /** Higher is better; only comparable within one answer. */
  readonly score: number;
  /** It does not hold all that was asked; all such hits stand behind the others. */
  readonly near: boolean;
  /** The sentence of its text that holds the words; none where only the title does. */
  readonly excerpt: Excerpt | undefined;
  /** The other stories of the same event. */
  readonly also: readonly { readonly id: StoryId; readonly title: string }[];
}

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
const SUGGESTIONS_MOST = 5;
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
        suggestions: full.length > 0 ? [] : await suggest(queries, lists, parsed, found.missing),
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

async function hitsOf(
  queries: Queries,
  told: readonly CollapsedHit[],
  found: FoundStories | undefined,
): Promise<Hit[]> {
  const columns = await columnsOf(
    queries,
    told.map(({ candidate }) => candidate.row),
  );
  const matchers = (found?.terms ?? []).map(matcherOf);
  return told.map(({ candidate, score, isFull, also }) => {
    const { row, id, title, day, section } = candidate;
    const excerpt = found && excerptOf(found.bodies.get(row), matchers);
    const rounded = Math.round(score * 10_000) / 10_000;
    const column = columns.get(row) ?? '';
    return { id, title, day, section, column, score: rounded, near: !isFull, excerpt, also };
  });
}

const paragraphs = z.array(z.string());

function excerptOf(body: StoredBody | undefined, matchers: readonly Matcher[]): Excerpt | undefined {
  // A text that was cut is no list any more.
  if (!body?.paragraphs.endsWith('"]')) return undefined;
  return excerptFor(paragraphs.parse(JSON.parse(body.paragraphs)), matchers);
}

/** Names like the words that no story holds; where every word is held, nothing is misspelt. */
async function suggest(
  queries: Queries,
  { lexicon }: WordLists,
  { text, terms }: ParsedQuery,
  missing: readonly Term[],
): Promise<string[]> {
  if (missing.length === 0) return [];
  const whole = terms.every(
    (term) => term.isSingleCharacter || missing.some(({ text }) => text === term.text),
  );
  const typed = [...(whole ? [keyOf(text)] : []), ...missing.map((term) => keyOf(term.text))];
  const table = await readSpellings(queries, typed, 2);
  const found = new Set(typed.flatMap((key) => similarNames(table, lexicon, key, SUGGESTIONS_MOST)));
  return [...found].slice(0, SUGGESTIONS_MOST);
}
