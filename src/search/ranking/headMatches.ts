import { type Match, type Matcher, normalizeForMatching } from './matching.ts';
import type { CandidateStory } from './retrieve.ts';

/** The title and glance of a story, normalised, and where each term stands in them. */
export interface Head {
  readonly title: string;
  readonly glance: string;
  readonly titleMatches: readonly (Match | undefined)[];
  readonly glanceMatches: readonly (Match | undefined)[];
}

/** Matches a story's title and glance. */
export function readHead(candidate: CandidateStory, matchers: readonly Matcher[]): Head {
  const title = normalizeForMatching(candidate.title);
  const glance = candidate.glance ? normalizeForMatching(candidate.glance) : '';
  return {
    title,
    glance,
    titleMatches: matchers.map((match) => match(title)),
    glanceMatches: matchers.map((match) => match(glance)),
  };
}
