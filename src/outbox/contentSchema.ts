import { z } from 'zod';
import { parseDay } from '../calendar/day.ts';
import type { Digest, DigestItem, DigestSection } from '../digests/digest.ts';
import type { Recap } from '../digests/recap.ts';
import type { StoryId } from '../editions/edition.ts';

const calendarDay = z.string().transform((text, context) => {
  const parsed = parseDay(text);
  if (parsed) return parsed;
  context.addIssue(`no calendar day: ${text}`);
  return z.NEVER;
});
const texts = z.array(z.string());
const storyId = z.string().transform((id) => id as StoryId);
type UnrankedItem = Omit<DigestItem, 'rank'> & { rank?: number | undefined };

function withRanks(sections: { name: string | null; items: UnrankedItem[] }[]): DigestSection[] {
  let place = 0;
  return sections.map(({ name, items }) => ({
    name,
    items: items.map(({ rank, ...item }) => {
      place += 1;
      return { ...item, rank: rank ?? place - 1 };
    }),
  }));
}

const renderingsSchema = z
  .object({ 'en-US': z.string().exactOptional(), 'zh-TW': z.string().exactOptional() })
  .exactOptional();

const itemSchema = z.object({
  text: z.string(),
  story: storyId,
  column: z.string(),
  also: texts,
  // Missing in contents of earlier versions, which were shown in stored order.
  rank: z.number().optional(),
  byMachine: z.boolean().default(false),
  isOfServer: z.boolean().default(false),
  url: z.string().nullable().default(null),
  told: calendarDay.nullable().default(null),
  alerted: z.object({ story: storyId, isMore: z.boolean() }).exactOptional(),
  renderings: renderingsSchema,
});

const leadsSchema = z.array(
  z.object({
    story: storyId,
    clause: z.string().nullable(),
    picture: z.object({ url: z.string(), alt: z.string() }).nullable(),
    significance: z.string().exactOptional(),
  }),
);

const digestSchema: z.ZodType<Digest> = z.object({
  day: calendarDay,
  title: z.string(),
  sections: z
    .array(
      z.object({
        name: z.string().nullable(),
        items: z.array(itemSchema),
      }),
    )
    .transform(withRanks),
  repeats: z.array(itemSchema.extend({ rank: z.number().default(0) })).default([]),
  leads: leadsSchema.default([]),
  characters: z.number(),
  minutes: z.number(),
  columns: texts,
  editions: z.array(
    z.object({
      column: z.string(),
      headline: z.string(),
      url: z.string().nullable(),
      keyPoints: texts,
      keyPointsBy: z.string().nullable(),
      keyPointsAreGenerated: z.literal(true).exactOptional(),
      // Missing in contents of earlier versions.
      writtenBy: z.string().nullable().default(null),
    }),
  ),
  articlesUntil: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .nullable()
    .default(null),
});
const recapSchema: z.ZodType<Recap> = z.object({
  period: z.enum(['week', 'month']),
  from: calendarDay,
  to: calendarDay,
  items: z.array(
    z.object({
      text: z.string(),
      story: storyId,
      column: z.string(),
      toldBy: z.number(),
      firstDay: calendarDay,
      lastDay: calendarDay,
      further: z.object({ text: z.string(), story: storyId, day: calendarDay }).nullable(),
      byMachine: z.boolean(),
      renderings: renderingsSchema,
      isOfServer: z.literal(true).exactOptional(),
      url: z.string().nullable(),
    }),
  ),
  events: z.number(),
  columns: texts,
  rising: z.array(z.object({ name: z.string(), stories: z.number(), usual: z.number() })).default([]),
  leads: leadsSchema,
});
/** Schema of a stored content: a digest, a recap, a notice, or null if it was withdrawn. */
export const contentSchema = z.union([
  z.object({ missing: z.object({ columns: texts, lastDay: calendarDay }) }),
  z.object({ nothingSince: z.number() }),
  z.object({ recap: recapSchema }),
  digestSchema,
  z.null(),
]);
