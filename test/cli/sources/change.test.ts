import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Lines } from '../../../src/cli/lines.ts';
import {
  addSource,
  exportOpml,
  importOpml,
  removeSource,
  switchSource,
} from '../../../src/cli/sources/change.ts';
import { sourcesTexts } from '../../../src/cli/sources/texts/sourcesTexts.ts';
import { createFetcher, type Fetcher } from '../../../src/sources/fetching/fetcher.ts';
import { type ListPlace, sourcesAt } from '../../../src/sources/sourceList/listFile.ts';
import { SourceListError } from '../../../src/sources/sourceList/problem.ts';
import { rssFeed, standingClock } from '../../sources/fixtures.ts';
import { startWebServer, text, type WebServer } from '../../sources/webServer.ts';

const SHIPPED = `# The shipped list.
sources:
  # What is read first.
  - { id: first, name: 第一, kind: feed, url: "https://example.org/feed" }
  - { id: second, name: 第二, kind: folder, path: ../posts, enabled: false }
`;

let folder: string;
let place: ListPlace;
let out: string[];
let err: string[];
let lines: Lines;
let server: WebServer;
let fetcher: Fetcher;
const clock = standingClock('2024-12-27T02:00:00Z');
const texts = sourcesTexts({});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-sources-'));
  const shipped = join(folder, 'shipped.yaml');
  writeFileSync(shipped, SHIPPED);
  place = { own: join(folder, 'state', 'sources.yaml'), shipped, settings: {} };
  out = [];
  err = [];
  lines = { out: (line) => out.push(line), err: (line) => err.push(line) };
  server = await startWebServer();
  fetcher = createFetcher({ userAgent: 'test', allows: (address) => address === '127.0.0.1' });
});

afterEach(async () => {
  await fetcher.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const own = () => readFileSync(place.own, 'utf8');
const roundup = [1, 2, 3].map(
  (n) => `<h3>${n}、第 ${n} 件事发生了</h3><p>${'这是正文，说得很清楚。'.repeat(24)}</p>`,
);

async function add(address: string, answer = true): Promise<number> {
  return addSource(address, { place, texts, fetcher, clock, confirm: async () => answer }, lines);
}

test('add: the page’s feed is found, shown and written into a list of one’s own; the shipped one stays', async () => {
  server.on('/', text('<title>早报站</title><link rel=alternate type="application/rss+xml" href="/feed">'));
  server.on(
    '/feed',
    text(rssFeed([{ name: 'a', title: '某早报', body: `<h2>某早报</h2>${roundup.join('')}` }])),
  );
  expect(await add(`${server.url}/`)).toBe(0);
  expect(out.join('\n')).toContain('1 items; 某早报');
  expect(sourcesAt(place).map(({ id }) => id)).toEqual(['first', 'second', '127-0-0-1']);
  expect(own().startsWith(SHIPPED.trimEnd())).toBe(true);
  expect(readFileSync(place.shipped, 'utf8')).toBe(SHIPPED);
  out.length = 0;
  expect(await add(`${server.url}/feed`)).toBe(0);
  expect(out).toEqual([`${server.url}/feed is read already, as 127-0-0-1.`]);
});

test('add: nothing is written for an unreadable or declined source', async () => {
  server.on('/empty', text(rssFeed([{ name: 'gone' }])));
  expect(await add(`${server.url}/empty`)).toBe(1);
  expect(await add(`${server.url}/missing`)).toBe(1);
  expect(err.at(-1)).toContain('404');
  server.on('/feed', text(rssFeed([{ name: 'a', body: `<p>${'一篇文章。'.repeat(200)}</p>` }])));
  expect(await add(`${server.url}/feed`, false)).toBe(0);
  expect(() => own()).toThrow();
});

test('enable, disable and remove edit own list', () => {
  expect(switchSource({ place, texts }, 'second', true, lines)).toBe(0);
  expect(switchSource({ place, texts }, 'first', false, lines)).toBe(0);
  expect(sourcesAt(place).map(({ id, enabled }) => [id, enabled])).toEqual([
    ['first', false],
    ['second', true],
  ]);
  expect(own()).toContain('# The shipped list.');
  expect(removeSource({ place, texts }, 'first', lines)).toBe(0);
  expect(sourcesAt(place).map(({ id }) => id)).toEqual(['second']);
  expect(removeSource({ place, texts }, 'secnod', lines)).toBe(2);
  expect(err.at(-1)).toContain('did you mean second?');
});

test('disable leaves a list with a mistake as it is', () => {
  switchSource({ place, texts }, 'second', true, lines);
  writeFileSync(place.own, `${own()}  - { id: third, kind: feed }\n`);
  const broken = own();
  expect(() => switchSource({ place, texts }, 'second', false, lines)).toThrow(SourceListError);
  expect(own()).toBe(broken);
});

test('add: an address without its beginning, of a site that answers without encryption alone', async () => {
  server.on('/', text(rssFeed([{ name: 'a', title: '某早报', body: roundup.join('') }])));
  expect(await add(server.url.replace('http://', ' '))).toBe(0);
  expect(sourcesAt(place).at(-1)).toMatchObject({ id: '127-0-0-1', url: server.url });
  await server.close();
  expect(await add(new URL(server.url).host)).toBe(1);
});

test('import adds sources that are new, and export gives them back', () => {
  const file = join(folder, 'reader.opml');
  const outline = (url: string, title: string) => `<outline type="rss" text="${title}" xmlUrl="${url}"/>`;
  writeFileSync(
    file,
    `<opml version="2.0"><head/><body>${outline('https://example.org/feed', '有了')}${outline('https://www.example.net/a', '甲')}${outline('https://www.example.net/b', '乙')}</body></opml>`,
  );
  expect(importOpml({ place, texts }, file, lines)).toBe(0);
  expect(out[0]).toContain('2 added');
  expect(sourcesAt(place).map(({ id, name }) => [id, name])).toEqual([
    ['first', '第一'],
    ['second', '第二'],
    ['example-net', '甲'],
    ['example-net-2', '乙'],
  ]);
  out.length = 0;
  expect(importOpml({ place, texts }, file, lines)).toBe(0);
  expect(out[0]).toContain('0 added');
  out.length = 0;
  exportOpml(sourcesAt(place), lines);
  writeFileSync(file, out.join('\n'));
  out.length = 0;
  expect(importOpml({ place, texts }, file, lines)).toBe(0);
  expect(out[0]).toContain('0 added');
  writeFileSync(file, '<html></html>');
  expect(importOpml({ place, texts }, file, lines)).toBe(1);
  expect(importOpml({ place, texts }, join(folder, 'missing.opml'), lines)).toBe(1);
  expect(err.at(-1)).toContain('missing.opml cannot be read');
});
