import { describe, expect, test } from 'vitest';
import { idOf, publish, storyTitled } from '../newsroom.ts';
import { archiveRooms, NASTY } from './rooms.ts';

const { newsroom, twoDays } = archiveRooms();

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
