import type { CalendarDay } from '../calendar/day.ts';
import type { Store } from '../store/open.ts';
import { keyOf } from '../words/atoms.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { bodiesOf, type Candidate, candidatesFor, isHeld } from './candidates.ts';
import { correct, correctCutName, type Reading } from './corrections.ts';
import type { Filters } from './filters.ts';
import { comparable, occurrenceFinder } from './occurrences.ts';
import { type Fit, ordered, rank } from './rank.ts';
import { isLight, type Term, type Wanted, wordTerm } from './terms.ts';

/** A query understood, and the day on which it is asked. */
export interface Request {
  readonly wanted: Wanted;
  readonly filters: Filters;
  readonly today: CalendarDay;
}

/** What was found, and which typed words were read as which others. */
export interface Findings {
  readonly fits: readonly Fit[];
  readonly readAs: readonly { readonly typed: string; readonly as: string }[];
}

/** The share of what a retelling says that a story must hold, by weight. */
const LOOSE_COVERAGE = 0.5;
/** The same for the words beside the names: 小米什么时候造车 is not answered by every story about 小米. */
const QUESTION_WORDS = 0.5;
/** A retelling says more of what the story says. */
const RETELLING_WORDS = 0.6;
/** Stories shown behind the answers to a question because they are about the same. */
const SAME_SUBJECT_MOST = 5;

/**
 * Finds by ever looser readings and stops at the first that finds anything, so that nothing near is ever shown beside
 * something exact: every word together as typed; a name that a slip cut apart; every word somewhere in a story; pinyin
 * and slips read as the words they stand for; most of a question's words.
 */
export function findFits(store: Store, lexicon: Lexicon, request: Request): Findings {
  const { wanted } = request;
  const exact = strict(store, request);
  if (exact.some((fit) => fit.together || wanted.terms.length === 1)) return { fits: exact, readAs: [] };
  const whole = firstAnswered(store, request, correctCutName(store, lexicon, wanted));
  if (whole) return whole;
  if (exact.length > 0) return { fits: exact, readAs: [] };
  const missing = missingTerms(store, wanted);
  const corrected = firstAnswered(store, request, correct(store, lexicon, wanted, missing));
  return corrected ?? { fits: wanted.loose ? loose(store, request) : [], readAs: [] };
}

/** What the first reading finds that finds anything. */
function firstAnswered(store: Store, request: Request, readings: Iterable<Reading>): Findings | undefined {
  for (const reading of readings) {
    const fits = strict(store, { ...request, wanted: reading.wanted });
    const [best] = fits;
    if (!best) continue;
    const readAs = reading.readAs.map(({ typed, as }) => ({ typed, as: wordsFor(as, best.candidate) }));
    return { fits, readAs };
  }
  return undefined;
}

/** What terms are called; one with a guessed character is called what the best title has in its place. */
function wordsFor(terms: readonly Term[], { title, glance }: Candidate): string {
  const texts = [comparable(title), comparable(glance ?? '')];
  const words = terms.map((term) => {
    const found = term.guessed ? texts.map(occurrenceFinder(term)).find((one) => one) : undefined;
    return found?.text ?? term.text;
  });
  return words.join(' ');
}

/** The terms that no story holds; where each is held, but not all by one, the single characters: 输入, 发 for 输入法. */
function missingTerms(store: Store, { terms }: Wanted): Term[] {
  const missing = terms.filter((term) => !isLight(term) && !isHeld(store, term));
  return missing.length > 0 ? missing : terms.filter(isLight);
}

function strict(store: Store, { wanted, filters, today }: Request): Fit[] {
  const heavy = wanted.terms.filter((term) => !isLight(term));
  const required = wanted.loose && heavy.length > 0 ? heavy : wanted.terms;
  const candidates = candidatesFor(store, { required, oneOf: [] }, filters);
  const fits = ranked(store, candidates, wanted, today);
  const whole = fits.filter((fit) =>
    wanted.terms.every((term, i) => fit.found[i] || !required.includes(term)),
  );
  return whole.some((fit) => fit.related) ? whole : [];
}

function loose(store: Store, request: Request): Fit[] {
  const known = request.wanted.asked ? withoutUnknown(store, request.wanted) : request.wanted;
  const exact = known === request.wanted ? [] : strict(store, { ...request, wanted: known });
  return exact.length > 0 ? exact : retold(store, { ...request, wanted: known });
}

/** A question without what no text holds and no dictionary: 要开 in 南京大学要开什么课 is not what it is about. */
function withoutUnknown(store: Store, wanted: Wanted): Wanted {
  const terms = wanted.terms.filter(
    (term) => term.spelt !== 'freely' || isLight(term) || isHeld(store, term),
  );
  return terms.length === wanted.terms.length || terms.length === 0 ? wanted : { ...wanted, terms };
}

function retold(store: Store, { wanted, filters, today }: Request): Fit[] {
  const names = wanted.terms.filter((term) => term.entity);
  const others = wanted.terms.filter((term) => !term.entity && !isLight(term));
  if (others.length === 0 || names.length + others.length < 2) return [];
  const candidates = candidatesFor(store, { required: names, oneOf: others }, filters);
  const least = wanted.asked ? QUESTION_WORDS : RETELLING_WORDS;
  // A question puts things in words of its own, so that each word counts the same.
  const share = (terms: readonly Term[]) => (wanted.asked ? terms.length : weightOf(terms));
  const fits = ranked(store, candidates, wanted, today).filter((fit) => {
    const found = wanted.terms.filter((_, i) => fit.found[i]);
    const said = share(others.filter((term) => found.includes(term))) / share(others);
    const telling = found.filter((term) => !isLight(term));
    const isAnswer = names.every((name) => found.includes(name)) && said >= least;
    return isAnswer && (wanted.asked || (telling.length > 1 && fit.coverage >= LOOSE_COVERAGE));
  });
  const subject = { wanted: { ...wanted, terms: names }, filters, today };
  // What two names have to do with each other is asked however it is put: 马斯克和扎克伯格谁会赢.
  const bothNamed = fits.length === 0 && wanted.asked && names.length > 1;
  if (bothNamed) return strict(store, subject).filter((fit) => fit.inHead);
  if (fits.length === 0) return [];
  return ordered([...fits, ...sameSubject(store, subject, fits)].map(scaled));
}

function weightOf(terms: readonly Term[]): number {
  return terms.reduce((sum, term) => sum + term.weight, 0);
}

/** Behind what answers a question, the newest stories that have its names in their titles: they may say the rest. */
function sameSubject(store: Store, { wanted, filters, today }: Request, answers: readonly Fit[]): Fit[] {
  if (wanted.terms.length === 0) return [];
  const known = new Set(answers.map((fit) => fit.candidate.row));
  const candidates = candidatesFor(store, { required: wanted.terms, oneOf: [] }, filters);
  const fits = ranked(store, candidates, wanted, today).filter(
    (fit) => fit.inHead && !known.has(fit.candidate.row),
  );
  const lowest = Math.min(...answers.map((fit) => scaled(fit).score));
  return fits
    .slice(0, SAME_SUBJECT_MOST)
    .map((fit, index) => ({ ...fit, coverage: 1, score: (lowest * 0.9) / (index + 1) }));
}

function scaled(fit: Fit): Fit {
  return { ...fit, score: fit.score * fit.coverage };
}

function ranked(store: Store, candidates: readonly Candidate[], wanted: Wanted, today: CalendarDay): Fit[] {
  return rank({
    candidates,
    wanted,
    phrase: phraseOf(wanted),
    today,
    bodiesOf: (rows) => bodiesOf(store, rows),
  });
}

/** The whole query as one phrase, where it has several words. */
function phraseOf(wanted: Wanted): Term | undefined {
  return wanted.terms.length > 1 ? wordTerm(keyOf(wanted.text)) : undefined;
}
