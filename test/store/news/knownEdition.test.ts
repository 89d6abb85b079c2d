import { afterEach, beforeEach, expect, test } from 'vitest';
import { ingestDocument } from '../../../src/store/ingest.ts';
import { openStore, type Store } from '../../../src/store/open.ts';

const NOW = new Date('2024-12-28T02:00:00Z');
let store: Store;

beforeEach(() => {
  store = openStore(':memory:');
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
function ingest(
  url: string,
  stories: readonly (readonly [string, string])[],
  headline = '降价；量产 | 极客头条',
): void {
  const sections = stories.map(([title, text]) => `### ${title}\n\n${text}`).join('\n\n');
  const text = `---\ntitle: ${headline}\ndate: 2024-12-27\nurl: ${url}\n---\n\n## 国内要闻\n\n${sections}\n`;
  const document = { bytes: Buffer.from(text), origin: url, time: NOW };
  expect(ingestDocument(store, document, NOW, { articlesStandAlone: true }).kind).toBe('edition');
}

function editions(): number {
  return Number(store.prepare('SELECT count(*) AS count FROM editions').get()?.count);
}

test('an edition that lies at a second address is kept once', () => {
  ingest('https://blog.example/p/1', STORIES);
  ingest('https://mirror.example/archives/99', STORIES);
  expect(editions()).toBe(1);
});

test('so is a copy with another headline and other punctuation in its titles', () => {
  ingest('https://blog.example/p/1', STORIES);
  const copied = STORIES.map(([title, text]) => [`${title}！`, text] as const);
  ingest('https://mirror.example/archives/99', copied, '今天的新闻 | 极客头条');
  expect(editions()).toBe(1);
});

test('read again from either address it stays one', () => {
  for (const url of [
    'https://a.example/1',
    'https://b.example/2',
    'https://a.example/1',
    'https://b.example/2',
  ])
    ingest(url, STORIES);
  expect(editions()).toBe(1);
});

test('a second edition of the day that shares some stories is its own', () => {
  ingest('https://blog.example/p/1', STORIES.slice(0, 4), '早间 | 极客头条');
  ingest('https://blog.example/p/2', STORIES.slice(2), '晚间 | 极客头条');
  expect(editions()).toBe(2);
});
