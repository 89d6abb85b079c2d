import { type ReadDocument, readDocument } from '../documents/readDocument.ts';
import type { Document } from '../sources/document.ts';
import { countCharacters, readingMinutes } from '../text/readingTime.ts';
import type { Edition, Story } from './edition.ts';
import { datingOf } from './editionDate.ts';
import { linkGlance } from './glanceLinks.ts';
import { integrityWarnings } from './integrity.ts';
import { layoutOf } from './layout.ts';
import type { LeftOut } from './leftOut.ts';
import type { UnnamedStory } from './stories.ts';
import { storyIds } from './storyId.ts';
import { tellStories } from './tellStories.ts';
import { withAuthorship, writtenBy } from './writtenBy.ts';

/** A document read as an edition, with what was left out of its stories and why; or why it cannot be read. */
export type EditionReading =
  | {
      readonly kind: 'edition';
      readonly edition: Edition;
      /** The document's blocks, for showing how it was read. */
      readonly document: ReadDocument;
      readonly leftOut: readonly LeftOut[];
    }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads a document of any format as one issue of a column. Pure, never throws, linear in the document's size. */
export function readEdition(source: Document): EditionReading {
  const document = readDocument(source);
  if (document.kind === 'unreadable') return document;
  const { metadata } = document;
  const layout = layoutOf(document);
  const told = tellStories(layout, metadata.base);
  const headline = layout.headline || (told.stories[0]?.title ?? '');
  const stories = named(layout.column, headline, told.stories);
  const glance = told.roundup ? layout.glance.items : [];
  const links = linkGlance(glance, told.stories, told.announced);
  const dating = datingOf({ lines: layout.lines, headline, metadata, time: source.time });
  const characters = countCharacters(
    stories.flatMap((story) => [story.title, ...story.paragraphs, ...story.commentary]),
  );
  const truncated = document.truncated || told.truncated;
  const edition: Edition = {
    column: layout.column,
    headline,
    date: dating.day,
    url: metadata.url,
    glance: glance.map((text, i) => ({ text, story: stories[links[i] ?? -1]?.id ?? null })),
    keyPoints: layout.keyPoints.points,
    keyPointsBy: layout.keyPoints.by,
    writtenBy: writtenBy(layout.lines, layout.keyPoints.lines, metadata),
    characters,
    minutes: readingMinutes(characters),
    stories,
    warnings: [
      ...dating.warnings,
      ...integrityWarnings({ metadata, truncated, stories, glance, links, roundup: told.roundup }),
    ],
  };
  return { kind: 'edition', edition, document, leftOut: [...layout.leftOut, ...told.leftOut] };
}

function named(column: string, headline: string, stories: readonly UnnamedStory[]): Story[] {
  const ids = storyIds(
    column,
    headline,
    stories.map(({ title }) => title),
  );
  return stories.flatMap((story, i) => {
    const id = ids[i];
    return id === undefined ? [] : [{ id, ...withAuthorship(story) }];
  });
}
