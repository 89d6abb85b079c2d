import { READING_LIMITS } from '../documents/block.ts';
import type { ReadDocument } from '../documents/readDocument.ts';
import type { Document } from '../sources/document.ts';
import { countCharacters, readingMinutes } from '../text/readingTime.ts';
import { rememberStatements } from './authorship/machineStatement.ts';
import { withAuthorship, writtenBy } from './authorship/writtenBy.ts';
import { resolveDate } from './dating/editionDate.ts';
import type { Edition, Story, StoryId } from './edition.ts';
import { alignItems } from './glance/alignment.ts';
import { wordingsOf } from './glance/itemWordings.ts';
import type { Alignment } from './glance/target.ts';
import type { LayoutChoice } from './layouts/choose.ts';
import type { Masthead } from './masthead/masthead.ts';
import type { UnnamedStory } from './stories/buildStory.ts';
import { type ExtractedStories, storyTargets } from './stories/extractStories.ts';
import { storyIds } from './storyId.ts';
import { editionWarnings } from './warnings.ts';

/**
 * Least F1 that the titles of a layout promise; below it the layout is doubtful, as in about one in ten documents of
 * unknown publishers.
 */
const LEAST_PROMISED = 0.65;

/** Findings of a reading about an edition, before its date, ids and warnings are known. */
export interface FoundEdition {
  readonly source: Document;
  readonly document: ReadDocument;
  readonly masthead: Masthead;
  readonly extracted: ExtractedStories;
  readonly kind: 'edition' | 'article';
  /** The index of the first line of a story. */
  readonly opening: number;
  readonly choice: LayoutChoice | null;
}

/**
 * Assembles the edition from the findings of a reading: resolves its date, gives its stories their ids and makers, and
 * adds the warnings of its checks.
 */
export function assembleEdition({
  source,
  document,
  masthead,
  extracted,
  kind,
  opening,
  choice,
}: FoundEdition): Edition {
  const { metadata } = document;
  const headline = masthead.headline || (extracted.stories[0]?.title ?? '');
  const statementIn = rememberStatements();
  const stories = named(masthead.column, headline, extracted.stories, statementIn);
  const glance = masthead.glance.items;
  const links = glanceLinks(glance, extracted);
  const { time, origin } = source;
  const dating = resolveDate({ lines: masthead.lines, headline, metadata, time, opening, origin });
  let characters = 0;
  for (const { title, paragraphs, commentary } of stories)
    characters += countCharacters([title]) + countCharacters(paragraphs) + countCharacters(commentary);
  const isCutOff = masthead.lines.length >= READING_LIMITS.lines;
  const truncated = document.truncated || extracted.truncated || isCutOff;
  return {
    column: masthead.column,
    headline,
    date: dating.day,
    url: metadata.url,
    glance: glance.map((text, i) => ({ text, story: stories[links[i] ?? -1]?.id ?? null })),
    keyPoints: masthead.keyPoints.points,
    keyPointsBy: masthead.keyPoints.by,
    writtenBy: writtenBy(masthead.lines, masthead.keyPoints.lines, metadata, statementIn),
    characters,
    minutes: readingMinutes(characters),
    stories,
    warnings: [
      ...dating.warnings,
      ...editionWarnings({
        metadata,
        truncated,
        stories,
        glance,
        links,
        roundup: kind === 'edition',
        doubtful: kind === 'edition' && choice !== null && choice.promised < LEAST_PROMISED,
      }),
    ],
  };
}

/** Returns, for each item of the glance, the index of the story that it leads to. */
function glanceLinks(glance: readonly string[], { stories, announced }: ExtractedStories): Alignment {
  if (announced.size === glance.length) return glance.map((_, item) => announced.get(item));
  return alignItems(wordingsOf(glance), storyTargets(stories), announced);
}

function named(
  column: string,
  headline: string,
  stories: readonly UnnamedStory[],
  statementIn: ReturnType<typeof rememberStatements>,
): Story[] {
  const titles = stories.map(({ title }) => title);
  const named: Story[] = [];
  for (const [i, id] of storyIds(column, headline, titles).entries()) {
    const story = stories[i];
    if (story) named.push(withId(id, withAuthorship(story, statementIn)));
  }
  return named;
}

/** Returns a story with its id; its fields are named, because copying them by a spread takes several times as long. */
function withId(id: StoryId, story: Omit<Story, 'id'>): Story {
  return {
    id,
    title: story.title,
    section: story.section,
    paragraphs: story.paragraphs,
    images: story.images,
    links: story.links,
    attribution: story.attribution,
    commentary: story.commentary,
    writtenBy: story.writtenBy,
  };
}
