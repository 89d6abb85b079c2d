import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { checkSources } from '../../../src/cli/sources/check.ts';
import { sourcesTexts } from '../../../src/cli/sources/texts/sourcesTexts.ts';
import { createFetcher, type Fetcher } from '../../../src/sources/fetching/fetcher.ts';
import { parsePublishedTime } from '../../../src/sources/publishedTime.ts';
import { feedSource, pageSource, standingClock } from '../../sources/fixtures.ts';
import { startWebServer, text, type WebServer } from '../../sources/webServer.ts';

/** Real feeds beside the project; where they are absent this file skips and says so. */
const FEEDS = fileURLToPath(new URL('../../../../shared/feeds/', import.meta.url));
const INDEX = `${FEEDS}index.json`;

const item = z
  .object({ title: z.string().nullish(), link: z.string().nullish(), date: z.string().nullish() })
  .nullish();
const index = z.array(
  z.object({
    file: z.string(),
    kind: z.string(),
    served_as: z.string().optional(),
    items: z.number(),
    items_expected: z.number().optional(),
    first: item,
    last: item,
    first_date_utc: z.string().optional(),
    first_title_contains: z.string().optional(),
    first_title_starts: z.string().optional(),
    refuse: z.boolean().optional(),
    whole_items: z.number().optional(),
    links: z.string().optional(),
  }),
);
const line = z.object({
  id: z.string(),
  ok: z.boolean(),
  error: z.string().nullable(),
  items: z.number(),
  first: z.object({ title: z.string(), link: z.string().nullable(), date: z.string().nullable() }).nullable(),
  last: z.object({ title: z.string(), link: z.string().nullable(), date: z.string().nullable() }).nullable(),
});

const entries = existsSync(INDEX) ? index.parse(JSON.parse(readFileSync(INDEX, 'utf8'))) : [];
let server: WebServer;
let fetcher: Fetcher;

beforeAll(async () => {
  server = await startWebServer();
  fetcher = createFetcher({
    userAgent: 'test',
    // Pages that teasers link to lie outside: nothing is asked there.
    allows: (address) => address === '127.0.0.1',
    resolve: async () => [],
  });
});

afterAll(async () => {
  await fetcher.close();
  await server.close();
});

test.skipIf(entries.length === 0)('one check reads of every real feed what its index says', async () => {
  for (const { file, served_as: type } of entries)
    server.on(`/${file}`, text(readFileSync(`${FEEDS}${file}`), type ? { 'content-type': type } : {}));
  const sources = entries.map(({ file, links }) =>
    links === undefined
      ? feedSource(`${server.url}/${file}`, { id: file, content: 'full' })
      : pageSource(`${server.url}/${file}`, { id: file, links }),
  );
  const out: string[] = [];
  const lines = { out: (text: string) => out.push(text), err: () => undefined };
  const clock = standingClock('2026-08-23T00:00:00Z');
  await checkSources({ sources, ids: [], fetcher, clock, json: true, texts: sourcesTexts({}) }, lines);
  const checked = out.map((text) => line.parse(JSON.parse(text)));
  for (const [at, expected] of entries.entries()) {
    const found = checked[at];
    const { file, refuse, whole_items: whole, items_expected: right } = expected;
    expect(found?.items, file).toBe(refuse ? 0 : (whole ?? right ?? expected.items));
    if (refuse) continue;
    const { first_title_contains: part, first_title_starts: start } = expected;
    if (part) expect(found?.first?.title, file).toContain(part);
    if (start) expect(found?.first?.title, file).toMatch(new RegExp(`^${start}`, 'u'));
    const first = part || start ? { ...expected.first, title: null } : expected.first;
    expectItem(file, found?.first, first, expected.first_date_utc);
    // The index names the last item of the whole feed where only the first ones are whole.
    if (whole === undefined) expectItem(file, found?.last, expected.last, undefined);
  }
});

type Found = z.infer<typeof line>['first'] | undefined;

function expectItem(
  file: string,
  found: Found,
  expected: z.infer<typeof item>,
  utc: string | undefined,
): void {
  if (!expected) return;
  if (expected.title) expect(found?.title, file).toBe(expected.title);
  if (expected.link) expect(found?.link, file).toBe(URL.parse(expected.link)?.href);
  const instant = utc
    ? new Date(utc)
    : parsePublishedTime(expected.date ?? '', new Date('2026-08-23T00:00:00Z'));
  if (instant)
    expect(found?.date && Date.parse(found.date), `${file} ${expected.date}`).toBe(instant.getTime());
}
