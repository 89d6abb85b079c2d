import { type CalendarDay, daysBetween } from '../calendar/day.ts';
import type { Candidate } from './candidates.ts';
import { comparable, type Occurrences, occurrenceFinder } from './occurrences.ts';
import type { Term, Wanted } from './terms.ts';

/** Every weight of the ranking, with its reason; docs/search.md shows what they do. */
export const weights = {
  /** The editors' title names what a story is about. */
  title: 1,
  /** The glance line says the same for the reader in a hurry, now and then about a side of the story. */
  glance: 0.9,
  /** The text mentions much that the story is not about. */
  body: 0.25,
  /** In a Chinese headline the subject comes first: 苹果曾拒绝 Meta is about Apple. */
  titleBeginning: 0.3,
  /** The first sentence of a text names its subject. */
  bodyBeginning: 0.2,
  /** Each further mention in the text, up to seven: what a text keeps naming it is about. */
  mention: 0.04,
  /** GPT-4 in GPT-4o: near, but another thing. */
  partial: 0.6,
  /** The words stand together as typed: in the title, or in the text. */
  phraseInTitle: 0.5,
  phraseInBody: 0.25,
  /** Yesterday's news before last month's: halved every `freshHalfLifeDays`. */
  fresh: 0.15,
  freshHalfLifeDays: 30,
  /** Among equals the newer goes first, however old: a share of this by day. */
  newer: 0.03,
} as const;

/** How well a story fits. */
export interface Fit {
  readonly candidate: Candidate;
  readonly score: number;
  /** The share of the wanted weight that was found. */
  readonly coverage: number;
  /** Which of the wanted terms were found. */
  readonly found: readonly boolean[];
  /** Whether every term stands in title or glance. */
  readonly inHead: boolean;
  /** Whether the words stand together as typed. */
  readonly together: boolean;
  /** Whether title or glance holds any of them, or else one sentence of the text all that were found. */
  readonly related: boolean;
}

/** Texts are read of so many stories whose titles fit best; the others stand behind them by their titles alone. */
const BODIES_MOST = 40;

/** What ranking is asked: the stories, the words, and the whole query as one phrase where it has several. */
export interface RankRequest {
  readonly candidates: readonly Candidate[];
  readonly wanted: Wanted;
  readonly phrase: Term | undefined;
  readonly today: CalendarDay;
  /** The texts of stories by row. */
  readonly bodiesOf: (rows: readonly number[]) => ReadonlyMap<number, string>;
}

/** Scores candidates, best first; those that hold nothing of what is wanted are left out. */
export function rank({ candidates, wanted, phrase, today, bodiesOf }: RankRequest): Fit[] {
  const finders = wanted.terms.map(occurrenceFinder);
  const findPhrase = phrase && occurrenceFinder(phrase);
  const total = wanted.terms.reduce((sum, term) => sum + term.weight, 0);
  const fresh = freshnessOn(today);
  const score = (candidate: Candidate, head: HeadText, bodyText: string): Fit => {
    const body = bodyText === '' ? '' : comparable(bodyText);
    const parts = finders.map((find, i) =>
      partOf(head.found[i] ?? {}, body === '' ? undefined : find(body), body),
    );
    const covered = sum(wanted.terms, (term, i) => (parts[i] ? term.weight : 0));
    const fit = sum(wanted.terms, (term, i) => (parts[i]?.score ?? 0) * term.weight);
    const together = findPhrase ? phraseBonus(head, body, findPhrase) : 0;
    return {
      candidate,
      score: fit / total + together + fresh(candidate.day),
      coverage: covered / total,
      found: parts.map((part) => part !== undefined),
      inHead: parts.every((part) => part?.inHead),
      together: together > 0,
      related:
        parts.some((part) => part?.inHead) ||
        inOneSentence(
          body,
          finders.filter((_, i) => parts[i]),
        ),
    };
  };
  const heads = new Map(candidates.map((candidate) => [candidate, headText(candidate, finders)]));
  const byHead = ordered([...heads].map(([candidate, head]) => score(candidate, head, '')));
  const rest = new Set(byHead.filter((fit) => fit.inHead).slice(BODIES_MOST));
  const read = byHead.filter((fit) => !rest.has(fit)).map((fit) => fit.candidate);
  const bodies = bodiesOf(read.map((candidate) => candidate.row));
  const scored = read.flatMap((candidate) => {
    const head = heads.get(candidate);
    return head ? [score(candidate, head, bodies.get(candidate.row) ?? '')] : [];
  });
  return [...ordered(scored), ...rest].filter((fit) => fit.coverage > 0);
}

/** Best first; of two equally good ones the newer, of one day in the order of their edition. */
export function ordered(fits: readonly Fit[]): Fit[] {
  return [...fits].sort(
    (a, b) =>
      b.score - a.score ||
      b.candidate.day.localeCompare(a.candidate.day) ||
      a.candidate.row - b.candidate.row,
  );
}

type Finder = (text: string) => Occurrences | undefined;

/** Where a term stands in title and glance. */
interface HeadOccurrences {
  readonly title?: Occurrences | undefined;
  readonly glance?: Occurrences | undefined;
}

interface HeadText {
  readonly title: string;
  readonly glance: string;
  /** For each term. */
  readonly found: readonly HeadOccurrences[];
}

function headText(candidate: Candidate, finders: readonly Finder[]): HeadText {
  const title = comparable(candidate.title);
  const glance = candidate.glance ? comparable(candidate.glance) : '';
  return { title, glance, found: finders.map((find) => ({ title: find(title), glance: find(glance) })) };
}

function partOf(
  { title, glance }: HeadOccurrences,
  body: Occurrences | undefined,
  text: string,
): { score: number; inHead: boolean } | undefined {
  // What a text only mentions as part of another designation it does not speak of: GPT-3 of GPT-3o.
  if (!title && !glance && (!body || body.partial)) return undefined;
  const head = Math.max(
    title ? weights.title * quality(title) + weights.titleBeginning * (1 - title.first) : 0,
    glance ? weights.glance * (quality(glance) + weights.titleBeginning * (1 - glance.first)) : 0,
  );
  const beginning = body && body.first * text.length < FIRST_SENTENCE ? weights.bodyBeginning : 0;
  const inText = body ? quality(body) * weights.body + beginning + weights.mention * (body.count - 1) : 0;
  return { score: head > 0 ? head + inText / 2 : inText, inHead: head > 0 };
}

const FIRST_SENTENCE = 50;

/** Paragraphs are stored as JSON, so that a quotation mark ends one too. */
const sentenceEnd = /[。！？!?]|","/;

/** Whether one sentence holds all: words here and there in a text have nothing to do with each other. */
function inOneSentence(body: string, finders: readonly Finder[]): boolean {
  return body.split(sentenceEnd).some((sentence) => finders.every((find) => find(sentence)));
}

function quality(occurrences: Occurrences): number {
  return occurrences.partial ? weights.partial : 1;
}

function phraseBonus({ title, glance }: HeadText, body: string, find: Finder): number {
  if (find(title) || find(glance)) return weights.phraseInTitle;
  return find(body) ? weights.phraseInBody : 0;
}

/** Days that any news of this program is from; only their order matters. */
const EARLIEST = '2000-01-01' as CalendarDay;
const CENTURY_DAYS = 36_525;

/** Stories share days, and reckoning with days is slow: each day's value is kept for one ranking. */
function freshnessOn(today: CalendarDay): (day: CalendarDay) => number {
  const known = new Map<CalendarDay, number>();
  return (day) => {
    const value = known.get(day) ?? freshness(day, today);
    known.set(day, value);
    return value;
  };
}

/** What a day adds to a score. */
function freshness(day: CalendarDay, today: CalendarDay): number {
  const age = Math.max(0, daysBetween(day, today));
  const newer = Math.min(1, Math.max(0, daysBetween(EARLIEST, day) / CENTURY_DAYS));
  return weights.fresh * 0.5 ** (age / weights.freshHalfLifeDays) + weights.newer * newer;
}

function sum(terms: readonly Term[], value: (term: Term, index: number) => number): number {
  return terms.reduce((total, term, index) => total + value(term, index), 0);
}
