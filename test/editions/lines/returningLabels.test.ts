import { expect, test } from 'vitest';
import { readDocument } from '../../../src/documents/readDocument.ts';
import { linesOf } from '../../../src/editions/lines/line.ts';
import { returningLabels, returningLinks } from '../../../src/editions/lines/returningLabels.ts';
import { readEdition } from '../../../src/editions/readEdition.ts';

const TEXT = '消息人士在周三上午证实了这一点，公司随后发布公告，说明了时间表与价格，后续的细节会在下月公布。';
const STORIES = [
  '海湾云服务停摆三小时',
  '北城大学开源机器人数据集',
  '青云芯片开始量产',
  '星图电动车下调售价',
];

function labelsIn(markdown: string): string[] {
  const source = { bytes: Buffer.from(markdown), origin: 'post.md', time: new Date(0) };
  const read = readDocument(source);
  if (read.kind === 'unreadable') throw new Error(read.reason);
  const lines = linesOf(read.blocks);
  return [...returningLabels(lines)].map((index) => lines[index]?.text ?? '');
}

test('what returns in bold over a text in every story names its parts, counted or not', () => {
  const part = (label: string) => `**${label}**\n\n${TEXT}`;
  const body = STORIES.map(
    (title, i) => `#### ${i + 1}. ${title}\n\n${TEXT}\n\n${part('1. 影响路径')}\n\n${part('2. 风险：')}`,
  ).join('\n\n');
  const markdown = `# 每日洞察 2025-06-05\n\n### 重点新闻\n\n${body}\n`;
  expect(new Set(labelsIn(markdown))).toEqual(new Set(['1. 影响路径', '2. 风险：']));
  const reading = readEdition({ bytes: Buffer.from(markdown), origin: 'post.md', time: new Date(0) });
  if (reading.kind === 'unreadable') throw new Error(reading.reason);
  expect(reading.edition.stories.map(({ title }) => title)).toEqual(STORIES);
});

test('titles that are listed twice before their texts are no labels, nor is what returns twice', () => {
  const list = STORIES.map((title) => `**${title}**`).join('\n\n');
  const body = STORIES.map((title) => `**${title}**\n\n${TEXT}`).join('\n\n');
  expect(labelsIn(`${list}\n\n${list}\n\n${body}\n`)).toEqual([]);
  expect(labelsIn(`**背景**\n\n${TEXT}\n\n**海湾云服务**\n\n${TEXT}\n\n**背景**\n\n${TEXT}\n`)).toEqual([]);
});

test('a short link that returns under every post leads on from it, and is no title', () => {
  const news = STORIES.map((title, i) => `<div><a href="/n/${i}">${title}</a></div><div>${TEXT}</div>`);
  const posts = Array.from(
    { length: 6 },
    (_, i) =>
      `<div>north_${i % 3}</div><div>海湾的船只又回来了，这是第 ${i} 次。</div><a href="/q/${i}">查看帖子 →</a>`,
  );
  const parts = `<h3>精选推荐</h3>${news.join('')}<h3>技术前沿</h3>${posts.join('')}`;
  const html = `<html><title>示例日报 2031-03-05</title><body><div>示例日报</div>${parts}</body></html>`;
  const source = { bytes: Buffer.from(html), origin: 'page.html', time: new Date(0) };
  const read = readDocument(source);
  if (read.kind === 'unreadable') throw new Error(read.reason);
  const lines = linesOf(read.blocks);
  const links = [...returningLinks(lines)].map((index) => lines[index]?.text);
  expect(links).toEqual(posts.map(() => '查看帖子 →'));
  const reading = readEdition(source);
  if (reading.kind === 'unreadable') throw new Error(reading.reason);
  expect(reading.edition.stories.map(({ title }) => title)).toEqual(STORIES);
});
