import { matterVeto } from './constraints.ts';
import { evidenceBetween } from './evidence.ts';
import type { StoryFeatures } from './features.ts';
import { countShared } from './pairs.ts';
import { isUpFront } from './subjects.ts';

/** From this score on another day's story is an earlier or later chapter of the same matter. */
const RELATED = 3;
/** How far apart the chapters of one matter may lie, in days. */
export const RELATED_DAYS = 120;
/** Few and precise: a timeline that shows everything about a company shows nothing. */
const MOST = 5;

/**
 * Which of the candidates tell earlier or later chapters of a story's matter, the best evidence first: what shares
 * more with it than a company's name. Its own edition's stories are none; those of its own event are not to be given.
 */
export function relatedTo(
  story: StoryFeatures,
  candidates: readonly StoryFeatures[],
): readonly StoryFeatures[] {
  return candidates
    .map((candidate) => ({ candidate, score: relatedness(story, candidate) }))
    .filter(({ score }) => score >= RELATED)
    .sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ candidate }) => candidate);
}

/**
 * Which of the candidates, all of earlier days, a story goes on from: earlier chapters whose title names what its own does.
 * Titles without a name share words by their form alone, as those of a daily series do.
 */
export function continuedBy(
  story: StoryFeatures,
  candidates: readonly StoryFeatures[],
): readonly StoryFeatures[] {
  if (!story.titled) return [];
  return relatedTo(
    story,
    candidates.filter(({ titled }) => titled),
  );
}

function relatedness(story: StoryFeatures, candidate: StoryFeatures): number {
  const sameEdition = story.column === candidate.column && story.day === candidate.day;
  if (sameEdition || matterVeto(story, candidate) || !haveTitlesInCommon(story, candidate)) return 0;
  const { names, words, numbers, missing } = evidenceBetween(story, candidate);
  const days = Math.abs(story.dayNumber - candidate.dayNumber);
  return names + words + numbers + missing + subjectScore(story, candidate) - days / RELATED_DAYS;
}

/** Both titles name it, or, where one names nothing known, share its words: a mention in passing makes no chapter. */
function haveTitlesInCommon(one: StoryFeatures, other: StoryFeatures): boolean {
  if (!one.titled || !other.titled) return countShared(one.titlePairs, other.titlePairs) >= 2;
  return one.subjects.some((key) => other.names.get(key)?.place === 'title');
}

/** A product, a model or a name of its own that both stories put up front is the matter itself; a company is not. */
function subjectScore(story: StoryFeatures, candidate: StoryFeatures): number {
  let score = 0;
  for (const [key, { weight, place }] of story.names) {
    if (place === 'title' && weight > 1 && isUpFront(candidate, key)) score = Math.max(score, weight - 0.6);
  }
  return score;
}
