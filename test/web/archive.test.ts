import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFeed } from 'feedsmith';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { storiesOf } from '../../src/store/news/stories.ts';
import { openStore } from '../../src/store/open.ts';
import type { Archive } from '../../src/web/archive/archive.ts';
import { searchPage } from '../../src/web/archive/listPages.ts';
import { archiveRoutes } from '../../src/web/archive/routes.ts';
import { startWebServer } from '../../src/web/server.ts';
import { archiveOver, idOf, newsApp, publish, storyTitled } from './newsroom.ts';

const LONG = '第一句话说明发生了什么事情。'.repeat(20);
const NASTY = '<script>alert(1)</script>"\'&\u202e\u001b[31m';
const stores: { close(): void }[] = [];
const feedSchema = z.object({ feed_url: z.string(), items: z.array(z.looseObject({})) });

afterEach(() => {
  for (const store of stores.splice(0)) store.close();
});

function newsroom(rest: Partial<Archive> = {}, file = ':memory:') {
  const app = newsApp(file);
  const { store } = app;
  stores.push(store);
  const reports: unknown[] = [];
  const archive = archiveOver(app, rest);
  const routes = archiveRoutes(archive, (error) => `id-${reports.push(error)}`);
  const get = async (path: string, init?: RequestInit) => {
    const response = await routes.request(path, init);
    return { response, status: response.status, text: await response.text() };
  };
  return { app, store, archive, routes, get, reports };
}

async function twoDays(rest: Partial<Archive> = {}) {
  const room = newsroom(rest);
  await publish(room.store, '2024-12-26', [storyTitled('昨天的新闻')]);
  await publish(
    room.store,
    '2024-12-27',
    [
      storyTitled('小米筹建集群', {
        paragraphs: [LONG, '第二段只有全文里才有。'],
        attribution: '界面新闻',
        writtenBy: null,
        commentary: ['编者的看法'],
        images: [{ url: 'https://pictures.example/a.png', alt: '机房' }],
        links: [
          { url: 'javascript:alert(1)', text: '坏链接' },
          { url: 'https://a.example/', text: '公告' },
        ],
      }),
      storyTitled(`标题${NASTY}`, { section: '国际要闻' }),
    ],
    { keyPoints: ['要点一'], keyPointsBy: '某大模型' },
  );
  return room;
}

test('a column that says a machine wrote it is labelled on its day, its stories and in the feeds', async () => {
  const { store, get } = newsroom();
  await publish(store, '2024-12-27', [storyTitled('小米筹建集群')], { writtenBy: '内容由AI辅助创作' });
  const label = '极客头条：本栏由 AI 辅助创作（原文注明：“内容由AI辅助创作”）';
  for (const path of [
    '/day/2024-12-27',
    `/story/${idOf('小米筹建集群')}`,
    '/feed.atom',
    '/feed.rss',
    '/feed.json',
  ]) {
    expect((await get(path)).text.replaceAll('&lt;', '<'), path).toContain(label);
  }
});

describe('a day', () => {
  test('shows its digest: sections in order, every story linked, key points with who wrote them', async () => {
    const { get } = await twoDays();
    const { status, text } = await get('/day/2024-12-27');
    expect(status).toBe(200);
    expect(text.indexOf('国内要闻')).toBeLessThan(text.indexOf('国际要闻'));
    expect(text).toContain(`href="/story/${idOf('小米筹建集群')}"`);
    expect(text).toContain('由某大模型生成，仅供参考');
    expect(text).toContain('href="https://news.example/%E6%9E%81%E5%AE%A2%E5%A4%B4%E6%9D%A1/2024-12-27"');
    expect(text).toContain('rel="prev" href="/day/2024-12-26"');
  });

  test('the newest one is the front page', async () => {
    expect((await (await twoDays()).get('/')).text).toContain('小米筹建集群');
  });

  test.each([
    ['/day/2024-12-30', '2024-12-30 没有新的一期', '/day/2024-12-27'],
    ['/day/2024-02-31', '日期要写成 2024-12-27 这样', 'href="/"'],
    ['/story/aaaaaaaaaa', '不在存档里', 'href="/"'],
    ['/story/..%2f..%2fetc', '看不到这一页', 'href="/"'],
    ['/column/nothing', '没有这个栏目', 'href="/"'],
    ['/nowhere', '这个网址没有对应的页面', 'href="/"'],
  ])('%s is not there and says where to go', async (path, sentence, link) => {
    const { status, text } = await (await twoDays()).get(path);
    expect(status).toBe(404);
    expect(text).toContain(sentence);
    expect(text).toContain(link);
  });

  test('an empty archive says so', async () => {
    expect((await newsroom().get('/')).text).toContain('存档里还没有新闻');
  });
});

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

test('a week and a month have a page of their recap, to which their days lead, and those beside them', async () => {
  const { store, get } = newsroom();
  await publish(store, '2024-12-20', [storyTitled('上一周的新闻')]);
  await publish(store, '2024-12-26', [storyTitled('小米筹建集群')]);
  await publish(store, '2024-12-27', [storyTitled(`标题${NASTY}`)]);
  const day = await get('/day/2024-12-27');
  expect(day.text).toContain('href="/recap/week/2024-12-27"');
  const week = await get('/recap/week/2024-12-27');
  expect(week.status).toBe(200);
  expect(week.text).toContain('12月21日–27日');
  expect(week.text).toContain(`href="/story/${idOf('小米筹建集群')}"`);
  expect(week.text).not.toContain('<script>alert');
  expect(week.text).not.toContain('上一周的新闻');
  expect(week.text).toContain('href="/recap/week/2024-12-20"');
  expect(week.text).not.toContain('rel="next"');
  expect((await get('/recap/week/2024-12-20')).text).toContain('href="/recap/week/2024-12-27"');
  const month = await get('/recap/month/2024-12-05');
  expect(month.text).toContain('上一周的新闻');
  expect(month.text).toContain('rel="canonical" href="https://news.example.org/recap/month/2024-12-31"');
  expect((await get('/recap/week/2023-01-01')).status).toBe(404);
  expect((await get('/recap/week/nonsense')).status).toBe(404);
});

test('nothing of the news is markup, and its control characters are gone', async () => {
  const { get } = await twoDays({ fullText: true });
  for (const path of ['/', `/story/${idOf(`标题${NASTY}`)}`, '/search?q=标题']) {
    const { text } = await get(path);
    expect(text.replace('<script src="/offline.js" async></script>', ''), path).not.toContain('<script');
    expect(text, path).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e]/u);
    expect(text, path).toContain('标题');
  }
});

test('what a reader searches for comes back as text', async () => {
  const { text } = await (await twoDays()).get(`/search?q=${encodeURIComponent('"><script>x')}`);
  expect(text).not.toContain('<script>');
  expect(text).toContain('没有找到');
});

test('search finds, and cuts an endless query', async () => {
  const { get, app } = await twoDays();
  await app.catchUp();
  expect((await get('/search?q=小米')).text).toContain('小米筹建集群');
  expect((await get('/search')).text).toContain('中文、英文、拼音都可以');
  expect((await get(`/search?q=${'长'.repeat(5000)}`)).status).toBe(200);
});

test('searches without end are told to wait, whoever asks and all together, and pages are not', async () => {
  const { get } = await twoDays();
  const statuses = async (times: number, from: (asked: number) => string) => {
    const found: number[] = [];
    for (let asked = 0; asked < times; asked += 1) {
      const headers = { 'x-forwarded-for': `203.0.113.9, ${from(asked)}` };
      found.push((await get('/search?q=x', { headers })).status);
    }
    return found;
  };
  const one = await statuses(12, () => '198.51.100.1');
  expect(one).toEqual([...Array(8).fill(200), ...Array(4).fill(503)]);
  const many = await statuses(40, (asked) => `192.0.2.${asked}`);
  expect(many).toEqual([...Array(32).fill(200), ...Array(8).fill(503)]);
  expect((await get('/')).status).toBe(200);
});

test('a search says what it is bounded to and in which order, why each hit fits, and what is only near', async () => {
  const { store, get, app } = newsroom();
  await publish(store, '2024-12-26', [storyTitled('小米开新店')]);
  await publish(store, '2024-12-27', [
    storyTitled('小米筹建集群', { paragraphs: ['雷军亲自招人，小米的集群有一万张卡。'] }),
    storyTitled('某处机房停电'),
  ]);
  await app.catchUp();
  const dated = (await get(`/search?q=${encodeURIComponent('2024年12月27日 小米')}`)).text;
  expect(dated).toContain('只看 2024-12-27');
  expect(dated).toContain('days=any');
  expect(dated).toContain('<mark>小米</mark>');
  expect(dated.indexOf('相近的')).toBeLessThan(dated.indexOf('小米开新店'));
  const named = (await get(`/search?q=${encodeURIComponent('小米')}&order=newest`)).text;
  expect(named).toContain('<option value="newest" selected>最新</option>');
  expect(named.indexOf('小米筹建集群')).toBeLessThan(named.indexOf('小米开新店'));
  const near = (await get(`/search?q=${encodeURIComponent('小米 火星')}`)).text;
  expect(near).toContain('没有哪条新闻把「小米 火星」都说到，下面这些相近');
  expect(near).not.toContain('没有找到');
});

test('a hit says how many more report the event', async () => {
  const { store, get, app } = newsroom();
  const text = ['深度求索发布开源模型 DeepSeek-V3，参数 6710 亿，训练费用 557.6 万美元，使用 2048 块显卡。'];
  await publish(store, '2024-12-27', [storyTitled('DeepSeek-V3 开源，参数 6710 亿', { paragraphs: text })]);
  await publish(
    store,
    '2024-12-27',
    [storyTitled('DeepSeek-V3 发布，训练费 557.6 万美元', { paragraphs: text })],
    {
      column: 'AI周报',
    },
  );
  await app.catchUp();
  expect((await get('/search?q=DeepSeek')).text).toContain('另有 1 篇报道');
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

test('a search is bounded to the days that a reader chose, and keeps them', async () => {
  const { store, get, app } = newsroom();
  for (const day of ['2024-12-20', '2024-12-27'])
    await publish(store, day, [storyTitled(`小米在${day}开新店`)]);
  await app.catchUp();
  const { text } = await get(`/search?q=${encodeURIComponent('小米')}&until=2024-12-25&order=newest`);
  expect(text).toContain('小米在2024-12-20开新店');
  expect(text).not.toContain('小米在2024-12-27开新店');
  expect(text).toContain('<input type="date" name="until" value="2024-12-25">');
  const wrong = await get(
    `/search?q=${encodeURIComponent('小米')}&since=${encodeURIComponent('"><script>')}`,
  );
  expect(wrong.text).toContain('小米在2024-12-27开新店');
  expect(wrong.text).not.toContain('"><script>');
});

test('a day has the calendar of its month, with the way to the months beside it', async () => {
  const { store, get } = newsroom();
  for (const day of ['2024-01-31', '2024-02-01', '2024-02-29', '2024-04-10'])
    await publish(store, day, [storyTitled(`${day}的事`)]);
  const { text } = await get('/day/2024-02-01');
  const calendar = /<nav class="calendar".*<\/nav>/su.exec(text)?.[0] ?? '';
  expect(calendar).toContain('2024年2月');
  expect(calendar.match(/<tr>/gu)).toHaveLength(6);
  expect(calendar).toMatch(/<tbody><tr>(?:<td><\/td>){3}<td><b aria-current="date">1<\/b><\/td>/u);
  expect(calendar).toContain('<a href="/day/2024-02-29">29</a>');
  expect(calendar).toContain('<span>28</span>');
  expect(calendar).toContain('href="/day/2024-01-31" aria-label="更早的月份：2024-01-31"');
  expect(calendar).toContain('href="/day/2024-04-10" aria-label="更晚的月份：2024-04-10"');
});

test.each(['/privacy', '/privacy/zh-TW', '/privacy/en-US', '/terms', '/terms/zh-TW', '/terms/en-US'])(
  '%s is there, links to the other languages, and names the operator',
  async (path) => {
    const { get } = newsroom({ contact: 'ops@example.org' });
    const { status, text } = await get(path);
    expect(status).toBe(200);
    expect(text).toContain('ops@example.org');
    const kind = path.split('/')[1];
    const others = ['', '/zh-TW', '/en-US'].map((end) => `/${kind}${end}`).filter((other) => other !== path);
    for (const other of others) expect(text).toContain(`href="${other}"`);
    expect((await get('/')).text).toContain('<a href="/privacy">隐私政策</a>');
  },
);

test('columns list their editions, page by page', async () => {
  const { store, get } = newsroom();
  for (let day = 1; day <= 31; day += 1) {
    await publish(store, `2024-10-${String(day).padStart(2, '0')}`, [storyTitled(`第${day}天`)]);
  }
  await publish(store, '2024-12-28', [storyTitled('周报')], { column: 'AI周报' });
  const columns = (await get('/columns')).text;
  expect(columns.indexOf('AI周报')).toBeLessThan(columns.indexOf('极客头条'));
  const first = (await get('/column/极客头条')).text;
  expect(first.match(/class="also"/gu)).toHaveLength(30);
  expect(first).toContain('?before=2024-10-02');
  expect((await get('/column/极客头条?before=2024-10-02')).text).toContain('第1天');
});

test('a column leads to its months, and its name is not repeated in its titles', async () => {
  const { store, get } = newsroom();
  for (const day of ['2023-12-31', '2024-01-31', '2024-11-30', '2024-12-01', '2024-12-27'])
    await publish(store, day, [storyTitled(`${day}的事`)], { headline: `${day}的事 | 极客头条` });
  const { text } = await get('/column/极客头条');
  expect(text.match(/<h2>.*?<\/h2>/gu)).toEqual([
    '<h2>2024年12月</h2>',
    '<h2>2024年11月</h2>',
    '<h2>2024年1月</h2>',
    '<h2>2023年12月</h2>',
  ]);
  expect(text).not.toMatch(/\| ?极客头条/u);
  const [january] = /\?before=[\d-]+(?=">1月)/u.exec(text) ?? [];
  const page = (await get(`/column/极客头条${january}`)).text;
  expect(page).toContain('<h2>2024年1月</h2>');
  expect(page).not.toContain('<h2>2024年11月</h2>');
});

test('lists have the day first, then where, and the title on a line of its own', async () => {
  const { get, app } = await twoDays();
  await app.catchUp();
  const { text } = await get('/search?q=小米');
  const id = idOf('小米筹建集群');
  expect(text).toContain(
    `<li><span class="also"><time datetime="2024-12-27">2024-12-27</time> · 极客头条 · 国内要闻</span> <a href="/story/${id}">小米筹建集群</a></li>`,
  );
});

test('a search that finds nothing offers the newest news, and names close to what was typed', async () => {
  const { get, store, app } = newsroom();
  await publish(store, '2024-12-27', [storyTitled('华为发布新手机'), storyTitled('小米筹建集群')]);
  await app.catchUp();
  const { text } = await get('/search?q=量子香蕉');
  expect(text).toContain('没有找到与「量子香蕉」有关的新闻');
  expect(text).toMatch(/最新的新闻<\/h2>.*小米筹建集群/su);
  const nothing = { hits: [], clear: false, readAs: [], dates: undefined, isNameAlone: false };
  const page = searchPage(
    { query: 'deepsek', order: 'best', anyDay: false, since: undefined, until: undefined },
    { ...nothing, suggestions: ['DeepSeek & 深度'] },
  );
  expect(String(page.main)).toContain(
    '<a href="/search?q=DeepSeek%20%26%20%E6%B7%B1%E5%BA%A6">DeepSeek &amp; 深度</a>',
  );
});

test('a day names its originals by column, and does not say its title again', async () => {
  const { store, get } = newsroom();
  await publish(store, '2024-12-27', [storyTitled('小米筹建集群')], { headline: '小米筹建集群 | 极客头条' });
  await publish(store, '2024-12-27', [storyTitled('别的事')], {
    column: 'AI周报',
    headline: '别的事 | AI周报',
  });
  const { text } = await get('/day/2024-12-27');
  expect(text).toContain('>阅读原文：极客头条</a>');
  expect(text).toContain('>阅读原文：AI周报</a>');
});

describe('feeds', () => {
  test.each([
    ['atom', 'application/atom+xml'],
    ['rss', 'application/rss+xml'],
    ['json', 'application/feed+json'],
  ])('%s carries a digest a day, newest first, with whole addresses', async (form, type) => {
    const { response, text } = await (await twoDays()).get(`/feed.${form}`);
    expect(response.headers.get('Content-Type')).toContain(type);
    expect(response.headers.get('X-Robots-Tag')).toBe('noindex');
    const parsed = parseFeed(text);
    expect(parsed.format).toBe(form);
    expect(text.indexOf('2024-12-27')).toBeLessThan(text.indexOf('2024-12-26'));
    expect(text).toContain(`https://news.example.org/story/${idOf('小米筹建集群')}`);
    // Titles are text there and contents are HTML: a title's angle brackets stay text in both.
    expect(text).not.toMatch(/<li>[^\]]*<script/u);
    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e]/u);
  });
});

test.each(['atom', 'rss', 'json'])('characters that XML forbids reach no feed: %s', async (form) => {
  const { store, get } = newsroom();
  await publish(store, '2024-12-27', [storyTitled('新\ufffe芯\uffff片\u0001发\ud800布')]);
  const { text } = await get(`/feed.${form}`);
  expect(text).toContain('新芯片');
  expect(text).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
});

describe('what feeds tell of themselves', () => {
  test('where they are, and that a day changed when a column came in later', async () => {
    const { get, store } = await twoDays();
    const late = new Date('2024-12-27T09:30:00Z');
    const stories = [storyTitled('傍晚才到的周报')];
    await publish(store, '2024-12-27', stories, { column: 'AI周报', at: late });
    const [atom, rss, json] = await Promise.all(['atom', 'rss', 'json'].map((form) => get(`/feed.${form}`)));
    expect(atom?.text).toContain(`<updated>${late.toISOString()}</updated>`);
    expect(atom?.text).toContain('<published>2024-12-27T00:00:00.000Z</published>');
    expect(rss?.text).toContain(`<lastBuildDate>${late.toUTCString()}</lastBuildDate>`);
    expect(rss?.text).toContain('<atom:link href="https://news.example.org/feed.rss" rel="self"');
    const { items, feed_url } = feedSchema.parse(JSON.parse(json?.text ?? ''));
    expect(feed_url).toBe('https://news.example.org/feed.json');
    expect(items[0]).toMatchObject({ date_modified: late.toISOString() });
    expect(items[1]).toMatchObject({ date_modified: '2024-12-27T02:00:00.000Z' });
  });

  test('an empty archive has feeds too', async () => {
    const { get } = newsroom();
    expect(feedSchema.parse(JSON.parse((await get('/feed.json')).text)).items).toEqual([]);
    expect(parseFeed((await get('/feed.rss')).text).format).toBe('rss');
    expect(parseFeed((await get('/feed.atom')).text).format).toBe('atom');
  });
});

describe('every answer', () => {
  test('allows nothing but our own styles and pictures, and sets no cookie', async () => {
    const { get } = await twoDays();
    for (const path of [
      '/',
      '/search',
      '/feed.rss',
      '/nowhere',
      '/archive.css',
      '/favicon.svg',
      '/robots.txt',
    ]) {
      const { response } = await get(path);
      expect(response.headers.get('Content-Security-Policy'), path).toMatch(
        /^default-src 'none'; style-src 'self'/u,
      );
      expect(response.headers.get('X-Content-Type-Options'), path).toBe('nosniff');
      expect(response.headers.get('Set-Cookie'), path).toBeNull();
    }
  });

  test('is not sent again to who has it, until it is another', async () => {
    const { get, store } = await twoDays();
    for (const path of ['/', '/feed.atom', '/archive.css']) {
      const { response } = await get(path);
      const tag = response.headers.get('ETag') ?? '';
      expect(tag, path).toMatch(/^"[\w-]{27}"$/u);
      for (const known of [tag, `"other", W/${tag}`, '*']) {
        const again = await get(path, { headers: { 'If-None-Match': known } });
        expect([again.status, again.text, again.response.headers.get('ETag')], path).toEqual([304, '', tag]);
      }
      expect((await get(path, { headers: { 'If-None-Match': '"other"' } })).status, path).toBe(200);
    }
    const { response } = await get('/');
    await publish(store, '2024-12-28', [storyTitled('更新的一天')]);
    const changed = await get('/', { headers: { 'If-None-Match': response.headers.get('ETag') ?? '' } });
    expect(changed.text).toContain('更新的一天');
  });

  test('shows the news as it is at that moment, also where another process changed it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sulan-archive-'));
    const file = join(folder, 'sulan.db');
    const { get, store } = newsroom({}, file);
    const story = storyTitled('小米筹建集群');
    await publish(store, '2024-12-27', [story]);
    const seen = async () =>
      (await Promise.all(['/', '/feed.rss'].map((path) => get(path)))).map(({ text }) => text).join();
    expect(await seen()).toContain('小米筹建集群');
    const other = openStore(file);
    await publish(other, '2024-12-27', [story, storyTitled('刚刚发生的事')]);
    expect(await seen()).toContain('刚刚发生的事');
    await storiesOf(other).remove(story.id);
    expect(await seen()).not.toContain(`/story/${story.id}`);
    expect((await get(`/story/${story.id}`)).status).toBe(410);
    await other.close();
    await store.close();
    stores.length = 0;
    rmSync(folder, { recursive: true });
  });

  test('to anything but reading is a refusal', async () => {
    expect((await (await twoDays()).get('/', { method: 'POST' })).status).toBe(404);
    expect((await (await twoDays()).get('/', { method: 'HEAD' })).text).toBe('');
  });

  test('of ours that fails is one sentence with the id of the log entry', async () => {
    const room = await twoDays({
      digests: {
        of: () => Promise.reject(new Error('disk is gone')),
        forSubscription: () => Promise.reject(new Error('disk is gone')),
        recap: () => Promise.reject(new Error('disk is gone')),
        toldIn: () => Promise.reject(new Error('disk is gone')),
        arrivals: async () => [],
      },
    });
    const { status, text } = await room.get('/');
    expect(status).toBe(500);
    expect(text).toContain('编号 id-1');
    expect(text).not.toContain('disk');
    expect(room.reports).toEqual([new Error('disk is gone')]);
  });
});

describe('the server', () => {
  test('listens, answers and closes', async () => {
    const server = await startWebServer((await twoDays()).routes, '127.0.0.1', 0);
    expect((await fetch(`${server.url}/columns`)).status).toBe(200);
    await server.close();
    await expect(fetch(server.url)).rejects.toThrow();
  });

  test('says when its port is taken', async () => {
    const { routes } = await twoDays();
    const first = await startWebServer(routes, '127.0.0.1', 0);
    const port = Number(new URL(first.url).port);
    await expect(startWebServer(routes, '127.0.0.1', port)).rejects.toThrow(/another program uses it/u);
    await first.close();
  });
});

test('the page of the sources says how reading each goes, where this process reads any', async () => {
  const standing = {
    tier: 'news',
    enabled: true,
    lacks: undefined,
    columns: [],
    lastSuccess: new Date('2024-12-27T01:35:00Z'),
    failures: 0,
    failedFor: null,
    newest: undefined,
  } as const;
  const standings = async () => [
    { ...standing, id: 'well', name: '好<站>' },
    { ...standing, id: 'off', name: '关着的', enabled: false },
    { ...standing, id: 'ill', name: '坏站', failures: 2, failedFor: 'timeout' as const },
  ];
  const { status, text } = await newsroom({ sources: { standings } }).get('/sources');
  expect(status).toBe(200);
  expect(text).toContain('打开的 2 个：1 个正常，1 个读不到');
  expect(text).toMatch(/坏站.*连续 2 次没读到：太久没有回应[\s\S]*好&lt;站&gt;/u);
  expect(text).not.toContain('关着的');
  expect((await newsroom({ sources: { standings } }).get('/columns')).text).toContain('href="/sources"');
  expect((await newsroom().get('/sources')).status).toBe(404);
  expect((await newsroom().get('/columns')).text).not.toContain('href="/sources"');
});
