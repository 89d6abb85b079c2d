import { type ReadDocument, readDocument } from '../documents/readDocument.ts';
import type { Document } from '../sources/document.ts';
import { countCharacters, readingMinutes } from '../text/readingTime.ts';
import { draftStories } from './drafts.ts';
import type { Edition, Story } from './edition.ts';
import { datingOf } from './editionDate.ts';
import { findGlance } from './glance.ts';
import { linkGlance } from './glanceLinks.ts';
import { columnOf, findHeadline } from './headline.ts';
import { integrityWarnings } from './integrity.ts';
import { findKeyPoints } from './keyPoints.ts';
import type { LeftOut } from './leftOut.ts';
import { type Line, linesOf } from './line.ts';
import { outlineOf } from './outline.ts';
import { isRoundup } from './roundup.ts';
import { finishStory, type UnnamedStory } from './stories.ts';
import { storyIds } from './storyId.ts';
import { withoutSharedCounters } from './titleText.ts';

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
export function readEdition(document: Document): EditionReading {
  const read = readDocument(document);
  if (read.kind === 'unreadable') return read;
  const { edition, leftOut } = editionOf(read, document.time);
  return { kind: 'edition', edition, document: read, leftOut };
}

function editionOf(document: ReadDocument, time: Date): { edition: Edition; leftOut: LeftOut[] } {
  const { metadata } = document;
  const lines = linesOf(document.blocks);
  const headline = findHeadline(lines, metadata);
  const keyPoints = findKeyPoints(lines);
  const glance = findGlance(lines);
  const taken = new Set([...headline.lines, ...keyPoints.lines, ...glance.lines]);
  const column = columnOf(headline.text, metadata, lines);
  const outline = outlineOf(lines, taken, glance, headline.text);
  const drafted = draftStories(lines, taken, outline);
  const finished = drafted.drafts.map((draft, i) =>
    finishStory(draft, metadata.base, i === drafted.drafts.length - 1),
  );
  const found = finished.map(({ story }) => story).filter((story) => story !== undefined);
  const roundup = isRoundup({
    lines,
    headline: headline.text,
    column,
    glance,
    keyPoints,
    stories: found,
    style: outline.style,
  });
  const titles = withoutSharedCounters(found.map(({ title }) => title));
  const unnamed = roundup
    ? found.map((story, i) => ({ ...story, title: titles[i] ?? story.title }))
    : oneStory(lines, headline.text, metadata.base);
  const stories = named(column, headline.text, unnamed);
  const links = linkGlance(glance.items, unnamed);
  const dating = datingOf({ lines, headline: headline.text, metadata, time });
  const texts = stories.flatMap((story) => [story.title, ...story.paragraphs, ...story.commentary]);
  const characters = countCharacters(texts);
  const edition: Edition = {
    column,
    headline: headline.text,
    date: dating.day,
    url: metadata.url,
    glance: glance.items.map((text, i) => ({ text, story: storyAt(stories, links[i]) })),
    keyPoints: keyPoints.points,
    keyPointsBy: keyPoints.by,
    characters,
    minutes: readingMinutes(characters),
    stories,
    warnings: [
      ...dating.warnings,
      ...integrityWarnings({ document, stories, glance: glance.items, links, roundup }),
    ],
  };
  const leftOut = [
    ...textsAt(lines, headline.lines).map((text) => ({ text, reason: 'headline' }) as const),
    ...textsAt(lines, keyPoints.lines).map((text) => ({ text, reason: 'key points' }) as const),
    ...textsAt(lines, glance.lines).map((text) => ({ text, reason: 'glance' }) as const),
    ...drafted.leftOut,
    ...finished.flatMap((one) => one.leftOut),
  ];
  return { edition, leftOut };
}

function named(column: string, headline: string, stories: readonly UnnamedStory[]): Story[] {
  const ids = storyIds(
    column,
    headline,
    stories.map(({ title }) => title),
  );
  return stories.flatMap((story, i) => {
    const id = ids[i];
    return id === undefined ? [] : [{ id, ...story }];
  });
}

function storyAt(stories: readonly Story[], index: number | undefined) {
  return index === undefined ? null : (stories[index]?.id ?? null);
}

function textsAt(lines: readonly Line[], indexes: ReadonlySet<number>): string[] {
  return [...indexes]
    .sort((a, b) => a - b)
    .map((i) => lines[i]?.text ?? '')
    .filter(Boolean);
}

/** A document that is no roundup, as the one story that it tells. */
function oneStory(lines: readonly Line[], headline: string, base: string | null): UnnamedStory[] {
  const [first] = lines;
  if (!first) return [];
  const rest = lines.filter((line) => line.text !== headline);
  const title = headline === '' ? (lines.find(({ text }) => text !== '')?.text ?? '') : headline;
  const draft = {
    parts: { title, text: '', tag: null },
    section: null,
    announced: true,
    titleLine: { ...first, links: [] },
    lines: rest,
  };
  const { story } = finishStory(draft, base, true);
  return story && (story.paragraphs.length > 0 || story.commentary.length > 0) ? [story] : [];
}
