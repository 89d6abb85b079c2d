import { decode } from 'fast-png';
import { afterEach, expect, test } from 'vitest';
import type { Archive } from '../../../src/web/archive/archive.ts';
import { archiveRoutes } from '../../../src/web/archive/routes.ts';
import { archiveOver, idOf, newsApp, publish, storyTitled } from '../newsroom.ts';

const NASTY = '<script>alert(1)</script>"\'&';
const stores: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
});

async function room(rest: Partial<Archive> = {}) {
  const app = newsApp();
  stores.push(app.store);
  await publish(app.store, '2024-12-26', [storyTitled('小米新店开张')]);
  await publish(app.store, '2024-12-27', [
    storyTitled('小米筹建集群'),
    storyTitled('小米汽车召回'),
    storyTitled(`海螺${NASTY}`),
  ]);
  await app.catchUp();
  const failures: unknown[] = [];
  const routes = archiveRoutes(archiveOver(app, rest), (error) => `id-${failures.push(error)}`);
  const get = async (path: string) => {
    const response = await routes.request(path);
    return { status: response.status, headers: response.headers, response };
  };
  const text = async (path: string) => (await (await get(path)).response.text()).toString();
  return { get, text, failures };
}

const ask = (words: string, last = '30d') => `/trend?q=${encodeURIComponent(words)}&last=${last}`;

test('a trend is a chart with a name and a description, a legend with the stories of its peaks, and a table', async () => {
  const { text } = await room();
  const page = await text(ask('小米 海螺 量子香蕉'));
  expect(page).toContain(
    '<title id="chart-title-desk">新闻趋势：小米、海螺、量子香蕉，2024年11月28日至2024年12月27日，每个点是一天</title>',
  );
  expect(page).toMatch(/<desc id="chart-facts-phone">小米：共 3 条，12月27日最多，有 2 条；海螺：共 1 条/u);
  // One drawing for a desk, one for a phone.
  expect(page.match(/class="line series-/gu)).toHaveLength(2 * 2);
  expect(page).toContain('<tr><th scope="row">2024-12-27</th><td>2</td><td>1</td><td>0</td></tr>');
  expect(page).toContain(`href="/story/${idOf(`海螺${NASTY}`)}"`);
  expect(page).not.toContain('<script>alert');
});

test('a trend without words shows a form, and unknown words are named so', async () => {
  const { text, get } = await room();
  expect(await text('/trend')).toContain('请写一个到五个词');
  expect(await text(ask('香蕉'))).toContain('这段时间里没有新闻说到这些词');
  expect(await text(ask('小米', 'nonsense'))).toContain('<svg');
  expect((await get(ask(NASTY.repeat(40)))).status).toBe(200);
});

test('pages of days and stories name a picture for previews, and it is one of 1200 by 630', async () => {
  const { text, get } = await room();
  const page = await text('/day/2024-12-27');
  const url = /property="og:image" content="https:\/\/news\.example\.org([^"]+)"/u.exec(page)?.[1] ?? '';
  expect(url).toBe('/picture/day/2024-12-27.png');
  expect(page).toContain('<meta name="twitter:card" content="summary_large_image">');
  expect(await text(`/story/${idOf('小米汽车召回')}`)).toContain(
    `/picture/story/${idOf('小米汽车召回')}.png`,
  );
  const { status, headers, response } = await get(url);
  expect([status, headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  const { width, height } = decode(await response.arrayBuffer());
  expect([width, height]).toEqual([1200, 630]);
  expect(headers.get('etag')).toMatch(/^"/u);
});

test('a picture of a day without news, an unknown story or a wrong day is a 404', async () => {
  const { get } = await room();
  for (const path of ['/picture/day/2024-12-01.png', '/picture/story/aaaaaaaaaa.png', '/picture/day/x.png'])
    expect((await get(path)).status, path).toBe(404);
});

test('a picture that fails gets 500, one while busy 503', async () => {
  const broken = await room({ pictures: { draw: () => Promise.reject(new Error('no renderer')) } });
  const failed = await broken.get('/picture/day/2024-12-27.png');
  expect([failed.status, broken.failures]).toEqual([500, [new Error('no renderer')]]);
  const crowded = await room({ pictures: { draw: async () => ({ kind: 'busy' }) } });
  const busy = await crowded.get('/picture/day/2024-12-27.png');
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '5']);
});
