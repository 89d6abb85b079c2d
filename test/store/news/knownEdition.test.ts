import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../../src/store/open.ts';
import { openTestStore } from '../../database/engines.ts';
import { ingestDocument } from '../ingestDocument.ts';

const NOW = new Date('2024-12-28T02:00:00Z');
let store: Store;

beforeEach(async () => {
  store = await openTestStore();
});

afterEach(() => store.close());

const STORIES = [
  ['某公司宣布全线产品降价', '某公司昨天宣布全线产品降价，平均降幅两成，即日起在全国门店执行。'],
  ['新工厂开始量产芯片', '这家工厂近日表示新产线已经开始量产，首批产品本月交付给客户。'],
  ['开源数据库更换许可证', '项目维护者宣布下一版起更换许可证，社区里有人赞成，也有人另起炉灶。'],
  ['云服务下午中断两小时', '多个城市的用户下午无法登录，服务商称两小时后全部恢复，原因是配置有误。'],
  ['浏览器新版支持分屏', '新版浏览器可以把两个页面并排放在一个窗口里，按键即可交换左右。'],
] as const;

/** An edition of the column with some of the stories, at an address of its own. */
async function ingest(
  url: string,
  stories: readonly (readonly [string, string])[],
  headline = '降价；量产 | 极客头条',
  day = '2024-12-27',
): Promise<void> {
  const sections = stories.map(([title, text]) => `### ${title}\n\n${text}`).join('\n\n');
  const text = `---\ntitle: ${headline}\ndate: ${day}\nurl: ${url}\n---\n\n## 国内要闻\n\n${sections}\n`;
  const document = { bytes: Buffer.from(text), origin: url, time: NOW };
  expect((await ingestDocument(store, document, NOW, { articlesStandAlone: true })).kind).toBe('edition');
}

async function editions(): Promise<number> {
  return Number((await store.get('SELECT count(*) AS count FROM editions'))?.count);
}

test('an edition that lies at a second address is kept once', async () => {
  await ingest('https://blog.example/p/1', STORIES);
  await ingest('https://mirror.example/archives/99', STORIES);
  expect(await editions()).toBe(1);
});

test('a copy with another headline and other punctuation in titles is kept once', async () => {
  await ingest('https://blog.example/p/1', STORIES);
  const copied = STORIES.map(([title, text]) => [`${title}！`, text] as const);
  await ingest('https://mirror.example/archives/99', copied, '今天的新闻 | 极客头条');
  expect(await editions()).toBe(1);
});

test('an edition read again from either address is kept once', async () => {
  for (const url of [
    'https://a.example/1',
    'https://b.example/2',
    'https://a.example/1',
    'https://b.example/2',
  ])
    await ingest(url, STORIES);
  expect(await editions()).toBe(1);
});

test('a second edition of the day that shares some stories is its own', async () => {
  await ingest('https://blog.example/p/1', STORIES.slice(0, 4), '早间 | 极客头条');
  await ingest('https://blog.example/p/2', STORIES.slice(2), '晚间 | 极客头条');
  expect(await editions()).toBe(2);
});

test.each([
  ['a day late', '2024-12-27', '2024-12-28'],
  ['that came first', '2024-12-28', '2024-12-27'],
])(
  'a page of a mirror that is dated %s is the same edition, of the earlier day',
  async (_name, first, second) => {
    const page = async (url: string, day: string) => {
      const stories = STORIES.map(([title, text]) => `<h3>${title}</h3><p>${text}</p>`).join('');
      const html = `<html><head><meta property="article:published_time" content="${day}T09:00:00+08:00"></head><body><article><h1>降价；量产 | 极客头条</h1><h2>国内要闻</h2>${stories}</article></body></html>`;
      const document = { bytes: Buffer.from(html), origin: url, time: NOW };
      expect((await ingestDocument(store, document, NOW, { articlesStandAlone: true })).kind).toBe('edition');
    };
    await page('https://blog.example/p/1', first);
    await page('https://mirror.example/archives/99', second);
    expect(await editions()).toBe(1);
    expect(await store.all('SELECT DISTINCT day FROM stories')).toEqual([{ day: '2024-12-27' }]);
    expect(await store.all('SELECT day FROM editions')).toEqual([{ day: '2024-12-27' }]);
  },
);

test('the next day of a column whose titles come again is its own', async () => {
  const daily = (day: string) => STORIES.map(([title, text]) => [title, `${day} ${text}${day}`] as const);
  await ingest('https://blog.example/p/1', daily('二十六日'), '每日播报 | 极客头条', '2024-12-26');
  await ingest('https://blog.example/p/2', daily('二十七日'), '每日播报 | 极客头条', '2024-12-27');
  expect(await editions()).toBe(2);
});
