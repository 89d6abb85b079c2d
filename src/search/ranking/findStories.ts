import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';
import type { DaySpan } from '../query/daySpans.ts';
import { expandTerms } from '../query/expand.ts';
import type { Filters } from '../query/filters.ts';
import type { ParsedQuery, WordLists } from '../query/parseTerms.ts';
import { cutSpans } from '../query/termSpans.ts';
import { normalForm, type Term, wordTerm } from '../query/terms.ts';
import {
  applyCorrections,
  type Correction,
  correctTerms,
  isWildcard,
  nearParts,
} from '../spelling/corrections.ts';
import { wordsWithCharacters } from '../spelling/vocabulary.ts';
import { selectPositions } from './positions.ts';
import { isMissing, postingsOf } from './postings.ts';
import { weigh } from './rarity.ts';
import { ReadStories } from './readStories.ts';
import { type SearchSource, type StoredBody, sizeOf } from './retrieve.ts';
import { type ScoredStory, scoreStories } from './score.ts';
import type { SearchWeights } from './weights.ts';

/** Request of a search. */
export interface FindRequest {
  readonly parsed: ParsedQuery;
  /** Filters of all results. */
  readonly filters: Filters;
  /** Days in the query; stories outside them are near results. */
  readonly dates: DaySpan | undefined;
  readonly today: CalendarDay;
}

/** Found stories, best first, and corrections of words that no story contains. */
export interface FoundStories {
  readonly stories: readonly ScoredStory[];
  readonly terms: readonly Term[];
  /** Terms that no story contains and that resemble none. */
  readonly missing: readonly Term[];
  readonly readAs: readonly { readonly typed: string; readonly as: string }[];
  /** Stored texts of the best stories by row. */
  readonly bodies: ReadonlyMap<number, StoredBody>;
}

/** Maximum number of single characters looked up if there is nothing else. */
const SINGLE_CHARACTERS_MOST = 3;
/** Factor of the score for stories outside the requested days. */
const OUTSIDE_DATES = 0.7;

/** Searches in one scored pass: expand, retrieve, correct words that no story contains, retrieve these, score. */
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
  const query = { ...parsed, terms: typed };
  const cut = cutSpans(query);
  const size = await sizeOf(queries);
  const looked = await postingsOf(source, typed, isBounded ? [{}, bounds] : [{}], { spans: cut, size });
  const [everywhere = new Map(), within = everywhere] = looked.terms;
  const missing = typed.flatMap((term, i) => (isMissing(term, everywhere.get(term)) ? [i] : []));
  const unwritten = cut.filter((_, i) => looked.areSpansWritten[i] === false);
  const corrected = await correctTerms(queries, lists.lexicon, query, missing, unwritten);
  const proposed = corrected.map((one) => ({ ...one, terms: expandTerms(lists, one.terms, weights) }));
  const inParts = new Map<Term, Term>();
  const retrieve = async (terms: readonly Term[], whole: readonly Term[]) => {
    for (const term of whole) inParts.set(term, nearParts(lists.lexicon, term));
    const fresh = [...terms, ...whole.flatMap((term) => inParts.get(term) ?? [])];
    const [found = new Map()] = (await postingsOf(source, fresh, [bounds], { spans: [], size })).terms;
    for (const [term, postings] of found) within.set(term, postings);
  };
  await retrieve(
    proposed.flatMap((one) => one.terms),
    missing.flatMap((i) => typed[i] ?? []),
  );
  const read = new ReadStories(queries);
  const readWith = async (corrections: readonly Correction[]): Promise<QueryReading> => {
    const terms = applyCorrections(typed, corrections).map((term) => inParts.get(term) ?? term);
    const weighed = weigh(size, terms, (term) => everywhere.get(term) ?? within.get(term), weights);
    const near = { found: within, filters: bounds };
    const retrieved = dates ? [near, { found: everywhere, filters }] : [near];
    const positions = await selectPositions(source, size, weighed, retrieved);
    const scored = await scoreStories({
      candidates: await read.candidatesAt(positions),
      terms: weighed,
      phrase: terms.length > 1 ? wordTerm(parsed.text) : undefined,
      isQuestion: parsed.isQuestion,
      today: request.today,
      weights,
      bodiesOf: (rows) => read.bodiesOf(rows),
    });
    return { corrections, terms, scored };
  };
  // A guess must occur in some story, by the index and then by the texts.
  const held = proposed.filter((one) => one.terms.every((term) => !isMissing(term, within.get(term))));
  const first = await readWith(held);
  const written = held.filter((one) => !isWildcard(one) || isFound(one, first));
  let reading = written.length < held.length ? await readWith(written) : first;
  // The parts of a name with a number may be apart in texts: Sequoia PGP 发布 1.0.
  const numbered = typed.filter((term) => /\d/.test(term.text) && !inParts.has(term));
  if (reading.scored.length === 0 && numbered.length > 0) {
    await retrieve([], numbered);
    reading = await readWith(written);
  }
  const { corrections, terms, scored } = reading;
  const telling = parsed.isVague ? scored.filter((story) => story.isFull) : scored;
  const stories = dates ? telling.map((story) => withinDates(story, dates)).sort(byRank) : telling;
  const best = stories[0];
  return {
    stories,
    terms,
    missing: missing
      .flatMap((i) => typed[i] ?? [])
      .filter((term) => !corrections.some((one) => one.typed === term.text)),
    bodies: read.bodies,
    readAs: corrections.map((one) => ({ typed: one.typed, as: readAs(one.terms, terms, best) })),
  };
}

/** A query with corrections, and its scored stories. */
interface QueryReading {
  readonly corrections: readonly Correction[];
  readonly terms: readonly Term[];
  readonly scored: readonly ScoredStory[];
}

/** Whether a correction was found in some story. */
function isFound(correction: Correction, { terms, scored }: QueryReading): boolean {
  const places = correction.terms.map((term) => terms.indexOf(term));
  return scored.some(({ found }) => places.every((place) => found[place] !== undefined));
}

function byRank(one: ScoredStory, other: ScoredStory): number {
  return Number(other.isFull) - Number(one.isFull) || other.score - one.score;
}

function withinDates(story: ScoredStory, { since, until }: DaySpan): ScoredStory {
  const { day } = story.candidate;
  if (day >= since && day <= until) return story;
  return { ...story, isFull: false, score: story.score * OUTSIDE_DATES };
}

/** Returns how the best story writes a corrected span. */
function readAs(corrected: readonly Term[], terms: readonly Term[], best: ScoredStory | undefined): string {
  return corrected
    .map((term) => {
      const found = best?.found[terms.indexOf(term)];
      return (found ?? term.alternatives[0])?.text ?? term.text;
    })
    .join(' ');
}

/**
 * Returns terms for lookup; single characters are looked up by words that contain them, and only if a query has nothing
 * else.
 */
async function retrievable(queries: Queries, terms: readonly Term[]): Promise<Term[]> {
  if (terms.length === 0 || terms.some((term) => !term.isSingleCharacter)) return [...terms];
  const asked = terms.slice(0, SINGLE_CHARACTERS_MOST);
  const words = await wordsWithCharacters(
    queries,
    asked.map((term) => term.text),
  );
  return asked.map((term) => {
    const forms = (words.get(term.text) ?? []).map(normalForm);
    return {
      ...term,
      alternatives: [
        { text: term.text, forms: [term.text, ...forms], values: [], quality: 1, source: 'typed' },
      ],
    };
  });
}
