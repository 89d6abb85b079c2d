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
export function withSourcesOfTitles<S extends Sourced>(stories: readonly S[]): readonly S[] {
  if (areMediaAtEnd(stories)) return stories.map((story) => withSource(story, NAME_AT_END));
  if (areNamesBefore(stories)) return stories.map((story) => withSource(story, NAME_BEFORE));
  return stories;
}

function areMediaAtEnd(stories: readonly Sourced[]): boolean {
  const ending = sharing(stories, NAME_AT_END);
  const media = ending.filter(({ title }) => attributionOf(title) !== null);
  return ending.length > 0 && media.length >= LEAST_MEDIA * ending.length;
}

function areNamesBefore(stories: readonly Sourced[]): boolean {
  const names = sharing(stories, NAME_BEFORE).map(({ title }) => NAME_BEFORE.exec(title)?.[1]);
  return names.length > 0 && new Set(names).size <= MOST_DIFFERENT * names.length;
}

/** Returns the stories whose titles have a name where it is written; none if they are too few of all. */
function sharing(stories: readonly Sourced[], written: RegExp): readonly Sourced[] {
  const fewest = Math.max(FEWEST_NAMED, LEAST_SHARING * stories.length);
  const named: Sourced[] = [];
  for (let i = 0; i < stories.length; i++) {
    const story = stories[i];
    if (story && written.test(story.title)) named.push(story);
    // The titles of most editions have none: those that are left cannot be enough.
    if (named.length + stories.length - i - 1 < fewest) return [];
  }
  return named;
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
