import { z } from 'zod';
import { STORY_ID } from '../editions/storyId.ts';
import { excerptOf } from '../messages/story/excerpt.ts';
import { authorshipOf } from '../messages/story/storyMessage.ts';
import { textsIn } from '../messages/texts/textsIn.ts';
import { outsideUrl, storyPath } from '../messages/webPages.ts';
import type { ListedStory, StoredEvent } from '../store/events/events.ts';
import type { StoredStory } from '../store/news/rows.ts';
import { printableLine } from '../text/printable.ts';
import {
  type ArchiveTerms,
  dayField,
  lineOf,
  machineField,
  originalUrlField,
  pageUrl,
  storyIdField,
  type TextJson,
  textSchema,
  webUrlField,
} from './fields.ts';

/** Schema of a story in a list. */
export const storyLineSchema = z.object({
  id: storyIdField,
  title: z.string(),
  date: dayField,
  section: z.string().nullable(),
  column: z.string(),
  webUrl: webUrlField,
});

/** Schema of a story with its texts. */
export const storySchema = z.object({
  id: storyIdField,
  title: z.string(),
  date: dayField,
  section: z.string().nullable(),
  column: z.string(),
  webUrl: webUrlField,
  url: originalUrlField,
  attribution: z.string().nullable().describe('The publisher that the column names as its source.'),
  machine: machineField,
  isExcerpt: z
    .boolean()
    .describe(
      'Whether texts hold the beginning alone: the news belongs to its publishers, see url for the rest.',
    ),
  texts: z.array(textSchema).describe('Facts first, then opinion.'),
  images: z.array(z.object({ url: z.url(), alt: z.string() })).describe('Empty in an excerpt.'),
  links: z.array(z.object({ url: z.url(), text: z.string() })).describe('Empty in an excerpt.'),
  event: storyIdField.describe('The event that it tells: see /events/{id}.'),
  also: z.array(storyLineSchema).describe('The other stories of its event.'),
});

/** Schema of the parameters of a story or event. */
export const storyRequestSchema = z.object({
  id: z.string().regex(STORY_ID, 'must be an id of 10 letters and digits').describe('A story’s id.'),
});

/** A story in a list for programs. */
export type StoryLineJson = z.output<typeof storyLineSchema>;
/** A story for programs. */
export type StoryJson = z.output<typeof storySchema>;

/** Converts a story with its event for programs. */
export function storyToJson(
  story: StoredStory,
  { event, stories }: StoredEvent,
  terms: ArchiveTerms,
): StoryJson {
  const { fullText } = terms;
  return {
    ...storyLineToJson(story, terms),
    url: outsideUrl(story.url) ?? null,
    attribution: lineOf(story.attribution),
    machine: lineOf(story.writtenBy),
    isExcerpt: !fullText,
    texts: textsOf(story, fullText),
    images: fullText
      ? story.images.flatMap(({ url, alt }) => {
          const address = outsideUrl(url);
          return address === undefined ? [] : [{ url: address, alt: printableLine(alt) }];
        })
      : [],
    links: fullText
      ? story.links.flatMap(({ url, text }) => {
          const address = outsideUrl(url);
          return address === undefined ? [] : [{ url: address, text: printableLine(text) }];
        })
      : [],
    event,
    also: stories.filter(({ id }) => id !== story.id).map((other) => storyLineToJson(other, terms)),
  };
}

/** Returns the texts, facts before opinion; an excerpt contains facts only, as on the archive's pages. */
function textsOf(story: StoredStory, fullText: boolean): TextJson[] {
  const machine = lineOf(story.writtenBy);
  const authorship = authorshipOf(story, textsIn('zh-CN'), (text) => text);
  const facts: TextJson = {
    kind: 'fact',
    label: authorship === undefined ? '正文' : printableLine(authorship),
    by: lineOf(story.attribution ?? story.column),
    machine,
    paragraphs: (fullText ? story.paragraphs : [excerptOf(story)]).map(printableLine),
  };
  if (!fullText || story.commentary.length === 0) return [facts];
  const opinion: TextJson = {
    kind: 'opinion',
    label: printableLine(textsIn('zh-CN').commentary(story.column)),
    by: printableLine(story.column),
    machine,
    paragraphs: story.commentary.map(printableLine),
  };
  return [facts, opinion];
}

/** Converts a story in a list for programs. */
export function storyLineToJson(story: ListedStory, terms: ArchiveTerms): StoryLineJson {
  return {
    id: story.id,
    title: printableLine(story.title),
    date: story.day,
    section: lineOf(story.section),
    column: printableLine(story.column),
    webUrl: pageUrl(terms, storyPath(story.id)),
  };
}
