import { expect, test } from 'vitest';
import { idOf, publish, storyTitled } from '../newsroom.ts';
import { archiveRooms } from './rooms.ts';

const { newsroom, twoDays } = archiveRooms();

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
