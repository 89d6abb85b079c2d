import type { CalendarDay } from '../../calendar/day.ts';
import type { Term } from '../query/terms.ts';
import { freshnessOn } from './freshness.ts';
import { isAnswer } from './fullAnswer.ts';
import { type Head, readHead } from './headMatches.ts';
import { type Match, type Matcher, matcherOf, normalizeForMatching } from './matching.ts';
import type { CandidateStory, StoredBody } from './retrieve.ts';
import { FULL_QUALITY, scoreTerm, type WeighedTerm } from './termScore.ts';
import type { SearchWeights } from './weights.ts';

/** A scored story. */
export interface ScoredStory {
  readonly candidate: CandidateStory;
  readonly score: number;
  /** Share of the query's weight that was found. */
  readonly coverage: number;
  /** Whether it is a full answer; else it is a near result. */
  readonly isFull: boolean;
  /** Matched alternative of each term. */
  readonly found: readonly (Match['alternative'] | undefined)[];
}

/** Input of scoring. */
export interface ScoreRequest {
  /** Candidates, those with most of the query first. */
  readonly candidates: readonly CandidateStory[];
  readonly terms: readonly WeighedTerm[];
  /** The whole query as a phrase, if it has several words. */
  readonly phrase: Term | undefined;
  readonly isQuestion: boolean;
  readonly today: CalendarDay;
  readonly weights: SearchWeights;
  /** Reads stories' texts by row. */
  readonly bodiesOf: (rows: readonly number[]) => Promise<ReadonlyMap<number, StoredBody>>;
}

/** Number of candidates whose texts are read; others are scored by their titles. */
const BODIES_MOST = 40;
/** Scores candidates, best first: full answers, then near results; weak ones are left out. */
export async function scoreStories(request: ScoreRequest): Promise<ScoredStory[]> {
  const { terms, phrase, weights } = request;
  const matchers = terms.map(({ term }) => matcherOf(term));
  const findPhrase = phrase && matcherOf(phrase);
  const fresh = freshnessOn(request.today, weights);
  const headOf = (candidate: CandidateStory) => readHead(candidate, matchers);
  const heads = request.candidates.map((candidate) => ({ candidate, head: headOf(candidate) }));
  const score = (candidate: CandidateStory, head: Head, body: string) =>
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

/** Compares scored stories: full answers first, then by score, then newest, then in the order of their edition. */
function compareScored(one: ScoredStory, other: ScoredStory): number {
  return (
    Number(other.isFull) - Number(one.isFull) ||
    other.score - one.score ||
    byDay(one.candidate.day, other.candidate.day) ||
    one.candidate.row - other.candidate.row
  );
}

/** Compares days, latest first; calendar days compare as text. */
function byDay(one: CalendarDay, other: CalendarDay): number {
  return one === other ? 0 : one < other ? 1 : -1;
}

interface StoryToScore {
  readonly candidate: CandidateStory;
  readonly head: Head;
  /** Normalized text; empty if not read. */
  readonly body: string;
  readonly matchers: readonly Matcher[];
  readonly findPhrase: Matcher | undefined;
  readonly fresh: number;
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

function phraseBonus({ title, glance }: Head, body: string, find: Matcher, weights: SearchWeights): number {
  if (find(title) || find(glance)) return weights.phraseInTitle;
  return find(body) ? weights.phraseInBody : 0;
}
