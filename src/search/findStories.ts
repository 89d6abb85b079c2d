import type { CalendarDay } from '../calendar/day.ts';
import type { Store } from '../store/open.ts';
import { applyCorrections, correctTerms, cutSpans, nearParts, type TermSpan } from './corrections.ts';
import { expandTerms } from './expand.ts';
import { expressionOf } from './expression.ts';
import type { Filters } from './filters.ts';
import type { ParsedQuery, WordLists } from './parseTerms.ts';
import {
  bodiesOf,
  loadCandidates,
  NOWHERE,
  type Postings,
  readPostings,
  type StoredBody,
  sizeOf,
} from './retrieve.ts';
import { type ScoredStory, scoreStories, type WeighedTerm } from './score.ts';
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

/** Positions read of each term: the newest; a word that more titles hold asks for news, not for history. */
const POSTINGS_MOST = 100;
/** Positions read of all terms together, and ways of writing each that are looked for: all are read one beside another. */
const TOGETHER_MOST = 48;
const FORMS_TOGETHER = 10;
/** Stories whose titles are looked at. */
const CANDIDATES_MOST = 80;
/** Single characters that are looked up where there is nothing else. */
const SINGLE_CHARACTERS_MOST = 3;
/** A title says more than a text. */
const IN_TEXT = 0.4;
/** What a story outside the days that were asked for keeps of its score. */
const OUTSIDE_DATES = 0.7;

/** Finds by one scored pass: expand, retrieve, correct what no story holds, retrieve that, score. */
export function findStories(
  store: Store,
  lists: WordLists,
  request: FindRequest,
  weights: SearchWeights,
): FoundStories {
  const { parsed, filters, dates } = request;
  const bounds = { ...filters, ...dates };
  const isBounded = Object.keys(bounds).length > 0;
  const typed = expandTerms(lists, retrievable(store, parsed.terms), weights);
  const cut = cutSpans(parsed);
  const read = postingsOf(store, typed, isBounded ? [{}, bounds] : [{}], cut);
  const [everywhere = new Map(), within = everywhere] = read.terms;
  const missing = typed.flatMap((term, i) => (isMissing(term, everywhere.get(term)) ? [i] : []));
  const unwritten = cut.filter((_, i) => read.spans[i]?.texts.length === 0);
  const proposed = correctTerms(store, lists.lexicon, { ...parsed, terms: typed }, missing, unwritten).map(
    (one) => ({
      ...one,
      terms: expandTerms(lists, one.terms, weights),
    }),
  );
  const inParts = new Map(
    missing.flatMap((i) => (typed[i] ? [[typed[i], nearParts(lists.lexicon, typed[i])]] : [])),
  );
  const fresh = [...proposed.flatMap((one) => one.terms), ...inParts.values()];
  const [found = new Map()] = postingsOf(store, fresh, [bounds], []).terms;
  for (const [term, postings] of found) within.set(term, postings);
  // A guess that no story holds either is none.
  const corrections = proposed.filter((one) => one.terms.every((term) => !isMissing(term, within.get(term))));
  const terms = applyCorrections(typed, corrections).map((term) => inParts.get(term) ?? term);
  const weighed = weigh(store, terms, (term) => everywhere.get(term) ?? within.get(term), weights);
  const chosen = selectPositions(
    store,
    weighed,
    dates
      ? [
          { found: within, filters: bounds },
          { found: everywhere, filters },
        ]
      : [{ found: within, filters: bounds }],
  );
  const bodies = new Map<number, StoredBody>();
  const scored = scoreStories({
    candidates: loadCandidates(store, chosen),
    terms: weighed,
    phrase: terms.length > 1 ? wordTerm(parsed.text) : undefined,
    isQuestion: parsed.isQuestion,
    today: request.today,
    weights,
    bodiesOf: (rows) => {
      for (const [row, body] of bodiesOf(store, rows)) bodies.set(row, body);
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
function retrievable(store: Store, terms: readonly Term[]): Term[] {
  if (terms.length === 0 || terms.some((term) => !term.isSingleCharacter)) return [...terms];
  const asked = terms.slice(0, SINGLE_CHARACTERS_MOST);
  const words = wordsWithCharacters(
    store,
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

/** For each term where its sure and its other ways of being written are found. */
type TermPostings = Map<Term, { readonly sure: Postings; readonly other: Postings }>;

/**
 * Where terms are found within each of some bounds, and where stretches of the query are found as they stand. Single
 * characters are not looked up beside anything else: so many stories hold each.
 */
function postingsOf(
  store: Store,
  terms: readonly Term[],
  bounds: readonly Filters[],
  spans: readonly TermSpan[],
): { terms: TermPostings[]; spans: Postings[] } {
  const isAlone = terms.every((term) => term.isSingleCharacter);
  const asked = terms.filter((term) => isAlone || !term.isSingleCharacter);
  const expressions = asked.flatMap(({ alternatives }) => [
    expressionOf(alternatives.filter(({ quality }) => quality === 1)),
    expressionOf(alternatives.filter(({ quality }) => quality < 1)),
  ]);
  const requests = bounds.flatMap((filters) => expressions.map((expression) => ({ expression, filters })));
  const whole = spans.map((span) => ({
    expression: expressionOf(wordTerm(span.typed).alternatives),
    filters: {},
  }));
  const found = readPostings(store, [...requests, ...whole], POSTINGS_MOST);
  const termsWithin = (first: number): TermPostings =>
    new Map(
      asked.map((term, i) => [
        term,
        { sure: found[first + 2 * i] ?? NOWHERE, other: found[first + 2 * i + 1] ?? NOWHERE },
      ]),
    );
  return {
    terms: bounds.map((_, i) => termsWithin(i * expressions.length)),
    spans: found.slice(requests.length),
  };
}

function isMissing(term: Term, found: { sure: Postings; other: Postings } | undefined): boolean {
  if (term.isSingleCharacter || !found) return false;
  return found.sure.texts.length === 0 && found.other.texts.length === 0;
}

/** Weighs each term by how rare it is: by the logarithm of how many stories there are for each that holds it. */
function weigh(
  store: Store,
  terms: readonly Term[],
  foundOf: (term: Term) => { sure: Postings; other: Postings } | undefined,
  weights: SearchWeights,
): WeighedTerm[] {
  const size = sizeOf(store);
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
function countStories(
  positions: readonly number[],
  { stories, first, end }: { stories: number; first: number; end: number },
): number {
  const distinct = new Set(positions).size;
  if (distinct < POSTINGS_MOST) return distinct;
  const newer = end - Math.min(...positions);
  return Math.min(stories, distinct * ((end - first) / Math.max(1, newer)));
}

/** Postings of the terms within bounds. */
interface Retrieved {
  readonly found: TermPostings;
  readonly filters: Filters;
}

/** The positions that hold most of what was asked within each of some bounds, the newer first among equals. */
function selectPositions(
  store: Store,
  terms: readonly WeighedTerm[],
  retrieved: readonly Retrieved[],
): number[] {
  const cut = retrieved.filter(({ found }) => [...found.values()].some(isCut));
  const together = positionsTogether(
    store,
    terms,
    cut.map(({ filters }) => filters),
  );
  return retrieved.flatMap((one) => {
    const first = together[cut.indexOf(one)] ?? [];
    const best = [...massOf(terms, one.found)]
      .sort(([one, a], [other, b]) => b - a || other - one)
      .map(([position]) => position);
    return [...new Set([...first, ...best])].slice(0, CANDIDATES_MOST);
  });
}

/** Whether there may be more than was read. */
function isCut({ sure, other }: { sure: Postings; other: Postings }): boolean {
  return [sure.heads, sure.texts, other.heads, other.texts].some((list) => list.length >= POSTINGS_MOST);
}

/** How much of what was asked the story at each position holds, by weight. */
function massOf(terms: readonly WeighedTerm[], found: TermPostings): Map<number, number> {
  const mass = new Map<number, number>();
  for (const { term, weight } of terms) {
    const postings = found.get(term);
    if (!postings) continue;
    const held = new Map<number, number>();
    const note = (positions: readonly number[], worth: number) => {
      for (const position of positions) held.set(position, Math.max(held.get(position) ?? 0, worth));
    };
    const others = Math.max(
      0,
      ...term.alternatives.filter(({ quality }) => quality < 1).map(({ quality }) => quality),
    );
    note(postings.sure.heads, 1);
    note(postings.sure.texts, IN_TEXT);
    note(postings.other.heads, others);
    note(postings.other.texts, others * IN_TEXT);
    for (const [position, worth] of held) mass.set(position, (mass.get(position) ?? 0) + worth * weight);
  }
  return mass;
}

/**
 * Where some terms have more stories than were read: the newest stories with all of them, and with the rarest and another,
 * within each of some bounds.
 */
function positionsTogether(
  store: Store,
  terms: readonly WeighedTerm[],
  bounds: readonly Filters[],
): number[][] {
  const asked = terms
    .filter(({ term }) => !term.isSingleCharacter)
    .sort((one, other) => other.weight - one.weight);
  const expressions = asked.flatMap(({ term }) => expressionOf(term.alternatives, FORMS_TOGETHER) ?? []);
  const [rarest, ...rest] = expressions;
  if (!rarest || rest.length === 0 || bounds.length === 0) return [];
  const all = expressions.join(' AND ');
  const some = rest.length > 1 ? `${rarest} AND (${rest.join(' OR ')})` : undefined;
  const requests = bounds.flatMap((filters) => [
    { expression: all, filters },
    { expression: some, filters },
  ]);
  const found = readPostings(store, requests, TOGETHER_MOST);
  return bounds.map((_, i) =>
    found
      .slice(2 * i, 2 * i + 2)
      .flatMap(({ heads, texts }) => [...heads, ...texts.slice(0, TOGETHER_MOST / 2)]),
  );
}
