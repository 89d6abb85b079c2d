import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '../../../src/calendar/day.ts';
import { withoutDayToCome } from '../../../src/editions/dating/yetToCome.ts';
import type { Edition } from '../../../src/editions/edition.ts';
import { readEdition } from '../../../src/editions/readEdition.ts';

const STORIES =
  '### 甲公司宣布降价\n\n甲公司昨日宣布全线产品降价，平均降幅两成，在全国门店执行。\n\n### 乙公司开始量产\n\n乙公司表示新工厂已经开始量产，首批产品本月交付给客户。\n';
const HTML_STORIES =
  '<h3>甲公司宣布降价</h3><p>甲公司12月20日宣布全线产品降价，平均降幅两成，在全国门店执行。</p><h3>乙公司开始量产</h3><p>乙公司12月20日表示新工厂已经开始量产，首批产品本月交付给客户。</p>';

function read(text: string, origin = '/srv/posts/in.md'): Edition {
  const reading = readEdition({ bytes: Buffer.from(text), origin, time: new Date('2025-12-01T00:00:00Z') });
  if (reading.kind === 'unreadable') throw new Error(reading.reason);
  return reading.edition;
}

test.each([
  ['date: Fri, 27 Dec 2024 08:30:00 +0800', '2024-12-27'],
  ['date: Thu, 26 Dec 2024 23:30:00 GMT', '2024-12-27'],
  ['pubDate: 2024-12-27T08:00:00+08:00', '2024-12-27'],
  ['pubDate: Fri Dec 27 2024', '2024-12-27'],
  ['publishDate: 2024/12/27', '2024-12-27'],
  ['date: 2024年12月27日', '2024-12-27'],
  ['date: ２０２４-１２-２７', '2024-12-27'],
  ['日期: 二〇二四年十二月二十七日', '2024-12-27'],
  ['created: 1735270800', '2024-12-27'],
  ['date: "Dec 27, 2024"', '2024-12-27'],
  ['date: 20241227', '2024-12-27'],
])('front matter: %s', (field, day) => {
  expect(read(`---\ntitle: 甲；乙 | 极客头条\n${field}\n---\n\n${STORIES}`).date).toBe(day);
});

test('front matter after a blank line, of Hexo without its first rule, and of Hugo in TOML', () => {
  expect(read(`\n\n---\ntitle: 甲；乙\ndate: 2024-12-27\n---\n\n${STORIES}`).date).toBe('2024-12-27');
  expect(read(`title: 甲；乙 | 极客头条\ndate: 2024-12-27 09:00\n---\n\n${STORIES}`).date).toBe('2024-12-27');
  expect(
    read(`+++\ntitle = "甲；乙 | 极客头条"\ndate = 2024-12-27T09:00:00+08:00\n+++\n\n${STORIES}`),
  ).toMatchObject({
    date: '2024-12-27',
    headline: '甲；乙 | 极客头条',
  });
});

describe('a headline', () => {
  test.each([
    ['极客头条 ２０２４年１２月２７日', '2024-12-27'],
    ['極客頭條 民國113年12月27日', '2024-12-27'],
    ['民國一百一十三年十二月二十七日 科技早報', '2024-12-27'],
    ['二零二四年十二月廿七日 科技早报', '2024-12-27'],
    ['科技早报 | Dec 27, 2024', '2024-12-27'],
    ['科技早报 - 27 Dec 2024', '2024-12-27'],
    ['科技早报 241227', '2024-12-27'],
    ['2024年12月27日，星期五，科技早报', '2024-12-27'],
    ['极客头条 二〇二四年十二月二十七日', '2024-12-27'],
    ['极客头条（24年12月27日）', '2024-12-27'],
    ['AI周报 2024.12.21-2024.12.27', '2024-12-27'],
    ['AI周报（2024年12月21日至27日）', '2024-12-27'],
    ['AI周报 | 2024.12.28~01.03', '2025-01-03'],
    ['一周要闻（20241221-20241227）', '2024-12-27'],
    ['【2024-12-27】科技早报', '2024-12-27'],
    ['科技早报 2024/12/27 星期五', '2024-12-27'],
    ['某系统将于 2025 年 10 月 14 日停止更新；乙公司量产 | 极客头条', null],
    ['甲公司2023年12月1日的旧账被翻出；乙公司量产 | 极客头条', null],
  ])('%s is of %s', (headline, day) => {
    expect(read(`# ${headline}\n\n${STORIES}`).date).toBe(day);
  });
});

describe('a path', () => {
  test.each([
    ['/srv/posts/news-20200820.txt', '2020-08-20'],
    ['/srv/posts/2024-12-27-geek.md', '2024-12-27'],
    ['/srv/posts/2024年12月27日.md', '2024-12-27'],
    ['/srv/posts/2024/12/27.md', '2024-12-27'],
    ['/srv/posts/2024/12/27/index.md', '2024-12-27'],
    ['/srv/posts/2024/1227.md', '2024-12-27'],
    ['/srv/posts/weekly 2024.12.21~27.md', '2024-12-27'],
    ['C:\\posts\\20241227.md', '2024-12-27'],
    ['/srv/posts/daily-241227.md', '2024-12-27'],
    ['/srv/posts/民國113年12月27日.md', '2024-12-27'],
    ['/srv/posts/113-12-27 早報.md', '2024-12-27'],
    ['/srv/posts/27-12-2024.md', '2024-12-27'],
    ['/srv/posts/早报 12.27 2024.md', '2024-12-27'],
    ['/srv/posts/Dec 27, 2024.md', '2024-12-27'],
    ['/srv/posts/2024-Dec-27.md', '2024-12-27'],
    ['/srv/posts/2024年12月/27日早报.md', '2024-12-27'],
    ['/srv/posts/v2024.1.5/readme.md', null],
    ['/srv/posts/03-04-2024.md', null],
    ['/srv/posts/113.12.27.5.md', null],
    ['/srv/20231231/archive/a/b/in.md', null],
    ['/srv/posts/144763537.md', null],
    ['/srv/posts/v1.24.12.md', null],
    ['/srv/posts/20241399.md', null],
  ])('%s is of %s', (path, day) => {
    expect(read(`# 甲；乙 | 极客头条\n\n${STORIES}`, path).date).toBe(day);
  });

  test.each([
    ['https://news.example/2024/12/27/daily/', '2024-12-27'],
    ['https://news.example/n1/2024/1227/c1002.html', '2024-12-27'],
    ['https://news.example/202412/t20241227_123.html', '2024-12-27'],
    ['https://news.example/show?date=2024-12-27', '2024-12-27'],
    ['https://news.example/24/1227/10/JKDF93JF00097U7R.html', '2024-12-27'],
    ['https://news.example/202412/27/a.html', '2024-12-27'],
    ['https://news.example/2024/dec/27/a-b', '2024-12-27'],
    ['https://news.example/article/123456789', null],
    ['https://news.example/12/3456/10/a.html', null],
  ])('the address %s is of %s', (address, day) => {
    expect(read(`# 甲；乙 | 极客头条\n\n${STORIES}`, address).date).toBe(day);
  });

  test('with another day than the heading does not change the date', () => {
    expect(read(`# 极客头条 2024-12-27\n\n${STORIES}`, '/srv/2020-01-01.md').date).toBe('2024-12-27');
  });
});

test.each([
  ['01 甲公司宣布降价', '02 乙公司开始量产'],
  ['No.1 甲公司宣布降价', 'No.2 乙公司开始量产'],
  ['【甲公司宣布降价】', '【乙公司开始量产】'],
])('a dateline above stories whose first title is %s', (first, second) => {
  const stories = STORIES.replace('### 甲公司宣布降价', first).replace('### 乙公司开始量产', second);
  for (const dateline of ['2024年12月27日', '2024-12-27 星期五', '2024年12月27日（周五）'])
    expect(read(`# 甲；乙 | 极客头条\n\n${dateline}\n\n${stories}`).date, dateline).toBe('2024-12-27');
});

describe('a page’s own data', () => {
  test.each([
    ['<meta property="article:published_time" content="2024-12-27T08:00:00+08:00">', ''],
    ['<meta itemprop="datePublished" content="2024-12-27">', ''],
    [
      '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-12-27T01:00:00Z"}</script>',
      '',
    ],
    ['<script>var ct = "1735270800";</script>', ''],
    ["<script>var createTime = '2024-12-27 08:30';</script>", ''],
    ['', '<time datetime="2024-12-27T08:00:00+08:00">三天前</time>'],
    ['', '<div class="bar">于 2024-12-27 11:39:59 发布</div>'],
    ['', '<div class="bar">最新推荐文章于 2025-03-01 08:00:00 发布</div><div>于 2024-12-27 发布</div>'],
    ['', '<div>发布时间：2024年12月27日 08:00</div>'],
    ['', '<em id="publish_time">2024-12-27 08:30</em>'],
  ])('%s %s', (head, bar) => {
    const page = `<html><head>${head}<title>甲；乙 | 极客头条</title></head><body><main><h1>甲；乙 | 极客头条</h1>${bar}<div id="content_views">${HTML_STORIES}</div></main></body></html>`;
    expect(read(page).date).toBe('2024-12-27');
  });
});

test('a day told inside a story is no day of the edition', () => {
  const told = STORIES.replace('甲公司昨日', '甲公司2024年12月26日').replace(
    '乙公司表示',
    '乙公司11月30日表示',
  );
  expect(read(`# 甲；乙 | 极客头条\n\n${told}`)).toMatchObject({
    date: null,
    warnings: [{ code: 'no-date' }],
  });
});

describe('a day that is yet to come', () => {
  const now = new Date('2024-12-27T02:00:00Z');
  const edition = (date: string, headline = '甲；乙 | 极客头条') =>
    withoutDayToCome({ ...read(`# ${headline}\n\n${STORIES}`), date: date as CalendarDay }, now);

  test('is dropped, unless it has begun in the first time zone', () => {
    expect(edition('2024-12-28').date).toBeNull();
    expect(edition('2024-12-27').date).toBe('2024-12-27');
    const late = withoutDayToCome(
      { ...edition('2024-12-27'), date: '2024-12-28' as CalendarDay },
      new Date('2024-12-27T11:00:00Z'),
    );
    expect(late.date).toBe('2024-12-28');
  });

  test('the end of a period that has begun is replaced by today, that of a later period is dropped', () => {
    expect(edition('2024-12-29', 'AI周报 2024.12.23-2024.12.29').date).toBe('2024-12-27');
    expect(edition('2025-01-05', 'AI周报 2024.12.30-2025.01.05').date).toBeNull();
  });
});

describe('a page whose title alone names column and day', () => {
  const page = (stories: string) =>
    `<html><head><title>示例早报 2024年12月27日</title></head><body>${stories}</body></html>`;

  test('has them, though its stories’ titles are headings of the first rank', () => {
    const stories = HTML_STORIES.replaceAll('h3>', 'h1>');
    const {
      date,
      stories: told,
      headline,
    } = read(
      page(`${stories}<h1>丙公司融资</h1><p>丙公司完成十亿元融资，由某基金领投，资金用于研发。</p>`),
      'in.html',
    );
    expect(headline).toBe('示例早报 2024年12月27日');
    expect(date).toBe('2024-12-27');
    expect(told.map(({ title }) => title)).toEqual(['甲公司宣布降价', '乙公司开始量产', '丙公司融资']);
  });

  test('has them, though its first story begins with its title in brackets', () => {
    const stories = HTML_STORIES.replaceAll(/<h3>(.*?)<\/h3><p>/gu, '<p>【$1】');
    const { date, headline } = read(page(stories), 'in.html');
    expect([date, headline]).toEqual(['2024-12-27', '示例早报 2024年12月27日']);
  });
});
