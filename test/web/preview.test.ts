import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createDocumentReader } from '../../src/editions/reading/documentReader.ts';
import { measure } from '../../src/web/preview/measure.ts';
import { previewRoutes } from '../../src/web/preview/routes.ts';
import { conversationOf, newsApp, storeSamples } from './newsroom.ts';

const HOST = '127.0.0.1:8470';
const component: z.ZodType<Component> = z.looseObject({ type: z.number() });
const reaction = z.object({
  kind: z.literal('message'),
  visibility: z.string(),
  replaces: z.boolean(),
  payloads: z.array(
    z.object({
      payload: z.object({
        flags: z.number(),
        components: z.array(component),
        allowed_mentions: z.object({ parse: z.array(z.string()) }),
      }),
      measure: z.object({ components: z.number(), characters: z.number(), bytes: z.number() }),
    }),
  ),
});
interface Component {
  type: number;
}

const app = newsApp();
let routes: Awaited<ReturnType<typeof previewRoutes>>;
const reports: unknown[] = [];

beforeAll(async () => {
  await storeSamples(app);
  routes = await previewRoutes(conversationOf(app), (error) => `id-${reports.push(error)}`);
});

afterAll(() => app.store.close());

async function ask(path: string, body: object, headers: Record<string, string> = {}) {
  return routes.request(path, {
    method: 'POST',
    headers: { Host: HOST, 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function textOf(response: Response | Promise<Response>): Promise<string> {
  return (await response).text();
}

describe('the conversation', () => {
  test('the newest digest stands in the channel for everyone, as the payloads that would go to Discord', async () => {
    const response = await ask('/api/newest', { locale: 'zh-CN' });
    const { payloads, visibility } = z.object({ answer: reaction }).parse(await response.json()).answer;
    expect(visibility).toBe('everyone');
    expect(payloads[0]?.payload.flags).toBe(1 << 15);
    expect(payloads[0]?.payload.allowed_mentions).toEqual({ parse: [] });
    expect(JSON.stringify(payloads)).toContain('国内要闻');
  });

  test('a command, then the entry of its menu', async () => {
    const found = JSON.stringify(
      await (await ask('/api/run', { line: '/news OpenAI', locale: 'zh-CN' })).json(),
    );
    const value = /"value":"(1\|s\|[a-z2-7]{10}[^"]*)"/u.exec(found)?.[1];
    expect(value).toBeDefined();
    const story = await textOf(ask('/api/press', { id: value, locale: 'zh-CN' }));
    expect(story).toContain('OpenAI');
    expect(story).toContain('返回列表');
  });

  test.each([
    ['zh-CN', '没有 /nwes 这个命令'],
    ['zh-TW', '沒有 /nwes 這個指令'],
    ['en-US', 'There is no command /nwes'],
  ])('a mistake is one sentence in %s', async (locale, sentence) => {
    expect(await textOf(ask('/api/run', { line: '/nwes', locale }))).toContain(sentence);
  });

  test('proposes whole lines', async () => {
    expect(await (await ask('/api/propose', { line: '/he', locale: 'zh-CN' })).json()).toEqual([
      { line: '/help', description: '速览能做什么、怎么用' },
    ]);
    expect(await textOf(ask('/api/propose', { line: '/digest 2024-12', locale: 'zh-CN' }))).toContain(
      '/digest 2024-12-26',
    );
  });

  test('a channel subscribes, and a test of it is posted there', async () => {
    const card = await textOf(ask('/api/run', { line: '/subscribe', locale: 'zh-CN' }));
    const id = /"custom_id":"(1\|c\|(?:send-now|test)\|[^"]+)"/u.exec(card)?.[1];
    expect(id).toBeDefined();
    const pressed = await (await ask('/api/press', { id, locale: 'zh-CN' })).json();
    const { posted } = z.object({ posted: z.array(reaction) }).parse(pressed);
    expect(posted).toHaveLength(1);
    expect(JSON.stringify(posted)).toContain('国内要闻');
  });

  test('a press with a damaged id is answered by a sentence', async () => {
    expect(await textOf(ask('/api/press', { id: 'garbage', locale: 'zh-CN' }))).toContain('sentence');
  });
});

describe('reading a post', () => {
  const sample = readFileSync(new URL('../../data/samples/2024-12-27-geek-headlines.html', import.meta.url));

  test('shows stories, what was left out and why, and the digest it makes', async () => {
    const response = await ask('/api/read', {
      name: 'post.html',
      base64: sample.toString('base64'),
      locale: 'zh-CN',
    });
    const found = await response.json();
    expect(found).toMatchObject({ kind: 'read', column: '极客头条', date: '2024-12-27', format: 'html' });
    expect(found).toMatchObject({ weighing: null });
    const text = JSON.stringify(found);
    expect(text).toContain('advertisement');
    expect(text).toContain('国内要闻');
    expect(text).toContain('"visibility":"everyone"');
  });

  test('a dropped post is part of the news until the page is loaded anew: its items open, days lead on, search finds it', async () => {
    const post =
      '# 今日早报 2024年12月24日\n\n## 国内要闻\n\n### 青鸟科技发布折叠屏\n\n青鸟科技今天发布了折叠屏。\n\n### 白塔实验室开源编译器\n\n白塔实验室开源了编译器。\n';
    const base64 = Buffer.from(post).toString('base64');
    await ask('/api/newest', { locale: 'zh-CN' });
    const found = await textOf(ask('/api/read', { name: 'post.md', base64, locale: 'zh-CN' }));
    const { weighing } = z
      .object({
        weighing: z.object({
          roundup: z.number(),
          layouts: z.array(z.object({ titles: z.number(), score: z.number() })),
        }),
      })
      .parse(JSON.parse(found));
    expect(weighing.roundup).toBeGreaterThan(0.5);
    expect(weighing.layouts[0]?.titles).toBe(2);
    const [, story] = /"value":"(1\|s\|[a-z2-7]{10}[^"]*)"/u.exec(found) ?? [];
    const press = (id: string | undefined) => textOf(ask('/api/press', { id, locale: 'zh-CN' }));
    expect(await press(story)).toContain('青鸟科技今天发布了折叠屏。');
    expect(await press('1|n|2024-12-24|a')).toContain('12月25日 周三');
    expect(await press('1|n|2024-12-25|b')).toContain('青鸟科技发布折叠屏');
    const search = () => textOf(ask('/api/run', { line: '/news 白塔实验室', locale: 'zh-CN' }));
    expect(await search()).toContain('白塔实验室开源编译器');
    await ask('/api/newest', { locale: 'zh-CN' });
    expect(await search()).not.toContain('白塔实验室开源编译器');
    expect(await press(story)).toContain('已经不在库里了');
  });

  test('answers “unreadable” to a binary file', async () => {
    const base64 = Buffer.from([0, 1, 2, 3, 255, 254, 0, 0]).toString('base64');
    expect(await (await ask('/api/read', { name: 'x.bin', base64, locale: 'zh-CN' })).json()).toMatchObject({
      kind: 'unreadable',
    });
  });

  test('a post that hangs its reader holds up nothing else, and is given up', async () => {
    const faulty = new URL('../editions/reading/faultyWorker.ts', import.meta.url);
    const reader = createDocumentReader({ milliseconds: 3_000, megabytes: 64, idleMilliseconds: 0 }, faulty);
    const page = await previewRoutes({ ...conversationOf(app), reader }, String);
    const post = (path: string, body: object) =>
      page.request(path, {
        method: 'POST',
        headers: { Host: HOST, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    const order: string[] = [];
    const base64 = Buffer.from('甲').toString('base64');
    const reading = Promise.resolve(post('/api/read', { name: 'hang', base64, locale: 'zh-CN' }));
    const read = reading.finally(() => order.push('read'));
    const help = await post('/api/run', { line: '/help', locale: 'zh-CN' });
    order.push('help');
    expect(help.status).toBe(200);
    expect(await (await read).json()).toMatchObject({
      kind: 'unreadable',
      sentence: '读得太久或者太占内存，没有读完。',
    });
    expect(order).toEqual(['help', 'read']);
    await reader.close();
  });
});

describe('who may ask', () => {
  const body = { line: '/help', locale: 'zh-CN' };
  test.each([
    ['this page', {}, 200],
    ['this page by its other name', { Host: 'localhost:8470', Origin: 'http://localhost:8470' }, 200],
    ['another site', { Origin: 'https://evil.example' }, 403],
    ['a sandboxed frame', { Origin: 'null' }, 403],
    ['another port of this machine', { Origin: 'http://127.0.0.1:3000' }, 403],
    ['a name that was made to resolve here', { Host: 'evil.example' }, 421],
    ['a name that only begins like ours', { Host: '127.0.0.1.evil.example' }, 421],
    ['a page elsewhere, by its fetch metadata', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a form, which cannot send JSON', { 'Content-Type': 'text/plain' }, 415],
  ])('%s', async (_, headers, status) => {
    expect((await ask('/api/run', body, headers)).status).toBe(status);
  });

  test('the page is refused to another host name (421)', async () => {
    expect((await routes.request('/', { headers: { Host: 'evil.example' } })).status).toBe(421);
  });

  test('an unexpected body is refused (400), and so is one that is too large (413)', async () => {
    expect((await ask('/api/run', { line: 1 })).status).toBe(400);
    expect((await ask('/api/run', { line: 'x'.repeat(200_000), locale: 'zh-CN' })).status).toBe(413);
    const tooLarge = await ask(
      '/api/read',
      { base64: 'x'.repeat(31 * 1024 * 1024) },
      { 'Accept-Language': 'zh-TW,zh' },
    );
    expect(await tooLarge.json()).toEqual({ kind: 'unreadable', sentence: '檔案太大，不會是一篇文章。' });
  });
});

describe('what the page loads', () => {
  const get = (path: string) => routes.request(path, { headers: { Host: HOST } });

  test('scripts only of its own and the import map by its hash', async () => {
    const response = await get('/');
    expect(response.headers.get('Content-Security-Policy')).toMatch(
      /script-src 'self' 'sha256-[^']+'; connect-src 'self'/u,
    );
  });

  test('every module that the page names is there', async () => {
    const page = await textOf(get('/'));
    const modules = [...page.matchAll(/"(\/modules\/[^"]+\.js)"/gu)].map(([, path = '']) => path);
    expect(modules.length).toBeGreaterThan(5);
    for (const path of modules) expect((await get(path)).status, path).toBe(200);
  });

  test.each([
    '/modules/lit/../../package.json',
    '/modules/lit/%2e%2e/%2e%2e/vitest/dist/index.js',
    '/modules/vitest/dist/index.js',
    '/modules/lit/package.json',
    '/browser/tsconfig.json',
  ])('%s is not served', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

test('measure counts all parts of a payload', () => {
  const payload = {
    flags: 1 << 15,
    allowed_mentions: { parse: [] },
    components: [
      {
        type: 17,
        components: [
          { type: 10, content: '新闻ab' },
          { type: 1, components: [{ type: 2, style: 2, label: '前', custom_id: 'x' }] },
        ],
      },
    ],
  };
  expect(measure(payload)).toEqual({ components: 4, characters: 5, bytes: 8 + 3 + 12 });
});
