import { attributionOf } from '../../lines/attribution.ts';

/** What a story says of its title and its source. */
interface Sourced {
  readonly title: string;
  readonly attribution: string | null;
}

/** Matches a name in brackets at a title's end: `标题（示例晚报）`. */
const NAME_AT_END = /(?<=\S)\s*[(（]([^()（）\d]{2,24})[)）]$/;
const FEWEST_NAMED = 3;
const LEAST_IN_BRACKETS = 0.8;
const LEAST_MEDIA = 0.5;

/**
 * Moves the names in brackets at the titles' ends to the stories as their sources, where almost every title has one and
 * most name a medium: a single one may explain the title.
 */
export function withSourcesOfTitles<S extends Sourced>(stories: readonly S[]): S[] {
  const ending = stories.filter(({ title }) => NAME_AT_END.test(title));
  const media = ending.filter(({ title }) => attributionOf(title) !== null);
  const isShared =
    ending.length >= Math.max(FEWEST_NAMED, LEAST_IN_BRACKETS * stories.length) &&
    media.length >= LEAST_MEDIA * ending.length;
  return stories.map((story) => {
    const [written, name] = isShared ? (NAME_AT_END.exec(story.title) ?? []) : [];
    if (written === undefined || name === undefined) return story;
    const title = story.title.slice(0, -written.length);
    return { ...story, title, attribution: story.attribution ?? name.trim() };
  });
}
