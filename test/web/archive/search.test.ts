import { expect, test } from 'vitest';
import { searchPage } from '../../../src/web/archive/pages/searchPage.ts';
import { publish, storyTitled } from '../newsroom.ts';
import { archiveRooms } from './rooms.ts';

const { newsroom, twoDays } = archiveRooms();

test('markup in a query is escaped on the results page', async () => {
  const { text } = await (await twoDays()).get(`/search?q=${encodeURIComponent('"><script>x')}`);
  expect(text).not.toContain('<script>');
  expect(text).toContain('没有找到');
});

test('search finds a story, and answers an overlong query', async () => {
  const { get, app } = await twoDays();
  await app.catchUp();
  expect((await get('/search?q=小米')).text).toContain('小米筹建集群');
  expect((await get('/search')).text).toContain('中文、英文、拼音都可以');
  expect((await get(`/search?q=${'长'.repeat(5000)}`)).status).toBe(200);
});

test('too many searches, of one address or of all together, get 503, and pages do not', async () => {
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
