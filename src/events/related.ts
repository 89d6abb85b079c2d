import { matterVeto } from './constraints.ts';
import { evidenceBetween } from './evidence.ts';
import type { StoryFeatures } from './features.ts';
import { countShared } from './pairs.ts';
import { isUpFront } from './subjects.ts';

/** Least score of an earlier or later chapter of the same matter. */
const RELATED = 3;
/** Longest distance of chapters in days. */
export const RELATED_DAYS = 120;
/** Maximum number of chapters: further ones are less likely to belong to the event. */
const MOST = 5;

/**
 * Returns the candidates that are chapters of a story's matter, strongest evidence first: they share more than a
 * company's name. Stories of its own edition never count; those of its own event must not be passed.
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
 * Returns the candidates, all of earlier days, that a story continues: earlier chapters whose title names what its
 * title names. Titles without names share words by form alone, as in a daily series.
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

/**
 * Whether both titles name the subject or, without known names, share its words: a passing mention makes no chapter.
 */
function haveTitlesInCommon(one: StoryFeatures, other: StoryFeatures): boolean {
  if (!one.titled || !other.titled) return countShared(one.titlePairs, other.titlePairs) >= 2;
  return one.subjects.some((key) => other.names.get(key)?.place === 'title');
}

/**
 * Scores the common subjects of both stories: a product, model or proper name is the matter itself, a company is not.
 */
function subjectScore(story: StoryFeatures, candidate: StoryFeatures): number {
  let score = 0;
  for (const [key, { weight, place }] of story.names) {
    if (place === 'title' && weight > 1 && isUpFront(candidate, key)) score = Math.max(score, weight - 0.6);
  }
  return score;
}
