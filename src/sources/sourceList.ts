import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { load as loadHtml } from 'cheerio/slim';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { Source, UsualHours } from './source.ts';

/** A source list that cannot be used: every problem in it, for the operator. */
export class SourceListError extends Error {
  override readonly name = 'SourceListError';
  readonly problems: readonly string[];

  constructor(file: string, problems: readonly string[]) {
    super(`The source list ${file} cannot be used: ${problems.join('; ')}.`);
    this.problems = problems;
  }
}

/** Reads a source list; relative folders start at the list's own. Throws a SourceListError that names every problem. */
export function readSourceList(file: string): readonly Source[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new SourceListError(file, [`it cannot be read: ${messageOf(error)}`]);
  }
  return parseSourceList(text, file);
}

/** Reads the text of a source list; `file` is what messages call it and where relative folders start. */
export function parseSourceList(text: string, file: string): readonly Source[] {
  let yaml: unknown;
  try {
    yaml = parseYaml(text);
  } catch (error) {
    throw new SourceListError(file, [
      `it is no valid YAML: ${(messageOf(error).split('\n')[0] ?? '').replace(/:$/, '')}`,
    ]);
  }
  const result = LIST.safeParse(yaml);
  if (!result.success)
    throw new SourceListError(
      file,
      result.error.issues.map((issue) => problemOf(issue, yaml)),
    );
  return result.data.sources.map((source) =>
    source.kind === 'folder' ? { ...source, path: resolve(dirname(file), source.path) } : source,
  );
}

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
      message: 'must be hours of one day in Beijing, such as "09:00-12:00"',
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
  .url({ protocol: /^https?$/, error: 'must be an http or https url' })
  .refine((text) => !URL.parse(text)?.username, 'must be without a user name: none is sent');

const archive = z
  .string()
  .refine(
    (text) => text.includes('{page}') && /^https?:\/\//.test(text),
    'must be an http or https url with {page}',
  )
  .optional();

const selector = z.string().refine(isSelector, 'must be a CSS selector').optional();

const everyMinutes = z
  .int()
  .min(1)
  .max(7 * DAY_MINUTES);

const common = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be 1 to 40 small letters, digits and hyphens'),
  name: z.string().min(1),
  enabled: z.boolean().default(true),
  verified: z.string().default('never'),
  columns: z.array(column).default([]),
};

const feed = z.strictObject({
  ...common,
  kind: z.literal('feed'),
  url: webAddress,
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

const LIST = z.strictObject({
  sources: z
    .array(z.discriminatedUnion('kind', [feed, page, folder], 'must be feed, page or folder'))
    .superRefine((sources, context) => {
      const seen = new Set<string>();
      sources.forEach(({ id }, index) => {
        if (seen.has(id))
          context.addIssue({ code: 'custom', path: [index, 'id'], message: `"${id}" is there twice` });
        seen.add(id);
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

/** One problem as a person finds it in the file: `source csdn-geeknews, url: must be …`. */
function problemOf(issue: z.core.$ZodIssue, yaml: unknown): string {
  const [list, index, ...rest] = issue.path;
  if (list !== 'sources' || typeof index !== 'number')
    return `${issue.path.join('.') || 'the file'}: ${issue.message}`;
  const { success, data } = z
    .object({ sources: z.array(z.object({ id: z.string() }).catch({ id: '' })) })
    .safeParse(yaml);
  const id = success ? data.sources[index]?.id : undefined;
  return `source ${id || `number ${index + 1}`}${rest.length > 0 ? `, ${rest.join('.')}` : ''}: ${issue.message}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
