import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFetcher, type Fetcher } from '../../src/sources/fetching/fetcher.ts';
import { createPoller } from '../../src/sources/polling/poller.ts';
import type { Source } from '../../src/sources/source.ts';
import type { Store } from '../../src/store/open.ts';
import { sourceStatesOf } from '../../src/store/sources.ts';
import { openTestStore } from '../database/engines.ts';
import { feedSource, folderSource, pageSource, rssFeed, standingClock } from '../sources/fixtures.ts';
import { startWebServer, text, type WebServer } from '../sources/webServer.ts';
import { ingestDocument } from './ingestDocument.ts';

const SAMPLE = await readFile(new URL('../../data/samples/2024-12-27-geek-headlines.html', import.meta.url));
const EDITION = { column: '极客头条', day: '2024-12-27' };
const PARAGRAPH =
  '这家公司在周五的发布会上介绍了新芯片的工艺、功耗和价格，并说首批产品将在明年一季度交付给数据中心客户。';
const ARTICLE = `<h1>一篇讲新芯片的长文</h1>${`<p>${PARAGRAPH}</p>`.repeat(12)}`;

let server: WebServer;
let fetcher: Fetcher;
let store: Store;
let folder: string;

beforeEach(async () => {
  server = await startWebServer();
  fetcher = createFetcher({ userAgent: 'test', allows: () => true });
  store = await openTestStore();
  folder = await mkdtemp(join(tmpdir(), 'sulan-ingest-'));
  server.on('/roundup', text(SAMPLE, { 'content-type': 'text/html; charset=utf-8' }));
  server.on('/article', text(ARTICLE, { 'content-type': 'text/html; charset=utf-8' }));
});

afterEach(async () => {
  await fetcher.close();
  await server.close();
  await rm(folder, { recursive: true });
});

async function poll(source: Source): Promise<void> {
  const clock = standingClock('2024-12-27T04:00:00Z');
  const poller = createPoller({
    sources: [source],
    states: sourceStatesOf(store),
    fetcher,
    ingest: (document) => ingestDocument(store, document, clock.now(), { articlesStandAlone: true }),
    clock,
    log: pino({ level: 'silent' }),
    pause: async () => undefined,
  });
  await poller.poll(clock.now());
}

async function editions(): Promise<readonly unknown[]> {
  return await store.all('SELECT "column", day FROM editions');
}

async function articles(): Promise<readonly unknown[]> {
  return await store.all('SELECT title, "column", url, day FROM stories WHERE edition IS NULL');
}

test('a feed that links to its items: a roundup becomes an edition, an article a story of its own', async () => {
  const columns = [{ name: '极客头条' }];
  server.on('/feed', text(rssFeed([{ name: 'roundup' }, { name: 'article', title: '一篇讲新芯片的长文' }])));
  await poll(feedSource(`${server.url}/feed`, { name: '某站', columns }));
  expect(await editions()).toEqual([EDITION]);
  expect(await articles()).toEqual([
    { title: '一篇讲新芯片的长文', column: '某站', url: `${server.url}/article`, day: '2024-12-27' },
  ]);
});

test('a full-text feed: an edition and an article', async () => {
  const body = SAMPLE.toString().replace(/^---[\s\S]*?\n---\n/, '');
  server.on(
    '/feed',
    text(
      rssFeed([
        { name: 'a', body },
        { name: 'b', title: '一篇讲新芯片的长文', body: ARTICLE },
      ]),
    ),
  );
  await poll(feedSource(`${server.url}/feed`, { content: 'full' }));
  expect(await editions()).toEqual([EDITION]);
  expect(await articles()).toHaveLength(1);
});

test('list: edition and article', async () => {
  server.on('/list', text('<li><a href="/roundup">早报</a></li><li><a href="/article">长文</a></li>'));
  await poll(pageSource(`${server.url}/list`, { links: 'li a' }));
  expect(await editions()).toEqual([EDITION]);
  expect(await articles()).toHaveLength(1);
});

test('one page gives an edition', async () => {
  await poll(pageSource(`${server.url}/roundup`));
  expect(await editions()).toEqual([EDITION]);
});

test('a folder: an edition', async () => {
  await writeFile(join(folder, '2024-12-27-早报.html'), SAMPLE);
  await poll(folderSource(folder));
  expect(await editions()).toEqual([EDITION]);
});

test('one edition from three sources is stored once', async () => {
  await writeFile(join(folder, 'a.html'), SAMPLE);
  server.on('/feed', text(rssFeed([{ name: 'roundup' }])));
  await poll(feedSource(`${server.url}/feed`));
  await poll(pageSource(`${server.url}/roundup`));
  await poll(folderSource(folder));
  expect(await editions()).toEqual([EDITION]);
});

test('an edition has the name that the source’s entry gives its column; its own stays in its headline', async () => {
  const columns = [{ name: '某站极客早报' }];
  server.on('/feed', text(rssFeed([{ name: 'roundup' }])));
  await poll(feedSource(`${server.url}/feed`, { name: '某站', columns }));
  expect(await editions()).toEqual([{ column: '某站极客早报', day: '2024-12-27' }]);
  expect(String((await store.get('SELECT headline FROM editions'))?.headline)).toContain('极客头条');
});

/** Code units that are no characters of any text: NUL, which PostgreSQL refuses, and surrogates that stand alone. */
const NO_TEXT = ['\u0000', '\ud800', '\udfff'];

const item = (unit: string) => ({
  id: `${unit}长文`,
  url: `https://news.example/${NO_TEXT.indexOf(unit)}`,
  title: `一篇讲${unit}新芯片的长文`,
  content_html: `${ARTICLE.replaceAll('芯片', `芯${unit}片`)}<img src="https://pictures.example/a.png" alt="图${unit}">`,
  tags: [`标${unit}签`],
});

const entity = (unit: string) => `&#${unit.charCodeAt(0)};`;

/** Returns all texts of rows, those of lists in JSON one by one. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^[[{]/.test(value) ? textsIn(JSON.parse(value)) : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Documents with such a unit in every place where text may stand. */
const DOCUMENTS: Readonly<Record<string, (unit: string) => string>> = {
  'JSON Feed': (unit) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: `某${unit}站`,
      authors: [{ name: `编${unit}者` }],
      items: [item(unit)],
    }),
  'RSS with a number for it': (unit) =>
    rssFeed([
      {
        name: 'a',
        title: `一篇讲${entity(unit)}新芯片的长文`,
        body: ARTICLE.replaceAll('芯片', `芯${entity(unit)}片`),
      },
    ]),
  'RSS with HTML that has a number for it': (unit) =>
    rssFeed([
      {
        name: 'a',
        title: '一篇讲新芯片的长文',
        body: ARTICLE.replaceAll('芯片', `芯&amp;#${unit.charCodeAt(0)};片`),
      },
    ]),
  'RSS with the unit itself': (unit) =>
    rssFeed([
      { name: 'a', title: `一篇讲${unit}新芯片的长文`, body: ARTICLE.replaceAll('芯片', `芯${unit}片`) },
    ]),
};

describe.each(Object.entries(DOCUMENTS))('units that are no text in %s', (_, documentOf) => {
  test.each(NO_TEXT.map((unit) => [unit.charCodeAt(0).toString(16), unit] as const))(
    'are in nothing that is stored: %s',
    async (_, unit) => {
      server.on('/feed', text(documentOf(unit)));
      const source = feedSource(`${server.url}/feed`, { content: 'full', name: `某${unit}站` });
      await poll(source);
      await poll(source);
      const stored = await store.all(
        'SELECT title, section, glance, paragraphs, images, links, attribution, commentary, url, "column", written_by FROM stories',
      );
      expect(stored).toHaveLength(1);
      expect(textsIn(stored).filter((one) => one.includes('\0') || !one.isWellFormed())).toEqual([]);
    },
  );
});
