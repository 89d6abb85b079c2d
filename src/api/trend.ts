import { z } from 'zod';
import { storyPath } from '../messages/webPages.ts';
import type { Trend } from '../search/trends.ts';
import { printableLine, visibleLine } from '../text/printable.ts';
import {
  type ArchiveTerms,
  dayField,
  pageUrl,
  QUERY_CHARACTERS,
  storyIdField,
  webUrlField,
} from './fields.ts';

/** Schema of how often words were in the news. */
export const trendSchema = z.object({
  since: dayField.describe('The first day that counts; whole weeks may begin it earlier than asked.'),
  until: dayField,
  step: z.enum(['day', 'week']),
  days: z.array(dayField).describe('The first day of each step.'),
  words: z.array(
    z.object({
      word: z.string(),
      total: z.int().min(0),
      counts: z.array(z.int().min(0)).describe('Stories whose title or one-liner speaks of it, a step each.'),
      peak: z
        .object({
          since: dayField,
          until: dayField,
          count: z.int().min(1),
          story: z
            .object({ id: storyIdField, title: z.string(), date: dayField, webUrl: webUrlField })
            .nullable()
            .describe('A story of the event that most of them tell.'),
        })
        .nullable()
        .describe('The last step with the most stories; null for a word without any.'),
    }),
  ),
});

/** Schema of the parameters of a trend. */
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

/** A trend for programs. */
export type TrendJson = z.output<typeof trendSchema>;
/** Parameters of a trend. */
export type TrendRequestJson = z.output<typeof trendRequestSchema>;

/** Converts a trend for programs. */
export function trendToJson({ since, until, step, days, words }: Trend, terms: ArchiveTerms): TrendJson {
  return {
    since,
    until,
    step,
    days: [...days],
    words: words.map(({ word, total, counts, peak }) => ({
      word: printableLine(word),
      total,
      counts: [...counts],
      peak: peak
        ? {
            since: peak.since,
            until: peak.until,
            count: peak.count,
            story: peak.story
              ? {
                  id: peak.story.id,
                  title: printableLine(peak.story.title),
                  date: peak.story.day,
                  webUrl: pageUrl(terms, storyPath(peak.story.id)),
                }
              : null,
          }
        : null,
    })),
  };
}
