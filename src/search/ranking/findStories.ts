import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries } from '../../database/database.ts';
import type { DaySpan } from '../query/daySpans.ts';
import { expandTerms } from '../query/expand.ts';
import type { Filters } from '../query/filters.ts';
import type { ParsedQuery, WordLists } from '../query/parseTerms.ts';
import { cutSpans } from '../query/termSpans.ts';
import { formOf, type Term, wordTerm } from '../query/terms.ts';
import {
  applyCorrections,
  type Correction,
  correctTerms,
  isWildcard,
  nearParts,
} from '../spelling/corrections.ts';
import { wordsWithCharacters } from '../spelling/vocabulary.ts';
import { isMissing, postingsOf, selectPositions } from './positions.ts';
import { weigh } from './rarity.ts';
import { bodiesOf, loadCandidates, type SearchSource, type StoredBody, sizeOf } from './retrieve.ts';
import { type ScoredStory, scoreStories } from './score.ts';
import type { SearchWeights } from './weights.ts';

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
  const inParts = new Map<Term, Term>();
  const retrieve = async (terms: readonly Term[], whole: readonly Term[]) => {
    for (const term of whole) inParts.set(term, nearParts(lists.lexicon, term));
    const fresh = [...terms, ...whole.flatMap((term) => inParts.get(term) ?? [])];
    const [found = new Map()] = (await postingsOf(source, fresh, [bounds], [])).terms;
    for (const [term, postings] of found) within.set(term, postings);
  };
  await retrieve(
    proposed.flatMap((one) => one.terms),
    missing.flatMap((i) => typed[i] ?? []),
  );
  const size = await sizeOf(queries);
  const bodies = new Map<number, StoredBody>();
  const readWith = async (corrections: readonly Correction[]): Promise<Reading> => {
    const terms = applyCorrections(typed, corrections).map((term) => inParts.get(term) ?? term);
    const weighed = weigh(size, terms, (term) => everywhere.get(term) ?? within.get(term), weights);
    const near = { found: within, filters: bounds };
    const retrieved = dates ? [near, { found: everywhere, filters }] : [near];
    const scored = await scoreStories({
      candidates: await loadCandidates(queries, await selectPositions(source, weighed, retrieved)),
      terms: weighed,
      phrase: terms.length > 1 ? wordTerm(parsed.text) : undefined,
      isQuestion: parsed.isQuestion,
      today: request.today,
      weights,
      bodiesOf: async (rows) => {
        const unread = rows.filter((row) => !bodies.has(row));
        for (const [row, body] of await bodiesOf(queries, unread)) bodies.set(row, body);
        return bodies;
      },
    });
    return { corrections, terms, scored };
  };
  // A guess that no story holds either is none, as far as the index tells and then by the texts.
  const held = proposed.filter((one) => one.terms.every((term) => !isMissing(term, within.get(term))));
  const first = await readWith(held);
  const written = held.filter((one) => !isWildcard(one) || isFound(one, first));
  let reading = written.length < held.length ? await readWith(written) : first;
  // What the index holds of a name with a number may stand apart in the texts: Sequoia PGP 发布 1.0.
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
    bodies,
    readAs: corrections.map((one) => ({ typed: one.typed, as: readAs(one.terms, terms, best) })),
  };
}

/** A query with some corrections, and how stories fit it so. */
interface Reading {
  readonly corrections: readonly Correction[];
  readonly terms: readonly Term[];
  readonly scored: readonly ScoredStory[];
}

/** Whether some story was found by what a correction reads. */
function isFound(correction: Correction, { terms, scored }: Reading): boolean {
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

/** How the best story says what a stretch was read as. */
function readAs(corrected: readonly Term[], terms: readonly Term[], best: ScoredStory | undefined): string {
  return corrected
    .map((term) => {
      const found = best?.found[terms.indexOf(term)];
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
