import type { CalendarDay } from '../calendar/day.ts';
import type { Queries } from '../database/database.ts';
import { applyCorrections, correctTerms, nearParts } from './corrections.ts';
import { expandTerms } from './expand.ts';
import type { Filters } from './filters.ts';
import type { ParsedQuery, WordLists } from './parseTerms.ts';
import { isMissing, POSTINGS_MOST, postingsOf, selectPositions } from './positions.ts';
import {
  bodiesOf,
  loadCandidates,
  type NewsSize,
  type SearchSource,
  type StoredBody,
  sizeOf,
} from './retrieve.ts';
import { type ScoredStory, scoreStories, type WeighedTerm } from './score.ts';
import type { Postings } from './searchIndex.ts';
import { cutSpans } from './termSpans.ts';
import { formOf, type Term, wordTerm } from './terms.ts';
import { wordsWithCharacters } from './vocabulary.ts';
import type { SearchWeights } from './weights.ts';
import type { DaySpan } from './writtenDates.ts';

/** What is looked for. */
export interface FindRequest {
  readonly parsed: ParsedQuery;
  /** What bounds every result. */
  readonly filters: Filters;
  /** Days that the query writes: what lies outside them is near. */
  readonly dates: DaySpan | undefined;
  readonly today: CalendarDay;
}

/** What was found, best first, and how words were read that no story holds. */
export interface FoundStories {
  readonly stories: readonly ScoredStory[];
  readonly terms: readonly Term[];
  /** Terms that no story holds and that are like nothing. */
  readonly missing: readonly Term[];
  readonly readAs: readonly { readonly typed: string; readonly as: string }[];
  /** The texts of the best, as stored, by row. */
  readonly bodies: ReadonlyMap<number, StoredBody>;
}

/** Single characters that are looked up where there is nothing else. */
const SINGLE_CHARACTERS_MOST = 3;
/** What a story outside the days that were asked for keeps of its score. */
const OUTSIDE_DATES = 0.7;

/** Finds by one scored pass: expand, retrieve, correct what no story holds, retrieve that, score. */
export async function findStories(
  source: SearchSource,
  lists: WordLists,
  request: FindRequest,
  weights: SearchWeights,
): Promise<FoundStories> {
  const { queries } = source;
  const { parsed, filters, dates } = request;
  const bounds = { ...filters, ...dates };
  const isBounded = Object.keys(bounds).length > 0;
  const typed = expandTerms(lists, await retrievable(queries, parsed.terms), weights);
  const cut = cutSpans(parsed);
  const read = await postingsOf(source, typed, isBounded ? [{}, bounds] : [{}], cut);
  const [everywhere = new Map(), within = everywhere] = read.terms;
  const missing = typed.flatMap((term, i) => (isMissing(term, everywhere.get(term)) ? [i] : []));
  const unwritten = cut.filter((_, i) => read.spans[i]?.texts.length === 0);
  const query = { ...parsed, terms: typed };
  const corrected = await correctTerms(queries, lists.lexicon, query, missing, unwritten);
  const proposed = corrected.map((one) => ({ ...one, terms: expandTerms(lists, one.terms, weights) }));
  const inParts = new Map(
    missing.flatMap((i) => (typed[i] ? [[typed[i], nearParts(lists.lexicon, typed[i])]] : [])),
  );
  const fresh = [...proposed.flatMap((one) => one.terms), ...inParts.values()];
  const [found = new Map()] = (await postingsOf(source, fresh, [bounds], [])).terms;
  for (const [term, postings] of found) within.set(term, postings);
  // A guess that no story holds either is none.
  const corrections = proposed.filter((one) => one.terms.every((term) => !isMissing(term, within.get(term))));
  const terms = applyCorrections(typed, corrections).map((term) => inParts.get(term) ?? term);
  const weighed = weigh(
    await sizeOf(queries),
    terms,
    (term) => everywhere.get(term) ?? within.get(term),
    weights,
  );
  const chosen = await selectPositions(
    source,
    weighed,
    dates
      ? [
          { found: within, filters: bounds },
          { found: everywhere, filters },
        ]
      : [{ found: within, filters: bounds }],
  );
  const bodies = new Map<number, StoredBody>();
  const scored = await scoreStories({
    candidates: await loadCandidates(queries, chosen),
    terms: weighed,
    phrase: terms.length > 1 ? wordTerm(parsed.text) : undefined,
    isQuestion: parsed.isQuestion,
    today: request.today,
    weights,
    bodiesOf: async (rows) => {
      for (const [row, body] of await bodiesOf(queries, rows)) bodies.set(row, body);
      return bodies;
    },
  });
  const telling = parsed.isVague ? scored.filter((story) => story.isFull) : scored;
  const stories = dates ? telling.map((story) => withinDates(story, dates)).sort(byRank) : telling;
  const best = stories[0];
  return {
    stories,
    terms,
    missing: missing
      .flatMap((i) => typed[i] ?? [])
      .filter((term) => !corrections.some((one) => one.typed === term.text)),
    bodies,
    readAs: corrections.map((one) => ({ typed: one.typed, as: readAs(one.terms, terms, best) })),
  };
}

function byRank(one: ScoredStory, other: ScoredStory): number {
  return Number(other.isFull) - Number(one.isFull) || other.score - one.score;
}

function withinDates(story: ScoredStory, { since, until }: DaySpan): ScoredStory {
  const { day } = story.candidate;
  if (day >= since && day <= until) return story;
  return { ...story, isFull: false, score: story.score * OUTSIDE_DATES };
}

/** How the best story says what a stretch was read as. */
function readAs(corrected: readonly Term[], terms: readonly Term[], best: ScoredStory | undefined): string {
  return corrected
    .map((term) => {
      const found = best?.found[terms.findIndex((one) => one.text === term.text && one.start === term.start)];
      return (found ?? term.alternatives[0])?.text ?? term.text;
    })
    .join(' ');
}

/** Single characters are looked up by words of the news that hold them, and only where a query has nothing else. */
async function retrievable(queries: Queries, terms: readonly Term[]): Promise<Term[]> {
  if (terms.length === 0 || terms.some((term) => !term.isSingleCharacter)) return [...terms];
  const asked = terms.slice(0, SINGLE_CHARACTERS_MOST);
  const words = await wordsWithCharacters(
    queries,
    asked.map((term) => term.text),
  );
  return asked.map((term) => {
    const forms = (words.get(term.text) ?? []).map(formOf);
    return {
      ...term,
      alternatives: [
        { text: term.text, forms: [term.text, ...forms], values: [], quality: 1, source: 'typed' },
      ],
    };
  });
}

/** Weighs each term by how rare it is: by the logarithm of how many stories there are for each that holds it. */
function weigh(
  size: NewsSize,
  terms: readonly Term[],
  foundOf: (term: Term) => { sure: Postings; other: Postings } | undefined,
  weights: SearchWeights,
): WeighedTerm[] {
  const rarityOf = (stories: number) =>
    Math.log(1 + (size.stories + 0.5) / (stories + 0.5)) ** weights.rarity;
  return terms.map((term) => {
    const found = foundOf(term);
    const stories = found
      ? countStories([...found.sure.texts, ...found.other.texts], size)
      : size.stories / 10;
    const isHeld = stories > 0;
    const isListed = term.source === 'alias' || /[a-z]/.test(term.text);
    const rarity = rarityOf(stories) * (isHeld || isListed ? 1 : weights.unheld);
    return { term, weight: term.weight * rarity };
  });
}

/** How many stories hold something of which the newest positions are known: all of them, or as dense as these lie. */
function countStories(positions: readonly number[], { stories, first, end }: NewsSize): number {
  const distinct = new Set(positions).size;
  if (distinct < POSTINGS_MOST) return distinct;
  const newer = end - Math.min(...positions);
  return Math.min(stories, distinct * ((end - first) / Math.max(1, newer)));
}
