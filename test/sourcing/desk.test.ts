import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import { sources } from '../../commands/sources.ts';
import { outlook } from '../../src/messages/administration/outlook.ts';
import type { SourceDesk } from '../../src/messages/administration/sourceDesk.ts';
import { indexByAction, performAction, runCommand } from '../../src/messages/conversation/dispatch.ts';
import { LOCALES } from '../../src/messages/locale.ts';
import type { Answer, Message } from '../../src/messages/message.ts';
import { createFetcher, type Fetcher } from '../../src/sources/fetching/fetcher.ts';
import { type SourceStates, UNPOLLED } from '../../src/sources/polling/states.ts';
import { sourceDesk } from '../../src/sourcing/desk.ts';
import { tellFirstReport } from '../../src/sourcing/firstReport.ts';
import { LiveList } from '../../src/sourcing/liveList.ts';
import { openStore } from '../../src/store/open.ts';
import { ask, openNewsroom, wordsOf } from '../commands/newsroom.ts';
import { newStates, rssFeed, standingClock } from '../sources/fixtures.ts';
import { startWebServer, text, type WebServer } from '../sources/webServer.ts';

const NOW = '2024-12-27T02:00:00Z';
let folder: string;
let server: WebServer;
let fetcher: Fetcher;
let states: SourceStates;
let list: LiveList;
let desk: SourceDesk;
let clock: ReturnType<typeof standingClock>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sulan-desk-'));
  server = await startWebServer();
  fetcher = createFetcher({ userAgent: 'test', allows: (address) => address === '127.0.0.1' });
  const shipped = join(folder, 'shipped.yaml');
  writeFileSync(
    shipped,
    `sources:
  - { id: well, name: 早报站, kind: feed, url: "${server.url}/well", columns: [ { name: 早报, usually: "07:00-09:00" } ] }
  - { id: ill, name: 虎山, kind: feed, url: "${server.url}/ill" }
  - { id: rests, name: 歇着, kind: folder, path: x, enabled: false }
`,
  );
  clock = standingClock(NOW);
  states = newStates();
  await states.write('well', { ...UNPOLLED, lastSuccess: new Date('2024-12-27T01:35:00Z') });
  const failingSince = new Date('2024-12-26T01:35:00Z');
  await states.write('ill', {
    ...UNPOLLED,
    failures: 2,
    failingSince,
    lastFailure: 'x',
    lastReason: 'no-article',
  });
  const options = { onChanged: async () => {}, onBroken: () => undefined };
  list = new LiveList({ own: join(folder, 'own.yaml'), shipped, settings: {} }, options);
  desk = sourceDesk({ list, states, fetcher, clock });
});

afterEach(async () => {
  await fetcher.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const words = (answer: Answer | undefined): string => wordsOf(answer as Message).join('\n');
const room = () => ({ ...openNewsroom().context, sources: desk });
const buttons = (answer: Answer) =>
  (answer as Message).blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));

describe('/sources', () => {
  test('lists what fails with its reason, in every language', async () => {
    for (const locale of LOCALES) {
      const said = words(await runCommand(sources, ask({}, locale, ['own-bot']), room()));
      expect(said).toContain('09:35');
      expect(said).not.toMatch(/undefined|null|no-article/u);
    }
    const said = words(await runCommand(sources, ask({}, 'zh-CN', ['own-bot']), room()));
    expect(said).toContain('打开的 2 个：1 个正常，1 个读不到');
    expect(said).toContain('连续 2 次没读到：拿到的是验证、登录或拒绝访问的页面');
  });

  test('is allowed to the owner only, also by a button of an old message', async () => {
    const request = ask({}, 'zh-CN', []);
    expect(words(await runCommand(sources, request, room()))).not.toContain('早报站');
    const action = { kind: 'source', step: 'off', source: 'well' } as const;
    await performAction(indexByAction(commands), action, request, room());
    expect(list.sources.find(({ id }) => id === 'well')?.enabled).toBe(true);
  });

  test('previews an address, and adds it once on confirmation', async () => {
    server.on('/', text('<title>新站</title><link rel=alternate type="application/rss+xml" href="/new">'));
    server.on(
      '/new',
      text(rssFeed([{ name: 'a', title: '一篇文章', body: `<p>${'说得很清楚。'.repeat(120)}</p>` }])),
    );
    const context = room();
    const request = ask({ texts: { address: `${server.url}/` } }, 'zh-CN', ['own-bot']);
    const shown = await runCommand(sources, request, context);
    expect(words(shown)).toContain('一篇文章');
    const [add] = buttons(shown);
    if (add?.kind !== 'action') throw new Error('nothing to confirm with');
    for (const _ of [1, 2])
      expect(words(await performAction(indexByAction(commands), add.action, request, context))).toContain(
        '已加进来源',
      );
    expect(list.sources).toHaveLength(4);
    expect(words(await runCommand(sources, request, context))).toContain('已经在读了');
    clock.advanceMinutes(120);
    expect(words(await performAction(indexByAction(commands), add.action, request, context))).toContain(
      '预览已经过期',
    );
  });

  test('says why an address brings nothing', async () => {
    const request = ask({ texts: { address: `${server.url}/gone` } }, 'zh-CN', ['own-bot']);
    expect(words(await runCommand(sources, request, room()))).toContain('地址已经没有了');
  });

  test('switches, tries, and leaves a list with a mistake alone', async () => {
    const request = ask({}, 'zh-CN', ['own-bot']);
    const press = (step: 'on' | 'off' | 'try', source: string) =>
      performAction(indexByAction(commands), { kind: 'source', step, source }, request, room()).then(words);
    expect(await press('off', 'ill')).toContain('「虎山」已关掉');
    expect(readFileSync(list.place.own, 'utf8')).toContain('enabled: false');
    expect(await press('try', 'ill')).toContain('地址已经没有了');
    expect(await press('on', 'nothing')).toContain('列表里没有');
    writeFileSync(list.place.own, 'sources: [{ id: x }]');
    expect(await press('on', 'ill')).toContain('来源列表的文件有错');
    await list.look();
    const said = words(await runCommand(sources, request, room()));
    expect(said).toContain('还在用改坏之前的');
    expect(said).toContain('来源 x，kind：要写 feed、page 或 folder（第 1 行）');
    expect(said).toContain('早报站');
  });
});

test('the owner is told once what works and what does not, as soon as all were asked', async () => {
  const store = openStore(':memory:');
  const told: string[] = [];
  const time = { now: clock.now, sleep: async () => clock.advanceMinutes(1) };
  const tellOwners = async (message: Message) => told.push(wordsOf(message).join('\n')) > 0;
  const { signal } = new AbortController();
  for (const _ of [1, 2]) await tellFirstReport({ store, desk, time, tellOwners }, signal);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('2 个来源里有 1 个读得到');
  expect(told[0]).toContain('虎山');
  await store.close();
});

test('a report that no owner got is tried at the next start', async () => {
  const store = openStore(':memory:');
  let told = 0;
  const time = { now: clock.now, sleep: async () => undefined };
  const tellOwners = async () => ++told > 1;
  const { signal } = new AbortController();
  for (const _ of [1, 2, 3]) await tellFirstReport({ store, desk, time, tellOwners }, signal);
  expect(told).toBe(2);
  await store.close();
});

test('a new subscription hears what will come at which hours, learned before stated, or that nothing can', async () => {
  const arrivals = (isLearned: boolean) => async () => [{ column: '早报', from: 430, to: 445, isLearned }];
  const about = async (columns: readonly string[], locale: 'zh-CN' | 'en-US', isLearned = false) => {
    const digests = { ...openNewsroom().context.digests, arrivals: arrivals(isLearned) };
    return outlook(await desk.standings(), columns, { digests, clock }, locale);
  };
  expect(await about([], 'zh-CN')).toBe('会有这些：早报 07:00–09:00（北京时间）。');
  expect(await about([], 'zh-CN', true)).toBe('会有这些：早报 07:10–07:25（北京时间）。');
  expect(await about(['周刊'], 'zh-CN')).toBeUndefined();
  await states.write('well', UNPOLLED);
  expect(await about([], 'en-US')).toContain('No source can be read');
});
