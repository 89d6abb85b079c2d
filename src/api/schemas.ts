import { z } from 'zod';
import { STORY_ID } from '../editions/storyId.ts';
import { visibleLine } from '../text/printable.ts';

/**
 * What programs are told, as schemas: the JSON API answers in these forms, its OpenAPI description is generated from
 * them, and the tools of the MCP server and the webhooks use them too. All texts are plain, one line each, with no
 * control characters; every url is http or https.
 */

const day = z.iso.date().describe('A calendar day in Beijing, YYYY-MM-DD.');
const storyId = z.string().regex(STORY_ID).describe('A story’s id: the same in every format and for good.');
const webUrl = z.url().nullable().describe('The page in this archive; null where it is not on the web.');
const originalUrl = z.url().nullable().describe('The publisher’s own page.');
const machine = z
  .string()
  .nullable()
  .describe(
    'The document’s own statement that a machine wrote this, in its words; null where it makes none.',
  );

/** A piece of text with what it is and whose: facts, opinion and machine-written text are never mixed. */
export const textSchema = z.object({
  kind: z
    .enum(['fact', 'opinion', 'summary'])
    .describe(
      'fact: what happened; opinion: what the column thinks of it; summary: key points, often written by a language model.',
    ),
  label: z.string().describe('The label to show beside it wherever it is shown, in Chinese.'),
  by: z.string().nullable().describe('Who or what wrote it.'),
  machine,
  paragraphs: z.array(z.string()),
});

/** A story as it stands in a list. */
export const storyLineSchema = z.object({
  id: storyId,
  title: z.string(),
  date: day,
  section: z.string().nullable(),
  column: z.string(),
  webUrl,
});

/** A story with its texts. */
export const storySchema = z.object({
  id: storyId,
  title: z.string(),
  date: day,
  section: z.string().nullable(),
  column: z.string(),
  webUrl,
  url: originalUrl,
  attribution: z.string().nullable().describe('The publisher that the column names as its source.'),
  machine,
  isExcerpt: z
    .boolean()
    .describe(
      'Whether texts hold the beginning alone: the news belongs to its publishers, see url for the rest.',
    ),
  texts: z.array(textSchema).describe('Facts first, then opinion.'),
  images: z.array(z.object({ url: z.url(), alt: z.string() })).describe('Empty in an excerpt.'),
  links: z.array(z.object({ url: z.url(), text: z.string() })).describe('Empty in an excerpt.'),
  event: storyId.describe('The event that it tells: see /events/{id}.'),
  also: z.array(storyLineSchema).describe('The other stories of its event.'),
});

/** A day's digest. */
export const digestSchema = z.object({
  date: day,
  title: z.string(),
  webUrl,
  sections: z.array(
    z.object({
      name: z.string().nullable(),
      items: z.array(
        z.object({
          text: z.string().describe('The editors’ own one-liner, else the story’s title.'),
          story: storyId,
          webUrl,
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
      url: originalUrl,
      machine,
      keyPoints: textSchema.nullable(),
    }),
  ),
  before: day.nullable().describe('The next day before it that has news.'),
  after: day.nullable().describe('The next day after it that has news.'),
});

/** A happening over time. */
export const eventSchema = z.object({
  id: storyId.describe('The event’s name: the id of the story that leads it.'),
  title: z.string(),
  webUrl,
  timeline: z
    .array(
      storyLineSchema.extend({
        relation: z
          .enum(['same-event', 'earlier', 'later'])
          .describe('same-event: another report of it; earlier and later: other chapters of the matter.'),
      }),
    )
    .describe('By day, the oldest first.'),
});

/** What a search found. */
export const searchAnswerSchema = z.object({
  query: z.string(),
  hits: z
    .array(
      storyLineSchema.extend({
        score: z.number().describe('Higher is better; comparable within one answer only.'),
        near: z.boolean().describe('It does not hold all that was asked; such hits stand last.'),
        excerpt: z
          .array(z.object({ text: z.string(), match: z.boolean() }))
          .describe('The sentence that holds the words, in pieces; empty where only the title does.'),
        also: z.array(z.object({ id: storyId, title: z.string() })).describe('Others of its event.'),
      }),
    )
    .describe('Best first.'),
  readAs: z.array(z.object({ typed: z.string(), as: z.string() })).describe('What was read as another word.'),
  suggestions: z.array(z.string()).describe('Names close to what was typed, where nothing holds it all.'),
  dates: z
    .object({ since: day, until: day })
    .nullable()
    .describe('The days that the query’s words bound it to.'),
});

/** Why a request has no answer. */
export const problemSchema = z.object({
  error: z.object({
    code: z.enum(['invalid-request', 'not-found', 'removed', 'too-many-requests', 'internal']),
    message: z.string().describe('What is wrong, in one English sentence.'),
    id: z.string().describe('Under this id the operator’s log has the cause.'),
    url: originalUrl.optional().describe('Where the original of a removed story stands.'),
  }),
});

/** Longest query that is read, and the hits of one answer. */
const QUERY_CHARACTERS = 200;
const HITS_MOST = 30;
const HITS = 10;

/** How a search is asked for. */
export const searchRequestSchema = z.object({
  q: z
    .string()
    .overwrite(visibleLine)
    .min(1)
    .max(QUERY_CHARACTERS)
    .describe('Words, names, pinyin, in Chinese or English; dates such as 上周 or 2024年12月27日 bound it.'),
  limit: z.coerce.number().int().min(1).max(HITS_MOST).default(HITS).describe('Hits at most.'),
  order: z.enum(['best', 'newest']).default('best').describe('The most relevant first, or the newest.'),
  since: z.iso.date().optional().describe('The first day that counts.'),
  until: z.iso.date().optional().describe('The last day that counts.'),
  column: z.string().max(QUERY_CHARACTERS).optional().describe('Stories of one column alone.'),
});

/** How often words stood in the news. */
export const trendSchema = z.object({
  since: day.describe('The first day that counts; whole weeks may begin it earlier than asked.'),
  until: day,
  step: z.enum(['day', 'week']),
  days: z.array(day).describe('The first day of each step.'),
  words: z.array(
    z.object({
      word: z.string(),
      total: z.int().min(0),
      counts: z.array(z.int().min(0)).describe('Stories whose title or one-liner speaks of it, a step each.'),
      peak: z
        .object({
          since: day,
          until: day,
          count: z.int().min(1),
          story: z
            .object({ id: storyId, title: z.string(), date: day, webUrl })
            .nullable()
            .describe('A story of the event that most of them tell.'),
        })
        .nullable()
        .describe('The last step with the most stories; null for a word without any.'),
    }),
  ),
});

/** How a trend is asked for. */
export const trendRequestSchema = z.object({
  q: z
    .string()
    .overwrite(visibleLine)
    .min(1)
    .max(QUERY_CHARACTERS)
    .describe(
      'One to five words, divided by spaces, or by commas where a word holds spaces. Names count under all their names.',
    ),
  last: z
    .string()
    .regex(/^\d{1,4}[dwmy]$/, 'must be a span such as 90d, 12w, 3m or 1y')
    .optional()
    .describe('A span that ends today, such as 90d, 12w, 3m or 1y; 90d by default, three years at most.'),
  since: z.iso.date().optional().describe('The first day that counts.'),
  until: z.iso.date().optional().describe('The last day that counts, today by default.'),
});

/** How a story or an event is asked for. */
export const storyRequestSchema = z.object({
  id: z.string().regex(STORY_ID, 'must be an id of 10 letters and digits').describe('A story’s id.'),
});

/** How a digest is asked for. */
export const digestRequestSchema = z.object({
  day: z
    .union([z.literal('latest'), z.iso.date()])
    .describe('A day, YYYY-MM-DD, or latest: the newest that has news.'),
});

/** A digest as programs get it. */
export type DigestJson = z.output<typeof digestSchema>;
/** A story as programs get it. */
export type StoryJson = z.output<typeof storySchema>;
/** A story in a list as programs get it. */
export type StoryLineJson = z.output<typeof storyLineSchema>;
/** A labelled text as programs get it. */
export type TextJson = z.output<typeof textSchema>;
/** An event as programs get it. */
export type EventJson = z.output<typeof eventSchema>;
/** A search's answer as programs get it. */
export type SearchAnswerJson = z.output<typeof searchAnswerSchema>;
/** A trend as programs get it. */
export type TrendJson = z.output<typeof trendSchema>;
/** A trend as it was asked for. */
export type TrendRequestJson = z.output<typeof trendRequestSchema>;
/** A search as it was asked for. */
export type SearchRequest = z.output<typeof searchRequestSchema>;
/** A problem as programs get it. */
export type ProblemJson = z.output<typeof problemSchema>;
