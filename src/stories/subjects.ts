import type { Place, StoryFeatures } from './features.ts';
import { SUBJECT_WEIGHT } from './names.ts';

/** What a story can be about: the names of its title, or of its opening where the title has none. */
export function subjectsOf(story: StoryFeatures): readonly string[] {
  const titled = namesAt(story, 'title');
  return titled.length > 0 ? titled : namesAt(story, 'opening');
}

/** Whether a story's title says what it is about by name. */
export function namesSubject(story: StoryFeatures): boolean {
  return namesAt(story, 'title').length > 0;
}

function namesAt(story: StoryFeatures, at: Place): readonly string[] {
  return [...story.names].flatMap(([key, { weight, place }]) =>
    place === at && weight >= SUBJECT_WEIGHT ? [key] : [],
  );
}

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
