import { attributionOf } from '../../lines/attribution.ts';

/** What a story says of its title and its source. */
interface Sourced {
  readonly title: string;
  readonly attribution: string | null;
}

/** Matches a name in brackets at a title's end: `标题（示例晚报）`. */
const NAME_AT_END = /(?<=\S)\s*[(（]([^()（）\d]{2,24})[)）]$/;
const FEWEST_NAMED = 3;
const LEAST_SHARING = 0.8;
const LEAST_MEDIA = 0.5;

/** Matches a name before a bar at a title's beginning: `示例晚报 | 标题`. */
const NAME_BEFORE = /^(.{2,20}?)\s?[|｜丨]\s(?=\S)/;
/** Most different names before bars, as a share of the titles: names that hardly return are parts of their titles. */
const MOST_DIFFERENT = 0.6;

/**
 * Moves names at the titles' ends or beginnings to the stories as their sources: media in brackets at the end of almost
 * every title, and names that return before a bar. A single one may explain the title.
 */
export function withSourcesOfTitles<S extends Sourced>(stories: readonly S[]): S[] {
  if (areMediaAtEnd(stories)) return stories.map((story) => withSource(story, NAME_AT_END));
  if (areNamesBefore(stories)) return stories.map((story) => withSource(story, NAME_BEFORE));
  return [...stories];
}

function areMediaAtEnd(stories: readonly Sourced[]): boolean {
  const ending = stories.filter(({ title }) => NAME_AT_END.test(title));
  const media = ending.filter(({ title }) => attributionOf(title) !== null);
  return isShared(ending, stories) && media.length >= LEAST_MEDIA * ending.length;
}

function areNamesBefore(stories: readonly Sourced[]): boolean {
  const names = stories.flatMap(({ title }) => NAME_BEFORE.exec(title)?.[1] ?? []);
  return isShared(names, stories) && new Set(names).size <= MOST_DIFFERENT * names.length;
}

function isShared(some: readonly unknown[], stories: readonly Sourced[]): boolean {
  return some.length >= Math.max(FEWEST_NAMED, LEAST_SHARING * stories.length);
}

function withSource<S extends Sourced>(story: S, written: RegExp): S {
  const name = written.exec(story.title)?.[1];
  if (name === undefined) return story;
  return {
    ...story,
    title: story.title.replace(written, ''),
    attribution: story.attribution ?? name.trim(),
  };
}
