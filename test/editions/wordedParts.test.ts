import { expect, test } from 'vitest';
import { readDocument } from '../../src/documents/readDocument.ts';
import { findGlance } from '../../src/editions/glance/findGlance.ts';
import { findCandidates } from '../../src/editions/layouts/candidates/candidates.ts';
import { isBoilerplateLine } from '../../src/editions/lines/boilerplateLine.ts';
import { linesOf } from '../../src/editions/lines/line.ts';
import { mastheadOf } from '../../src/editions/masthead/masthead.ts';
import { sectionsOf } from '../../src/editions/outline/sections.ts';
import { isPromotionSection } from '../../src/editions/stories/advertisements.ts';
import { splitTitleLine } from '../../src/editions/stories/titles/splitTitleLine.ts';

/** The candidates of a Markdown document. */
function candidatesIn(text: string) {
  const read = readDocument({ bytes: Buffer.from(text), origin: 'post.md', time: new Date(0) });
  if (read.kind === 'unreadable') throw new Error(read.reason);
  return findCandidates(mastheadOf(linesOf(read.blocks), read.metadata));
}

test.each([
  '来源：示例网',
  '📰 来源: 示例网',
  '📡 資料來源：示例社、示例晚報',
  '数据来源：示例网',
  '🕒 發布時間：2026-03-01',
  '摘要：甲公司发布新品',
  '阅读原文',
  '项目地址',
  '浏览地址：示例网',
  '合作交流:示例号',
  '欢迎回到示例周报！👋',
  'Welcome to the Example Weekly. 👋',
  '漏洞描述',
  '3、影响版本：',
])('%s is beside the titles, and none itself', (text) => {
  expect(isBoilerplateLine(text)).toBe(true);
});

test.each(['来源可靠的消息：甲公司收购乙公司', '摘要算法出新版', '链接经济进入下半场', '欢迎来到硬件时代'])(
  '%s may be a title',
  (text) => {
    expect(isBoilerplateLine(text)).toBe(false);
  },
);

test.each([
  '趋势分析',
  '今日洞察',
  '📊 本周总结',
  '名詞解釋',
  '參考資料',
  '趋势、启示与展望',
  '🔎 趋势洞察与深度分析',
  '结语与展望 🔮',
  '趨勢與預測',
  '安全防护建议',
  '修復建議',
  '来源统计',
  '本周漏洞报送情况统计',
  '本月事件處置情況',
  '今日关键词',
  '一句话总结',
  '☀️ 今日天气',
  '天氣預報',
  '圈子推荐',
  '知识星球介绍',
])('%s is no story, but around the news', (name) => {
  expect(isPromotionSection(name)).toBe(true);
});

test.each([
  '行业动态',
  '趋势产业',
  '洞察力测试软件开源',
  '技术洞察',
  '技术与洞察',
  '趋势观察',
  '行业展望与社会影响',
  '甲公司就新规提出建议',
  '国家统计局公布数据',
])('%s may be a section of news', (name) => {
  expect(isPromotionSection(name)).toBe(false);
});

test('a list of figures under 概览 is no glance', () => {
  const { masthead } = candidatesIn(`# 示例日报

## 概览

- 采集时间：2026-03-01 10:20
- 资讯总数：2 条
- 官方公告：1 条

## 动态

### 甲公司完成登记

甲公司今天完成了登记。
`);
  expect(findGlance(masthead.lines).items).toEqual([]);
});

test('a caption right under an image is no title, the same words elsewhere may be one', () => {
  const { all } = candidatesIn(`# 示例日报

![](https://a.example/1.png)

新款轿车的内饰（来源：示例网）

新款轿车的内饰（来源：示例网）
`);
  expect(all.filter(({ line }) => line.text.startsWith('新款'))).toHaveLength(1);
});

test('the number alone on the line above counts a title', () => {
  const { all } = candidatesIn(
    '# 示例日报\n\n01\n\n## 甲公司开源编译器\n\n正文。\n\n02\n\n## 乙公司涨价\n\n正文。\n',
  );
  expect(all.filter(({ style }) => style === 'h2').map(({ ordinal }) => ordinal)).toEqual([1, 2]);
});

test('an item that describes its one link has the link’s text as title', () => {
  const { all } = candidatesIn('# 示例周刊\n\n- 项目地址：[示例编译器](https://a.example/1)\n');
  const [line] = all.filter(({ line: { kind } }) => kind === 'item').map(({ line: own }) => own);
  expect(line && splitTitleLine(line, 'item')).toEqual({ title: '示例编译器', text: '', tag: null });
});

test.each([
  ['甲公司发布新品 (来源)', '甲公司发布新品'],
  ['甲公司发布新品【原文链接】', '甲公司发布新品'],
  ['甲公司发布新品 [link]', '甲公司发布新品'],
  ['甲公司发布新品（代号）', '甲公司发布新品（代号）'],
])('the text of a link behind a title is no part of it: %s', (text, title) => {
  const { all } = candidatesIn(`# 示例日报\n\n### ${text}\n\n正文。\n`);
  const line = all.find(({ style }) => style === 'h3')?.line;
  expect(line && splitTitleLine(line, 'h3').title).toBe(title);
});

test('headings that stand right under bold titles are labels within the stories, and end none', () => {
  const text = ['甲公司被罚', '乙公司涨价', '丙公司裁员']
    .map((title) => `## 金融情报\n\n**${title}**\n\n### Tag：${title}\n\n${title}的经过在此。`)
    .join('\n\n');
  const { masthead, all } = candidatesIn(`# 示例周报\n\n${text}\n`);
  const styles = new Map(all.map(({ line, style }) => [line.index, style]));
  const titles = new Map(
    all.filter(({ style }) => style === 'bold').map(({ line, style }) => [line.index, style]),
  );
  const { lines, taken, glance } = masthead;
  const sections = sectionsOf({ lines, taken, styles, certain: new Set(titles.keys()), titles, glance });
  expect([...sections].map((index) => lines[index]?.text)).toEqual(['金融情报', '金融情报', '金融情报']);
});

test('a title set in bold with its number is cut from its source behind a dash', () => {
  const { all } = candidatesIn(
    '# 示例早报\n\n**1. 甲公司开源编译器，性能翻倍** — 示例网 | [链接](https://a.example/1)\n',
  );
  const [candidate] = all.filter(({ line }) => line.text.startsWith('1.'));
  expect(candidate?.style).toBe('numbered lead');
  expect(candidate && splitTitleLine(candidate.line, 'numbered lead').title).toBe(
    '甲公司开源编译器，性能翻倍',
  );
});

test('a line that only counts what the edition holds is no title', () => {
  const counts = [
    '资讯总数：20 条',
    '采集时间：2026-03-01 18:28',
    '48晚报: 31 篇',
    '示例媒体：科技与商业: 17 篇',
  ];
  expect(counts.map(isBoilerplateLine)).toEqual([true, true, true, true]);
  expect(isBoilerplateLine('甲公司：新增门店 31 家')).toBe(false);
  expect(['市值：甲公司首次超过三万亿美元', 'GPT：新模型 5 月发布'].map(isBoilerplateLine)).toEqual([
    false,
    false,
  ]);
});
