import { addDays, type CalendarDay, daysBetween } from '../calendar/day.ts';
import type { Queries } from '../database/database.ts';
import type { StoryId } from '../editions/edition.ts';
import { type Events, eventsOf } from '../store/events/events.ts';
import { adjacentExpressionOf, allOf, type TermExpression } from './index/expression.ts';
import { storyAt } from './index/indexRowId.ts';
import type { DaySpan } from './query/daySpans.ts';
import { expandTerms } from './query/expand.ts';
import { parseTerms, type WordLists } from './query/parseTerms.ts';
import { type CandidateStory, loadCandidates, type SearchSource } from './ranking/retrieve.ts';
import { FULL_QUALITY } from './ranking/termScore.ts';
import type { SearchWeights } from './ranking/weights.ts';

/** Maximum number of words: more lines cannot be distinguished. */
export const TREND_WORDS_MOST = 5;
/** Longest span in days, three years. */
export const TREND_DAYS_MOST = 3 * 366;
/** Days above which a span is counted by weeks, which end with its last day. */
const DAYS_SHOWN_MOST = 92;
const DAYS_PER_WEEK = 7;
/** Maximum number of stories of a peak that are read for their main event. */
const PEAK_STORIES = 60;

/** Counts of words in titles and one-liners over time. */
export interface Trend extends DaySpan {
  readonly step: 'day' | 'week';
  /** First day of each step. */
  readonly days: readonly CalendarDay[];
  /** Words in the requested order. */
  readonly words: readonly TrendWord[];
}

/** A word of a trend. */
export interface TrendWord {
  readonly word: string;
  /** Number of stories per step. */
  readonly counts: readonly number[];
  readonly total: number;
  /** Last step with the most stories; undefined for a word without any. */
  readonly peak: TrendPeak | undefined;
}

/** Peak of a word, and its main story. */
export interface TrendPeak extends DaySpan {
  /** Index of the step. */
  readonly at: number;
  readonly count: number;
  /** A story of the most reported event; undefined if these were removed. */
  readonly story: { readonly id: StoryId; readonly title: string; readonly day: CalendarDay } | undefined;
}

/** Request of a trend. */
export interface TrendRequest extends DaySpan {
  /** Words, of which `TREND_WORDS_MOST` are used. */
  readonly words: readonly string[];
}

/**
 * Counts stories with a word in title or one-liner as search finds it: under all names of a company or product, and all
 * words of a concept (裁员). One statement for all words, and three more for the peaks.
 */
export async function readTrend(
  source: SearchSource,
  lists: WordLists,
  weights: SearchWeights,
  request: TrendRequest,
): Promise<Trend> {
  const words = request.words.slice(0, TREND_WORDS_MOST);
  const { step, days, since } = stepsOf(request);
  const filters = { since, until: request.until };
  const expressions = words.map((word) => expressionOfWord(lists, weights, word));
  const found = await source.index.countTitles(
    source.queries,
    expressions.map((expression) => ({ expression, filters })),
  );
  const width = step === 'day' ? 1 : DAYS_PER_WEEK;
  const counted = words.map((word, place) => {
    const counts = days.map(() => 0);
    for (const [day, stories] of found[place] ?? []) {
      const at = Math.floor(daysBetween(since, day) / width);
      counts[at] = (counts[at] ?? 0) + stories;
    }
    return { word, counts, total: counts.reduce((sum, count) => sum + count, 0) };
  });
  const peaks = counted.map(({ counts, total }) => (total === 0 ? undefined : peakOf(counts, days, width)));
  const stories = await storiesOfPeaks(source, expressions, peaks);
  return {
    since,
    until: request.until,
    step,
    days,
    words: counted.map((word, place) => {
      const peak = peaks[place];
      return { ...word, peak: peak && { ...peak, story: stories[place] } };
    }),
  };
}

/** Returns the steps of a span; with weeks it starts earlier, so that the last one ends with it. */
function stepsOf({ since, until }: DaySpan): Pick<Trend, 'step' | 'days' | 'since'> {
  const length = Math.min(TREND_DAYS_MOST, Math.max(1, daysBetween(since, until) + 1));
  const width = length <= DAYS_SHOWN_MOST ? 1 : DAYS_PER_WEEK;
  const count = Math.ceil(length / width);
  const first = addDays(until, 1 - count * width);
  const days = Array.from({ length: count }, (_, at) => addDays(first, at * width));
  return { step: width === 1 ? 'day' : 'week', days, since: first };
}

function expressionOfWord(
  lists: WordLists,
  weights: SearchWeights,
  word: string,
): TermExpression | undefined {
  const { terms } = parseTerms(lists, word);
  const expanded = expandTerms(lists, terms, weights);
  const ways = expanded.map(({ alternatives }) =>
    adjacentExpressionOf(alternatives.filter(({ quality }) => quality >= FULL_QUALITY)),
  );
  // A word with an unsearchable part is not found by the rest.
  return ways.some((way) => way === undefined) ? undefined : allOf(ways.flatMap((way) => way ?? []));
}

function peakOf(counts: readonly number[], days: readonly CalendarDay[], width: number) {
  const count = Math.max(...counts);
  const at = counts.lastIndexOf(count);
  const since = days[at];
  return since && { at, count, since, until: addDays(since, width - 1) };
}

/** Returns a story of the most reported event of each peak. */
async function storiesOfPeaks(
  source: SearchSource,
  expressions: readonly (TermExpression | undefined)[],
  peaks: readonly (DaySpan | undefined)[],
): Promise<readonly TrendPeak['story'][]> {
  const { queries, index } = source;
  const asked = peaks.flatMap((peak, place) => (peak ? [{ peak, expression: expressions[place] }] : []));
  if (asked.length === 0) return peaks.map(() => undefined);
  const requests = asked.map(({ peak: { since, until }, expression }) => ({
    expression,
    filters: { since, until },
  }));
  const postings = await index.find(queries, requests, PEAK_STORIES);
  const known = await candidatesAt(
    queries,
    postings.flatMap(({ heads }) => heads),
  );
  const told = await eventsOf(queries).ofStories([...known.values()]);
  const found = postings.map(({ heads }) =>
    mostTold(
      heads.flatMap((at) => known.get(at) ?? []),
      told,
    ),
  );
  return peaks.map((peak) => (peak ? found[asked.findIndex((one) => one.peak === peak)] : undefined));
}

/** Returns stories by position. */
async function candidatesAt(
  queries: Queries,
  positions: readonly number[],
): Promise<ReadonlyMap<number, CandidateStory>> {
  const distinct = [...new Set(positions)];
  const found = await loadCandidates(queries, distinct);
  const byRow = new Map(found.map((candidate) => [candidate.row, candidate]));
  return new Map(
    distinct.flatMap((position) => {
      const candidate = byRow.get(storyAt(position));
      return candidate ? [[position, candidate]] : [];
    }),
  );
}

/** Returns the lead of the event with most stories, or its newest story. */
function mostTold(
  candidates: readonly CandidateStory[],
  told: Awaited<ReturnType<Events['ofStories']>>,
): TrendPeak['story'] {
  const events = Map.groupBy(candidates, ({ id }) => told.get(id)?.event ?? id);
  const [most = []] = [...events.values()].sort((one, other) => other.length - one.length);
  const story = most.find(({ id }) => told.get(id)?.lead === id) ?? most[0];
  return story && { id: story.id, title: story.glance ?? story.title, day: story.day };
}
