import type { StoryFeatures } from './features.ts';
import { SUBJECT_WEIGHT } from './names.ts';

/** Whether a story names something in its title or opening. */
export function isUpFront(story: StoryFeatures, key: string): boolean {
  const place = story.names.get(key)?.place;
  return place === 'title' || place === 'opening';
}

/**
 * Whether the titles' clauses open with different unlisted names: each with something that the other story never says,
 * and nothing in common. 云帆机器人融资 12 亿元 is not 凌霄机器人融资 12 亿元.
 */
export function nameOthers(a: StoryFeatures, b: StoryFeatures): boolean {
  const never = (pair: number, story: StoryFeatures) => !story.pairs.includes(pair);
  return (
    a.openingBigrams.some((pair) => never(pair, b)) &&
    b.openingBigrams.some((pair) => never(pair, a)) &&
    !a.openingBigrams.some((pair) => b.openingBigrams.includes(pair))
  );
}

/**
 * Returns the keys for finding stories with a common subject: names in title and opening, and the title's bigrams (as
 * numbers) for titles without known names. Two stories with a common subject share a name or two bigrams; equal titles
 * share their key.
 */
export function keysOf(story: StoryFeatures): readonly (string | number)[] {
  const names = [...story.names].flatMap(([key, { weight }]) =>
    weight >= SUBJECT_WEIGHT && isUpFront(story, key) ? [key] : [],
  );
  return [...names, `=${story.titleKey}`, ...story.titlePairs];
}
