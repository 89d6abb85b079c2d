import { z } from 'zod';
import type { CalendarDay } from '../calendar/day.ts';
import type { Digest, DigestEdition } from '../digests/digest.ts';
import { keyPointsLabel } from '../messages/digest/digestExtras.ts';
import { textsIn } from '../messages/texts/textsIn.ts';
import { dayPath, outsideUrl, storyPath } from '../messages/webPages.ts';
import { RENDERED_LANGUAGES } from '../store/generatedTexts.ts';
import { printableLine } from '../text/printable.ts';
import {
  type ArchiveTerms,
  dayField,
  GENERATOR,
  lineOf,
  machineField,
  originalUrlField,
  pageUrl,
  storyIdField,
  type TextJson,
  textSchema,
  webUrlField,
} from './fields.ts';

/** Schema of a day's digest. */
export const digestSchema = z.object({
  date: dayField,
  title: z.string(),
  webUrl: webUrlField,
  sections: z.array(
    z.object({
      name: z.string().nullable(),
      items: z.array(
        z.object({
          text: z.string().describe('The editors’ own one-liner, else the story’s title.'),
          story: storyIdField,
          webUrl: webUrlField,
          column: z.string(),
          also: z.array(z.string()).describe('Other columns of this digest that tell the same.'),
          significance: textSchema
            .nullable()
            .describe(
              'Why it matters, one line by a language model of this archive; null where there is none.',
            ),
          renderings: z
            .array(z.object({ language: z.string(), text: z.string(), label: z.string() }))
            .describe(
              'Its title in other languages by a language model of this archive, each with its label.',
            ),
          byMachine: z
            .boolean()
            .describe('The story states that a machine wrote it; see editions for whole columns.'),
        }),
      ),
    }),
  ),
  characters: z.int().min(0),
  minutes: z.int().min(0).describe('Reading time.'),
  columns: z.array(z.string()),
  editions: z.array(
    z.object({
      column: z.string(),
      headline: z.string(),
      url: originalUrlField,
      machine: machineField,
      keyPoints: textSchema.nullable(),
    }),
  ),
  before: dayField.nullable().describe('The next day before it that has news.'),
  after: dayField.nullable().describe('The next day after it that has news.'),
});

/** Schema of the parameters of a digest. */
export const digestRequestSchema = z.object({
  day: z
    .union([z.literal('latest'), z.iso.date()])
    .describe('A day, YYYY-MM-DD, or latest: the newest that has news.'),
});

/** A digest for programs. */
export type DigestJson = z.output<typeof digestSchema>;

/** The neighbouring days with news. */
export interface DaysBeside {
  readonly before: CalendarDay | undefined;
  readonly after: CalendarDay | undefined;
}

/** Converts a digest for programs. */
export function digestToJson(digest: Digest, beside: DaysBeside, terms: ArchiveTerms): DigestJson {
  return {
    date: digest.day,
    title: printableLine(digest.title),
    webUrl: pageUrl(terms, dayPath(digest.day)),
    sections: digest.sections.map(({ name, items }) => ({
      name: lineOf(name),
      items: items.map(({ text, story, column, also, byMachine, renderings = {} }) => ({
        text: printableLine(text),
        story,
        webUrl: pageUrl(terms, storyPath(story)),
        column: printableLine(column),
        also: also.map(printableLine),
        byMachine,
        significance: significanceToJson(digest.leads.find((lead) => lead.story === story)?.significance),
        renderings: RENDERED_LANGUAGES.flatMap((language) => {
          const rendering = renderings[language];
          if (rendering === undefined) return [];
          return [{ language, text: printableLine(rendering), label: textsIn(language).generated }];
        }),
      })),
    })),
    characters: digest.characters,
    minutes: digest.minutes,
    columns: digest.columns.map(printableLine),
    editions: digest.editions.map(editionToJson),
    before: beside.before ?? null,
    after: beside.after ?? null,
  };
}

function editionToJson(edition: DigestEdition): DigestJson['editions'][number] {
  return {
    column: printableLine(edition.column),
    headline: printableLine(edition.headline),
    url: outsideUrl(edition.url) ?? null,
    machine: lineOf(edition.writtenBy),
    keyPoints: edition.keyPoints.length === 0 ? null : keyPointsToJson(edition),
  };
}

function keyPointsToJson(edition: DigestEdition): TextJson {
  const { column, keyPoints, keyPointsBy, keyPointsAreGenerated, writtenBy } = edition;
  return {
    kind: 'summary',
    label: printableLine(keyPointsLabel(edition, textsIn('zh-CN'))),
    by: keyPointsAreGenerated ? GENERATOR : lineOf(keyPointsBy ?? column),
    machine: keyPointsAreGenerated ? textsIn('zh-CN').generated : lineOf(writtenBy),
    paragraphs: keyPoints.map(printableLine),
  };
}

function significanceToJson(line: string | undefined): TextJson | null {
  if (line === undefined) return null;
  return {
    kind: 'summary',
    label: textsIn('zh-CN').significanceLabel,
    by: GENERATOR,
    machine: textsIn('zh-CN').generated,
    paragraphs: [printableLine(line)],
  };
}
