import type { StoryFeatures } from './features.ts';
import { SUBJECT_WEIGHT } from './names.ts';

/** Whether a story names something in its title or opening. */
export function isUpFront(story: StoryFeatures, key: string): boolean {
  const place = story.names.get(key)?.place;
  return place === 'title' || place === 'opening';
}

/**
 * The keys under which stories that can share a subject with a story are found: names of title and opening, and the
 * title's character pairs (as numbers), for titles that name nothing known. Two stories with a common subject share
 * a name, or two pairs.
 */
export function keysOf(story: StoryFeatures): readonly (string | number)[] {
  const names = [...story.names].flatMap(([key, { weight }]) =>
    weight >= SUBJECT_WEIGHT && isUpFront(story, key) ? [key] : [],
  );
  return [...names, ...story.titlePairs];
}
