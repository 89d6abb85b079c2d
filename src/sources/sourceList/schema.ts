import { load as loadHtml } from 'cheerio/slim';
import { z } from 'zod';
import type { UsualHours } from '../source.ts';
import type { SourceListRule } from './problem.ts';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const DAY_MINUTES = 24 * 60;
const HOURS = /^([01]?\d|2[0-4]):([0-5]\d)\s*-\s*([01]?\d|2[0-4]):([0-5]\d)$/;

const usualHours = z.string().transform((text, context): UsualHours => {
  const [, fromHour, fromMinute, toHour, toMinute] = HOURS.exec(text)?.map(Number) ?? [];
  const hours = {
    fromMinute: Number(fromHour) * 60 + Number(fromMinute),
    toMinute: Number(toHour) * 60 + Number(toMinute),
  };
  if (!(hours.fromMinute < hours.toMinute && hours.toMinute <= DAY_MINUTES))
    context.addIssue({
      code: 'custom',
      message: 'hours' satisfies SourceListRule,
    });
  return hours;
});

const column = z.strictObject({
  name: z.string().min(1),
  usually: usualHours.optional(),
  weekdays: z
    .array(z.enum(WEEKDAYS).transform((name) => WEEKDAYS.indexOf(name)))
    .min(1)
    .optional(),
});

const webAddress = z
  .url({ protocol: /^https?$/, error: 'web-url' satisfies SourceListRule })
  .refine((text) => !URL.parse(text)?.username, 'user-name' satisfies SourceListRule);

const archive = z
  .string()
  .refine(
    (text) => text.includes('{page}') && /^https?:\/\//.test(text),
    'archive-url' satisfies SourceListRule,
  )
  .optional();

const selector = z
  .string()
  .refine(isSelector, 'selector' satisfies SourceListRule)
  .optional();

const everyMinutes = z
  .int()
  .min(1)
  .max(7 * DAY_MINUTES);

const common = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'id' satisfies SourceListRule),
  name: z.string().min(1),
  enabled: z.boolean().default(true),
  verified: z.string().default('never'),
  lastCheckedHere: z.string().default('never'),
  note: z.string().optional(),
  tier: z.enum(['roundup', 'news', 'community'], 'tier' satisfies SourceListRule).default('news'),
  articles: z.boolean().default(false),
  columns: z.array(column).default([]),
};

const feed = z.strictObject({
  ...common,
  kind: z.literal('feed'),
  url: webAddress.optional(),
  rsshub: z
    .string()
    .regex(/^\/[^\s/]/, 'route' satisfies SourceListRule)
    .optional(),
  content: z.enum(['auto', 'full', 'link']).default('auto'),
  archive,
  proxy: z.boolean().default(true),
  everyMinutes: everyMinutes.default(30),
});

const page = z.strictObject({
  ...common,
  kind: z.literal('page'),
  url: webAddress,
  links: selector,
  archive,
  proxy: z.boolean().default(true),
  everyMinutes: everyMinutes.default(30),
});

const folder = z.strictObject({
  ...common,
  kind: z.literal('folder'),
  path: z.string().min(1),
  everyMinutes: everyMinutes.default(2),
});

/** Schema of a source list; its own messages are codes of rules. */
export const SOURCE_LIST = z.strictObject({
  /** Version (day) of the shipped list from which it was created. */
  version: z.string().optional(),
  sources: z
    .array(z.discriminatedUnion('kind', [feed, page, folder], 'kind' satisfies SourceListRule))
    .superRefine((sources, context) => {
      const seen = new Set<string>();
      sources.forEach(({ id }, index) => {
        if (seen.has(id))
          context.addIssue({
            code: 'custom',
            path: [index, 'id'],
            message: 'twice' satisfies SourceListRule,
          });
        seen.add(id);
      });
      sources.forEach((source, index) => {
        if (source.kind === 'feed' && (source.url === undefined) === (source.rsshub === undefined))
          context.addIssue({
            code: 'custom',
            path: [index, 'url'],
            message: 'url-or-route' satisfies SourceListRule,
          });
      });
    }),
});

function isSelector(text: string): boolean {
  try {
    loadHtml('')(text);
    return true;
  } catch {
    return false;
  }
}
