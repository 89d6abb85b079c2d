import { textKey } from './identity.ts';
import type { Layout } from './layout.ts';
import type { UnnamedStory } from './stories.ts';

const ENOUGH = 2;
const OPENING_LINES = 12;
const COLUMN_NAMED = /日报|周报|早报|晚报|早知道|早餐|早科技|头条|简报|速递|资讯|快讯|新闻|周刊/;
/** How greetings speak; an article that quotes a newspaper does not. */
const GREETING = /今日|今天|每日|每天|每周|本周|本期|早上好|大家好|朋友们|来啦|一起|精选|关注/;
const PARTS_OF_AN_ARTICLE =
  /^(?:[\d一二三四五六七八九十.、\s]*)(?:前言|引言|序言|背景|简介|概述|介绍|摘要|总结|小结|结语|结论|后记|参考|附录|安装|环境|准备|步骤|实现|原理|代码|示例|实战|测试|部署|使用|配置|常见问题|FAQ|目录)/i;

/** Whether a document is a roundup of several stories, rather than one article that has parts. */
export function isRoundup(layout: Layout, stories: readonly UnnamedStory[]): boolean {
  const { glance, keyPoints, column, headline, lines, outline } = layout;
  if (stories.length === 0) return glance.headed;
  // Only a roundup announces its stories; without that heading a list that returns may be a table of contents.
  if (glance.headed && outline.announced.size >= 0.5 * glance.items.length) return true;
  if (stories.length < 2) return false;
  let weight = glance.items.length > 0 ? 1 : 0;
  if (keyPoints.points.length > 0) weight += 2;
  if (column !== '') weight += isNamed(column, layout) ? 2 : 1;
  if (/[；;]/.test(headline)) weight += 1;
  if (lines.slice(0, OPENING_LINES).some(({ text }) => greets(text))) weight += 2;
  if (stories.filter(({ attribution }) => attribution !== null).length >= 2) weight += 2;
  if (stories.filter(({ commentary }) => commentary.length > 0).length >= 2) weight += 2;
  if (isToldInHeadline(stories, headline)) weight += 1;
  if (outline.style === 'tagged line') weight += 2;
  weight -= stories.filter(({ title }) => PARTS_OF_AN_ARTICLE.test(title)).length;
  return weight >= ENOUGH;
}

/** Whether the document itself names its column; what an archive files it under says less. */
function isNamed(column: string, { headline, lines }: Layout): boolean {
  return [headline, ...lines.slice(0, OPENING_LINES).map(({ text }) => text)].some((text) =>
    text.includes(column),
  );
}

/** Whether a line greets the column's readers: 每天 8 点更新的早报. */
function greets(text: string): boolean {
  return text.length < 300 && COLUMN_NAMED.test(text.replace(/《[^》]*》/g, '')) && GREETING.test(text);
}

/** Whether the headline is put together from titles. */
function isToldInHeadline(stories: readonly UnnamedStory[], headline: string): boolean {
  const key = textKey(headline);
  return stories.some(({ title }) => textKey(title).length >= 6 && key.includes(textKey(title)));
}
