import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Lines } from '../../src/cli/lines.ts';
import { setUp } from '../../src/cli/setup/setup.ts';
import { setupTexts } from '../../src/cli/setup/texts.ts';
import { sourcesTexts } from '../../src/cli/sources/texts/sourcesTexts.ts';
import { readConfig } from '../../src/settings/readConfig.ts';
import { createFetcher, type Fetcher } from '../../src/sources/fetching/fetcher.ts';
import { type ListPlace, sourcesAt } from '../../src/sources/sourceList/listFile.ts';
import { type FakeDiscord, startFakeDiscord } from '../fake-discord/fake-discord.ts';
import { rssFeed, standingClock } from '../sources/fixtures.ts';
import { startWebServer, text, type WebServer } from '../sources/webServer.ts';

let fake: FakeDiscord;
let server: WebServer;
let fetcher: Fetcher;
let folder: string;
let place: ListPlace;
let out: string[];
let err: string[];
let lines: Lines;

beforeEach(async () => {
  fake = await startFakeDiscord();
  server = await startWebServer();
  fetcher = createFetcher({ userAgent: 'test', allows: (address) => address === '127.0.0.1' });
  folder = mkdtempSync(join(tmpdir(), 'sulan-setup-'));
  const feed = (id: string) => `  - { id: ${id}, name: 源, kind: feed, url: "${server.url}/${id}" }\n`;
  const shipped = join(folder, 'shipped.yaml');
  writeFileSync(shipped, `# Bundled.\nsources:\n${feed('good')}${feed('old')}${feed('gone')}`);
  place = { own: join(folder, 'state', 'sources.yaml'), shipped, settings: {} };
  const body = `<p>${'一篇说得很清楚的文章。'.repeat(80)}</p>`;
  const feedOf = (date: string) =>
    rssFeed([{ name: 'a', body }]).replaceAll(/<pubDate>.*?<\/pubDate>/g, `<pubDate>${date}</pubDate>`);
  server.on('/good', text(feedOf('Fri, 27 Dec 2024 09:30:00 +0800')));
  server.on('/old', text(feedOf('Sat, 27 Jul 2024 09:30:00 +0800')));
  out = [];
  err = [];
  lines = { out: (line) => out.push(line), err: (line) => err.push(line) };
});

afterEach(async () => {
  await fetcher.close();
  await server.close();
  await fake.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(answers: readonly string[], environment: Record<string, string> = {}): Promise<number> {
  const waiting = [...answers];
  const options = {
    config: readConfig({ DISCORD_API_URL: fake.env.DISCORD_API_URL, ...environment }),
    place,
    fetcher,
    clock: standingClock('2024-12-27T02:00:00Z'),
    progress: { update: () => undefined, stop: () => undefined },
    texts: setupTexts({ LANG: 'zh_CN.UTF-8' }),
    sourcesTexts: sourcesTexts({ LANG: 'zh_CN.UTF-8' }),
    ask: async () => waiting.shift(),
    environmentFile: join(folder, '.env'),
  };
  return setUp(options, lines);
}

test('a token is asked for until one works; what answers is on, and the invite link stands alone', async () => {
  writeFileSync(join(folder, '.env'), '# mine\nDISCORD_TOKEN=\nSULAN_LOG_LEVEL=warn\n');
  expect(await run(['wrong', fake.env.DISCORD_TOKEN])).toBe(0);
  expect(readFileSync(join(folder, '.env'), 'utf8')).toBe(
    `# mine\nDISCORD_TOKEN=${fake.env.DISCORD_TOKEN}\nSULAN_LOG_LEVEL=warn\n`,
  );
  expect(statSync(join(folder, '.env')).mode & 0o077).toBe(0);
  const sources = sourcesAt(place);
  expect(sources.map(({ id, enabled, lastCheckedHere }) => [id, enabled, lastCheckedHere])).toEqual([
    ['good', true, '2024-12-27'],
    ['old', false, 'never'],
    ['gone', false, 'never'],
  ]);
  expect(readFileSync(place.own, 'utf8')).toContain('# Bundled.');
  expect(out).toEqual([expect.stringMatching(/^https:\/\/discord\.com\/oauth2\/authorize\?\S+$/u)]);
  const said = err.join('\n');
  expect(said).toContain('关 old：最新的一条也有 153 天了');
  expect(said).toContain('关 gone：地址已经没有了（404）');
  expect(said).toContain('3 个来源里有 1 个读得到');
  expect(said).not.toContain(fake.env.DISCORD_TOKEN);
});

test('a second run keeps the operator’s own list and asks for nothing', async () => {
  await run([fake.env.DISCORD_TOKEN]);
  const list = `${readFileSync(place.own, 'utf8')}# changed by hand\n`;
  writeFileSync(place.own, list);
  expect(await run([], { DISCORD_TOKEN: fake.env.DISCORD_TOKEN })).toBe(0);
  expect(readFileSync(place.own, 'utf8')).toBe(list);
});

test('without a token that works nothing is written, and without Discord it says so', async () => {
  expect(await run(['wrong', 'wrong again', 'no'])).toBe(1);
  expect(await run([])).toBe(1);
  expect(await run(['x'], { DISCORD_API_URL: 'http://127.0.0.1:9/api' })).toBe(1);
  expect(err.at(-1)).toContain('连不上 Discord');
  expect(() => readFileSync(place.own)).toThrow();
  expect(() => readFileSync(join(folder, '.env'))).toThrow();
});

test('no source answers: the list is not written, the network is blamed', async () => {
  await server.close();
  expect(await run([fake.env.DISCORD_TOKEN])).toBe(0);
  expect(err.join('\n')).toContain('一个来源都连不上');
  expect(() => readFileSync(place.own)).toThrow();
});
