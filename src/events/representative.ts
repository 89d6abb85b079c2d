import type { StoryFeatures } from './features.ts';

/**
 * Compares stories of an event for its lead: most facts (names and numbers) first, because the lead's words stand for
 * all; then longer, then earlier, then by id, so that no two are equal.
 */
export function byLead(a: StoryFeatures, b: StoryFeatures): number {
  return factsOf(b) - factsOf(a) || b.length - a.length || compare(a.day, b.day) || compare(a.id, b.id);
}

function factsOf(story: StoryFeatures): number {
  return story.names.size + story.numbers.size;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
