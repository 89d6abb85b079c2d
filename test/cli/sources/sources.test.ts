import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CalendarDay } from '../../../src/calendar/day.ts';
import type { Lines } from '../../../src/cli/lines.ts';
import { checkSources } from '../../../src/cli/sources/check.ts';
import { printSources } from '../../../src/cli/sources/list.ts';
import { sourcesTexts } from '../../../src/cli/sources/texts/sourcesTexts.ts';
import { createFetcher, type Fetcher } from '../../../src/sources/fetching/fetcher.ts';
import { UNPOLLED } from '../../../src/sources/polling/states.ts';
import { feedSource, folderSource, newStates, rssFeed, standingClock } from '../../sources/fixtures.ts';
import { startWebServer, text, type WebServer } from '../../sources/webServer.ts';

const texts = sourcesTexts({});
const NOW = new Date('2024-12-27T02:00:00Z');
let out: string[];
let err: string[];
let lines: Lines;

beforeEach(() => {
  out = [];
  err = [];
  lines = { out: (line) => out.push(line), err: (line) => err.push(line) };
});

test('sources: one line each, with the reason of each failure', async () => {
  const states = newStates();
  await states.write('good', {
    ...UNPOLLED,
    lastSuccess: new Date('2024-12-27T01:35:00Z'),
    nextPoll: new Date('2024-12-27T02:05:00Z'),
  });
  await states.noteEdition('good', '极客头条', '2024-12-26' as CalendarDay);
  await states.write('bad', {
    ...UNPOLLED,
    lastSuccess: new Date('2024-12-24T01:35:00Z'),
    nextPoll: new Date('2024-12-28T02:05:00Z'),
    failures: 3,
    failingSince: new Date('2024-12-25T00:00:00Z'),
    lastFailure: 'the server answered 500\u001b[31m',
  });
  const sources = [
    feedSource('http://example.org/a', { id: 'good', name: '极客头条' }),
    feedSource('http://example.org/b', { id: 'bad', name: 'Bad' }),
    folderSource('/posts', { id: 'off', name: 'Off', enabled: false }),
    folderSource('/posts', { id: 'fresh', name: 'Fresh' }),
  ];
  expect(await printSources({ sources, states, now: NOW, json: false, texts }, lines)).toBe(0);
  expect(out.slice(0, 6)).toEqual([
    'id     name      state             last success      newest edition       next poll',
    'good   极客头条  on                09:35             极客头条 2024-12-26  10:05',
    'bad    Bad       FAILING (3)       2024-12-24 09:35  -                    2024-12-28 10:05',
    'off    Off       off, never tried  never             -                    -',
    'fresh  Fresh     on                never             -                    when the bot runs',
    'bad has been failing since 2024-12-25 08:00: the server has an error (HTTP 500)',
  ]);
});

test('sources prints JSON on demand', async () => {
  await printSources(
    { sources: [feedSource('http://example.org/')], states: newStates(), now: NOW, json: true, texts },
    lines,
  );
  expect(JSON.parse(out[0] ?? '')).toMatchObject({
    id: 'feed',
    enabled: true,
    lastSuccess: null,
    newestEditions: {},
  });
});

let server: WebServer;
let fetcher: Fetcher;

beforeEach(async () => {
  server = await startWebServer();
  fetcher = createFetcher({ userAgent: 'test', allows: (address) => address === '127.0.0.1' });
});

afterEach(async () => {
  await fetcher.close();
  await server.close();
});

test('check: what each source would bring, and which fail', async () => {
  const items = ['甲公司发布新芯片', '乙公司开源模型'].map(
    (title) => `<h3>${title}</h3><p>${title}，这是它的第一段正文，写明了时间、地点和数字。（新华社）</p>`,
  );
  const body = `<h1>甲公司发布新芯片；乙公司开源模型 | 极客头条</h1><h2>一分钟速览新闻点！</h2>
    <ul><li>甲公司发布新芯片</li><li>乙公司开源模型</li></ul><h2>国内要闻</h2>${items.join('')}`;
  server.on('/roundup', text(rssFeed([{ name: 'a', title: '早报', body }])));
  server.on('/empty', text(rssFeed([])));
  const sources = [
    feedSource(`${server.url}/roundup`, { id: 'roundup', content: 'full', enabled: false }),
    feedSource(`${server.url}/empty`, { id: 'empty' }),
    feedSource(`${server.url}/missing`, { id: 'missing' }),
    folderSource('/nowhere', { id: 'folder' }),
  ];
  const clock = standingClock('2024-12-27T02:00:00Z');
  expect(await checkSources({ sources, ids: [], fetcher, clock, texts }, lines)).toBe(1);
  expect(out).toEqual([
    expect.stringMatching(/^ok {5}roundup \(off\): 1 items; 早报: an edition of 极客头条.* with 2 stories$/),
    'EMPTY  empty: it answers, and holds nothing at present',
    'FAILED missing: there is nothing at this address (HTTP 404)',
    'FAILED folder: there is no such file or folder (ENOENT)',
  ]);
  out.length = 0;
  const check = '<html><body><h2>环境异常</h2><p>请完成验证后继续访问。</p></body></html>';
  server.on('/checked', text(rssFeed([{ name: 'post' }])));
  server.on('/post', text(check, { 'content-type': 'text/html' }));
  const checked = [feedSource(`${server.url}/checked`, { id: 'checked' })];
  expect(await checkSources({ sources: checked, ids: [], fetcher, clock, texts }, lines)).toBe(1);
  expect(out.join()).toMatch(/^FAILED checked: .*a check for robots.*环境异常/u);
  out.length = 0;
  expect(await checkSources({ sources, ids: ['empty'], fetcher, clock, texts }, lines)).toBe(1);
  expect(out).toHaveLength(1);
});

test('check of a source missing in the list says so', async () => {
  const sources = [feedSource(`${server.url}/x`, { id: 'solidot' })];
  expect(
    await checkSources(
      { sources, ids: ['solidto'], fetcher, clock: standingClock('2024-12-27'), texts },
      lines,
    ),
  ).toBe(2);
  expect(err).toEqual(['There is no source "solidto" in the source list: did you mean solidot?']);
});

test.each([
  ['zh_CN.UTF-8', ['正常   feed: 1 条；早报：单篇文章', '读不到 missing: 地址已经没有了（404）']],
  ['zh_TW.UTF-8', ['正常   feed: 1 則；早报：單篇文章', '讀不到 missing: 網址已經不存在（404）']],
])('check and list speak the terminal’s language: %s', async (LANG, expected) => {
  const own = sourcesTexts({ LANG });
  server.on(
    '/feed',
    text(rssFeed([{ name: 'a', title: '早报', body: `<p>${'一篇文章。'.repeat(200)}</p>` }])),
  );
  const sources = [
    feedSource(`${server.url}/feed`, { id: 'feed' }),
    feedSource(`${server.url}/missing`, { id: 'missing' }),
  ];
  const clock = standingClock('2024-12-27T02:00:00Z');
  await checkSources({ sources, ids: [], fetcher, clock, texts: own }, lines);
  expect(out).toEqual(expected);
  await checkSources({ sources, ids: ['mising'], fetcher, clock, texts: own }, lines);
  expect(err.at(-1)).toContain('missing');
  out.length = 0;
  await printSources({ sources, states: newStates(), now: NOW, json: false, texts: own }, lines);
  expect(out[0]).toContain('最新一期');
  expect(out.join('\n')).not.toMatch(/when the bot runs|never/u);
});
