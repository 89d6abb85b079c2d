import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Lines } from '../../../src/cli/lines.ts';
import { printServerSources, removeFromServer } from '../../../src/cli/sources/servers.ts';
import { sourcesTexts } from '../../../src/cli/sources/texts/sourcesTexts.ts';
import { UNPOLLED } from '../../../src/sources/polling/states.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import { addServerSource, readServerSources, serverSourceId } from '../../../src/store/serverSources.ts';
import { sourceStatesOf } from '../../../src/store/sources.ts';

const NOW = new Date('2024-12-27T02:00:00Z');
const [OURS, OTHER] = ['300000000000000001', '300000000000000002'] as const;
const URL = 'https://example.org/feed.xml';
const ID = serverSourceId(URL);

let out: string[];
let err: string[];
let lines: Lines;
let folder: string;
let registry: Store;
let news: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-servers-'));
  out = [];
  err = [];
  lines = { out: (line) => out.push(line), err: (line) => err.push(line) };
  registry = openStore(':memory:');
  news = openNews();
});
afterEach(async () => {
  await registry.close();
  await news.close();
  rmSync(folder, { recursive: true });
});

function openNews(name = 'server-news.db'): Store {
  return openStore(join(folder, name));
}

const add = (guild: string) => addServerSource(registry, { guild, url: URL, name: '我们的内刊' }, 10, NOW);

async function list(language: string, json = false): Promise<number> {
  const sources = await readServerSources(registry);
  const texts = sourcesTexts({ LANG: language });
  return printServerSources({ sources, states: sourceStatesOf(news), now: NOW, json, texts }, lines);
}

const remove = (server: string) =>
  removeFromServer(
    { server, id: ID, registry, openNews: async () => openNews(), texts: sourcesTexts({}) },
    lines,
  );

test('each server’s own sources stand in the list with their health, and why one fails is said once', async () => {
  await add(OURS);
  await add(OTHER);
  await sourceStatesOf(news).write(ID, {
    ...UNPOLLED,
    lastSuccess: new Date('2024-12-26T01:35:00Z'),
    nextPoll: new Date('2024-12-27T02:30:00Z'),
    failures: 2,
    failingSince: new Date('2024-12-27T00:00:00Z'),
    lastFailure: 'the server answered 403',
    lastReason: 'status',
  });
  expect(await list('C')).toBe(0);
  expect(out[0]).toMatch(/^server +id +name +state +last success +address +next poll$/u);
  const line = new RegExp(`${ID} +我们的内刊 +FAILING \\(2\\) +2024-12-26 09:35 +${URL} +10:30$`, 'u');
  expect(out.slice(1, 3).map((text) => text.split(' ')[0])).toEqual([OURS, OTHER]);
  for (const text of out.slice(1, 3)) expect(text).toMatch(line);
  expect(out.slice(3, -1)).toEqual([
    `${ID} has been failing since 08:00: the server refuses access (HTTP 403)`,
  ]);
});

test('the list comes as JSON, or in the operator’s language', async () => {
  await add(OURS);
  await list('C', true);
  expect(JSON.parse(out[0] ?? '')).toMatchObject({
    server: OURS,
    id: ID,
    name: '我们的内刊',
    url: URL,
    failures: 0,
  });
  out.length = 0;
  await list('zh_CN.UTF-8');
  expect(out[0]).toMatch(/^服务器 +编号 +名称 +状态 +上次读到 +地址 +下次去读$/u);
});

test('no server has own sources: the list says so', async () => {
  expect(await list('zh_TW.UTF-8')).toBe(0);
  expect(out).toEqual(['沒有伺服器加過自己的來源。']);
});

test('a source is removed from a server, and its news go with the last server that has it', async () => {
  await add(OURS);
  await add(OTHER);
  await sourceStatesOf(news).write(ID, { ...UNPOLLED, lastSuccess: NOW });
  expect(await remove(OURS)).toBe(0);
  expect((await readServerSources(registry)).map(({ guild }) => guild)).toEqual([OTHER]);
  expect((await sourceStatesOf(news).read(ID)).lastSuccess).toEqual(NOW);
  expect(await remove(OTHER)).toBe(0);
  expect(await sourceStatesOf(news).read(ID)).toEqual(UNPOLLED);
  expect(out[0]).toContain(`我们的内刊 is no longer a source of the server ${OURS}`);
});

test('removing a source that a server lacks is refused, and no store is created for it', async () => {
  const removal = { server: OURS, id: 's-none', registry, texts: sourcesTexts({}) };
  expect(await removeFromServer({ ...removal, openNews: async () => openNews('made.db') }, lines)).toBe(2);
  expect(err).toEqual([`The server ${OURS} has no source "s-none".`]);
  expect(existsSync(join(folder, 'made.db'))).toBe(false);
});
