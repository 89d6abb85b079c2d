import { daysBetween } from '../calendar/day.ts';
import { evidenceBetween } from './evidence.ts';
import type { StoryFeatures } from './features.ts';
import { isUpFront } from './subjects.ts';
import { vetoBetween } from './vetoes.ts';

/** From this score on another day's story is an earlier or later chapter of the same matter. */
const RELATED = 2.6;
/** How far apart the chapters of one matter may lie, in days. */
export const RELATED_DAYS = 120;
/** Few and precise: a timeline that shows everything about a company shows nothing. */
const MOST = 5;

/** Why a pair that tells no single happening may still be two chapters of one matter. */
const chapters: ReadonlySet<string | undefined> = new Set([
  undefined,
  'one voice',
  'too far apart',
  'answer and report',
]);

/**
 * The stories of a matter beside one story, best evidence first: what is neither its own event nor told by its own
 * edition, and shares more with it than a company's name.
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

function relatedness(story: StoryFeatures, candidate: StoryFeatures): number {
  if (!chapters.has(vetoBetween(story, candidate))) return 0;
  const { names, words, numbers, missing } = evidenceBetween(story, candidate);
  const days = Math.abs(daysBetween(story.day, candidate.day));
  return names + words + numbers + missing + subjectScore(story, candidate) - days / RELATED_DAYS;
}

/** A product, a model or a name of its own that both stories put up front is the matter itself; a company is not. */
function subjectScore(story: StoryFeatures, candidate: StoryFeatures): number {
  let score = 0;
  for (const [key, { weight, place }] of story.names) {
    if (place === 'title' && weight > 1 && isUpFront(candidate, key)) score = Math.max(score, weight - 0.6);
  }
  return score;
}
