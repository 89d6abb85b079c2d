import { describe, expect, test } from 'vitest';
import { storiesOf } from '../../../src/store/news/stories.ts';
import { idOf, publish, storyTitled } from '../newsroom.ts';
import { archiveRooms, NASTY } from './rooms.ts';

const { newsroom, twoDays } = archiveRooms();

describe('a story', () => {
  const path = `/story/${idOf('小米筹建集群')}`;

  test('is an excerpt with the way to the original, and asks not to be indexed', async () => {
    const { text, response } = await (await twoDays()).get(path);
    expect(text).not.toContain('…</p>');
    expect(text).not.toContain('第二段只有全文里才有');
    expect(text).not.toContain('编者的看法');
    expect(text).toContain('阅读原文');
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(response.headers.get('X-Robots-Tag')).toBe('noindex');
  });

  test('is whole where the operator chose so: opinion labelled, pictures linked and never loaded', async () => {
    const { text, response } = await (await twoDays({ fullText: true })).get(path);
    expect(text).toContain('第二段只有全文里才有');
    expect(text).toMatch(/<aside class="said" aria-label="点评">.*编者的看法/su);
    expect(text).toContain('href="https://pictures.example/a.png">图片 1：机房</a>');
    expect(text).not.toContain('<img');
    expect(text).not.toContain('javascript:');
    expect(response.headers.get('X-Robots-Tag')).toBeNull();
  });

  test('leads to its event', async () => {
    const { get } = await twoDays();
    const event = `/event/${idOf('小米筹建集群')}`;
    expect((await get(path)).text).toContain(`href="${event}"`);
    expect((await get(event)).text).toContain('存档里没有这件事更早或更晚的进展');
    const former = await get(`${path}/related`);
    expect([former.status, former.response.headers.get('Location')]).toEqual([301, event]);
    expect((await get('/event/aaaaaaaaaa')).status).toBe(404);
    expect((await get('/event/..%2fetc')).status).toBe(404);
  });

  test('leads to the stories before and after it in its edition', async () => {
    const { get, store } = newsroom();
    await publish(
      store,
      '2024-12-27',
      ['第一条', `第二条${NASTY}`, '第三条'].map((title) => storyTitled(title)),
    );
    const wayOf = async (title: string) => {
      const { text } = await get(`/story/${idOf(title)}`);
      return [...text.matchAll(/<a rel="(prev|next)" href="\/story\/([a-z0-9]+)"/gu)].map(([, way, id]) => [
        way,
        id,
      ]);
    };
    const [first, second, third] = ['第一条', `第二条${NASTY}`, '第三条'].map(idOf);
    expect(await wayOf('第一条')).toEqual([['next', second]]);
    expect(await wayOf(`第二条${NASTY}`)).toEqual([
      ['prev', first],
      ['next', third],
    ]);
    await storiesOf(store).remove(idOf(`第二条${NASTY}`));
    expect(await wayOf('第三条')).toEqual([['prev', first]]);
  });

  test('that was removed still leads to its original', async () => {
    const { get } = await twoDays({
      removedStory: async () => ({ title: '旧闻', url: 'https://news.example/old' }),
    });
    const { status, text } = await get('/story/aaaaaaaaaa');
    expect(status).toBe(410);
    expect(text).toContain('href="https://news.example/old"');
  });

  test('carries Open Graph tags with the address that readers see', async () => {
    const { text } = await (await twoDays()).get(path);
    expect(text).toContain('<meta property="og:title" content="小米筹建集群">');
    expect(text).toContain(`<meta property="og:url" content="https://news.example.org${path}">`);
    expect(text).toContain('<meta property="og:type" content="article">');
  });
});

test('an event shows its reports and the other chapters of its matter by day', async () => {
  const { store, get, app } = newsroom();
  const text = ['深度求索发布开源模型 DeepSeek-V3，参数 6710 亿，训练费用 557.6 万美元，使用 2048 块显卡。'];
  await publish(store, '2024-12-20', [
    storyTitled('DeepSeek-V3 即将发布', {
      paragraphs: ['深度求索的 DeepSeek-V3 进入内测，开发者可以申请。'],
    }),
  ]);
  await publish(store, '2024-12-27', [storyTitled('DeepSeek-V3 开源，参数 6710 亿', { paragraphs: text })]);
  await publish(
    store,
    '2024-12-28',
    [storyTitled('DeepSeek-V3 发布，训练费 557.6 万美元', { paragraphs: text })],
    {
      column: 'AI周报',
    },
  );
  await app.catchUp();
  for (const title of ['DeepSeek-V3 开源，参数 6710 亿', 'DeepSeek-V3 发布，训练费 557.6 万美元']) {
    const { text: page } = await get(`/event/${idOf(title)}`);
    expect(page).toContain('2 篇报道，2 个栏目');
    expect(page.match(/<time datetime="[^"]+"/gu)).toEqual([
      '<time datetime="2024-12-20"',
      '<time datetime="2024-12-27"',
      '<time datetime="2024-12-28"',
    ]);
    expect(page.match(/<strong>/gu)).toHaveLength(2);
    expect(page).toMatch(/<link rel="canonical" href="https:\/\/news\.example\.org\/event\/[a-z2-7]{10}">/u);
  }
});
