import { type CalendarDay, daysBetween } from '../../calendar/day.ts';
import type { Term } from '../query/terms.ts';
import { type Match, type Matcher, matcherOf, normalizeForMatching } from './matching.ts';
import type { Candidate, StoredBody } from './retrieve.ts';
import type { SearchWeights } from './weights.ts';

/** A term with what finding it counts for in this store. */
export interface WeighedTerm {
  readonly term: Term;
  /** Its kind's weight times its rarity. */
  readonly weight: number;
}

/** How well a story fits. */
export interface ScoredStory {
  readonly candidate: Candidate;
  readonly score: number;
  /** The share of the asked weight that was found. */
  readonly coverage: number;
  /** Whether it holds all that was asked; a near result otherwise. */
  readonly isFull: boolean;
  /** For each term the alternative by which it was found. */
  readonly found: readonly (Match['alternative'] | undefined)[];
}

/** What scoring is asked. */
export interface ScoreRequest {
  /** Those first that hold most of what was asked. */
  readonly candidates: readonly Candidate[];
  readonly terms: readonly WeighedTerm[];
  /** The whole query as one phrase, where it has several words. */
  readonly phrase: Term | undefined;
  readonly isQuestion: boolean;
  readonly today: CalendarDay;
  readonly weights: SearchWeights;
  /** The texts of stories by row. */
  readonly bodiesOf: (rows: readonly number[]) => Promise<ReadonlyMap<number, StoredBody>>;
}

/** Texts are read of the first so many candidates; the others are scored by their titles alone. */
const BODIES_MOST = 40;
/** An alternative less sure than this is near what was asked, and no answer. */
export const FULL_QUALITY = 0.5;
/** From so many terms on a query retells what it looks for, and its single characters need not be found. */
const RETELLING_TERMS = 3;
/** The share of a question's words beside its names that an answer holds: questions are put in other words. */
const QUESTION_WORDS = 0.5;

/** Scores candidates, best first: those that hold all that was asked, then near ones; those too far off are left out. */
export async function scoreStories(request: ScoreRequest): Promise<ScoredStory[]> {
  const { terms, phrase, weights } = request;
  const matchers = terms.map(({ term }) => matcherOf(term));
  const findPhrase = phrase && matcherOf(phrase);
  const fresh = freshnessOn(request.today, weights);
  const headOf = (candidate: Candidate) => readHead(candidate, matchers);
  const heads = request.candidates.map((candidate) => ({ candidate, head: headOf(candidate) }));
  const score = (candidate: Candidate, head: Head, body: string) =>
    scoreStory(request, { candidate, head, body, matchers, findPhrase, fresh: fresh(candidate.day) });
  const read = heads.slice(0, BODIES_MOST);
  const bodies = await request.bodiesOf(read.map(({ candidate }) => candidate.row));
  return heads
    .map(({ candidate, head }) => {
      const body = bodies.get(candidate.row);
      const text = body ? normalizeForMatching(body.paragraphs + body.commentary) : '';
      return score(candidate, head, text);
    })
    .filter((one) => one.isFull || one.coverage >= weights.nearCoverage)
    .sort(compareScored);
}

/** Full answers before near results, then the better, then the newer, then in the order of their edition. */
function compareScored(one: ScoredStory, other: ScoredStory): number {
  return (
    Number(other.isFull) - Number(one.isFull) ||
    other.score - one.score ||
    byDay(one.candidate.day, other.candidate.day) ||
    one.candidate.row - other.candidate.row
  );
}

/** The later first; calendar days compare as texts. */
function byDay(one: CalendarDay, other: CalendarDay): number {
  return one === other ? 0 : one < other ? 1 : -1;
}

interface Head {
  readonly title: string;
  readonly glance: string;
  readonly titleMatches: readonly (Match | undefined)[];
  readonly glanceMatches: readonly (Match | undefined)[];
}

function readHead(candidate: Candidate, matchers: readonly Matcher[]): Head {
  const title = normalizeForMatching(candidate.title);
  const glance = candidate.glance ? normalizeForMatching(candidate.glance) : '';
  return {
    title,
    glance,
    titleMatches: matchers.map((match) => match(title)),
    glanceMatches: matchers.map((match) => match(glance)),
  };
}

interface StoryToScore {
  readonly candidate: Candidate;
  readonly head: Head;
  /** Normalised; empty where it was not read. */
  readonly body: string;
  readonly matchers: readonly Matcher[];
  readonly findPhrase: Matcher | undefined;
  readonly fresh: number;
}

/** How one term was found in one story. */
interface TermScore {
  readonly score: number;
  readonly inHead: boolean;
  readonly match: Match;
  /** The best of the alternatives' qualities by which it was found, partial designations discounted. */
  readonly quality: number;
}

function scoreStory(request: ScoreRequest, story: StoryToScore): ScoredStory {
  const { terms, weights } = request;
  const { head, body, matchers } = story;
  const isNameAlone = terms.length === 1 && terms[0]?.term.entity !== undefined;
  const parts = matchers.map((match, i) =>
    scoreTerm(
      {
        title: head.titleMatches[i],
        glance: head.glanceMatches[i],
        body: body === '' ? undefined : match(body),
      },
      head,
      body,
      { weights, isNameAlone },
    ),
  );
  let total = 0;
  let covered = 0;
  let fit = 0;
  for (const [i, { weight }] of terms.entries()) {
    const part = parts[i];
    total += weight;
    covered += part ? weight * (part.quality < FULL_QUALITY ? part.quality : 1) : 0;
    fit += part ? weight * part.score : 0;
  }
  const coverage = total > 0 ? covered / total : 0;
  const isFull = isAnswer(request, parts, matchers, body);
  const phrase = story.findPhrase ? phraseBonus(head, body, story.findPhrase, weights) : 0;
  const score = (total > 0 ? fit / total : 0) + phrase + story.fresh;
  return {
    candidate: story.candidate,
    score: isFull ? score : score * coverage ** weights.coverage,
    coverage,
    isFull,
    found: parts.map((part) => part?.match.alternative),
  };
}

function isAnswer(
  { terms, isQuestion }: ScoreRequest,
  parts: readonly (TermScore | undefined)[],
  matchers: readonly Matcher[],
  body: string,
): boolean {
  const isFound = (i: number) => (parts[i]?.quality ?? 0) >= FULL_QUALITY;
  const words = [...terms.keys()].filter((i) => terms[i]?.term.isSingleCharacter === false);
  const isLoose = isQuestion || terms.length >= RETELLING_TERMS;
  const required = isLoose && words.length > 0 ? words : [...terms.keys()];
  if (required.length === 0) return false;
  const names = required.filter((i) => terms[i]?.term.entity);
  const others = required.filter((i) => !terms[i]?.term.entity);
  const enough =
    isQuestion && required.length > 1
      ? names.every(isFound) &&
        others.filter(isFound).length >= others.length * QUESTION_WORDS &&
        required.filter(isFound).length > 1
      : required.every(isFound);
  if (!enough) return false;
  if (isPassingMention(terms, parts)) return false;
  const found = required.filter(isFound);
  if (found.some((i) => parts[i]?.inHead)) return true;
  return inOneSentence(
    body,
    found.flatMap((i) => matchers[i] ?? []),
  );
}

/**
 * A name, or another word of the concept asked for, that a text mentions once and late is not what the story is about; a
 * figure is what is asked for.
 */
function isPassingMention(terms: readonly WeighedTerm[], parts: readonly (TermScore | undefined)[]): boolean {
  const [only] = parts;
  const term = terms[0]?.term;
  if (!only || !term || terms.length > 1) return false;
  // QwQ-32B is a name, however many texts have 32B.
  const isFigure = /^\p{N}/u.test(term.text) && term.alternatives.some(({ values }) => values.length > 0);
  const isNamed = term.entity !== undefined || (/[a-z]/.test(term.text) && !isFigure);
  const isOtherWord =
    only.match.alternative.source === 'concept' || only.match.alternative.source === 'narrower';
  return (
    (isNamed || isOtherWord) && !only.inHead && only.match.count === 1 && only.match.start >= FIRST_SENTENCE
  );
}

const FIRST_SENTENCE = 50;

function scoreTerm(
  { title, glance, body }: { title: Match | undefined; glance: Match | undefined; body: Match | undefined },
  head: Head,
  text: string,
  { weights, isNameAlone }: { weights: SearchWeights; isNameAlone: boolean },
): TermScore | undefined {
  const match = title ?? glance ?? body;
  // What a text only mentions as part of another designation it does not speak of: GPT-3 of GPT-3o.
  if (!match || (match === body && body.isPartial)) return undefined;
  const inHead = Math.max(
    title
      ? qualityOf(title, weights) *
          (weights.title + weights.titleBeginning * beginning(title, head.title, isNameAlone))
      : 0,
    glance
      ? qualityOf(glance, weights) *
          weights.glance *
          (1 + weights.titleBeginning * beginning(glance, head.glance, isNameAlone))
      : 0,
  );
  const opening = body && body.start < FIRST_SENTENCE && text !== '' ? weights.bodyBeginning : 0;
  const inText = body
    ? qualityOf(body, weights) * (weights.body + opening + weights.mention * (body.count - 1))
    : 0;
  const quality = Math.max(...[title, glance, body].map((one) => (one ? trust(one) : 0)));
  return {
    score: inHead > 0 ? inHead + inText * weights.bodyBesideTitle : inText,
    inHead: inHead > 0,
    match,
    quality,
  };
}

/** How near the beginning a word stands, 0 to 1. For a name alone only whether it is the subject: the newer goes first. */
function beginning({ start }: Match, text: string, isNameAlone: boolean): number {
  const share = 1 - start / Math.max(1, text.length);
  return isNameAlone ? Math.round(share * 2) / 2 : share;
}

function trust({ alternative }: Match): number {
  return alternative.quality;
}

function qualityOf(match: Match, weights: SearchWeights): number {
  const part = match.isPartial ? weights.partial : match.isSister ? weights.sister : 1;
  return part * match.alternative.quality;
}

/** Paragraphs are stored as JSON, so that a quotation mark ends one too. */
const sentenceEnd = /[。！？!?]|","/;

/** Whether one sentence holds all: words here and there in a text have nothing to do with each other. */
function inOneSentence(body: string, matchers: readonly Matcher[]): boolean {
  return body.split(sentenceEnd).some((sentence) => matchers.every((match) => match(sentence)));
}

function phraseBonus({ title, glance }: Head, body: string, find: Matcher, weights: SearchWeights): number {
  if (find(title) || find(glance)) return weights.phraseInTitle;
  return find(body) ? weights.phraseInBody : 0;
}

/** Days that any news of this program is from; only their order matters. */
const EARLIEST = '2000-01-01' as CalendarDay;
const CENTURY_DAYS = 36_525;

/** Stories share days, and reckoning with days is slow: each day's value is kept for one ranking. */
function freshnessOn(today: CalendarDay, weights: SearchWeights): (day: CalendarDay) => number {
  const known = new Map<CalendarDay, number>();
  return (day) => {
    const value = known.get(day) ?? freshness(day, today, weights);
    known.set(day, value);
    return value;
  };
}

/** What a day adds to a score. */
function freshness(day: CalendarDay, today: CalendarDay, weights: SearchWeights): number {
  const age = Math.max(0, daysBetween(day, today));
  const newer = Math.min(1, Math.max(0, daysBetween(EARLIEST, day) / CENTURY_DAYS));
  return weights.fresh * 0.5 ** (age / weights.freshHalfLifeDays) + weights.newer * newer;
}
