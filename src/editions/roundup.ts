import { bigramsOf, containment } from '../text/similarity.ts';
import { textKey } from './identity.ts';
import type { Layout } from './layout.ts';
import type { UnnamedStory } from './stories.ts';
import { WHEN } from './titleText.ts';

const ENOUGH = 2;
const OPENING_LINES = 12;
const COLUMN_NAMED = /日报|周报|早报|晚报|早知道|早餐|早参|早科技|头条|简报|简讯|速递|资讯|快讯|新闻|周刊/;
/** Words that name a column where a day or a number stands beside them. */
const RECURRING = /日榜|周榜|热榜|热帖|热门|精选|一周|每日|每周|Weekly|Daily|Trending|Digest|Newsletter/i;
/** A column's name before titles that are strung together: 盘前必读丨…；…. */
const COLUMN_OF_TITLES = /^[^丨|｜；;]{2,10}[丨|｜][^；;]{4,60}[；;]/;
/** How greetings speak; an article that quotes a newspaper does not. */
const GREETING = /今日|今天|每日|每天|每周|本周|本期|早上好|大家好|朋友们|来啦|一起|精选|关注/;
/** The day or the number of an issue. */
const ISSUE =
  /第\s*\d+\s*[期周]|Vol\.?\s*\d|[#＃№]\s*\d|\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}|\d{1,2}\s*[月.]\s*\d{1,2}/i;
const PARTS_OF_AN_ARTICLE =
  /^(?:[\d一二三四五六七八九十.、\s]*)(?:前言|引言|序言|背景|简介|概述|介绍|摘要|总结|小结|结语|结论|后记|参考|附录|安装|环境|准备|步骤|实现|原理|代码|示例|实战|测试|部署|使用|配置|常见问题|FAQ|目录)/i;

/** Whether a document is a roundup of several stories, rather than one article that has parts. */
export function isRoundup(layout: Layout, stories: readonly UnnamedStory[]): boolean {
  const { glance, keyPoints, column, headline, lines, outline } = layout;
  if (stories.length === 0) return glance.headed;
  // Only a roundup announces its stories; without that heading a list that returns may be a table of contents.
  if (glance.headed && outline.announced.size >= 0.5 * glance.items.length) return true;
  if (stories.length < 2) return false;
  let weight = -stories.filter(({ title }) => PARTS_OF_AN_ARTICLE.test(title)).length;
  const sources = stories.flatMap(({ attribution }) => attribution ?? []);
  // In the order of what they cost to look at: most roundups are known by the first.
  const signs: readonly (readonly [weight: number, holds: () => boolean])[] = [
    [1, () => column !== ''],
    [1, () => column !== '' && isNamed(column, layout)],
    [1, () => glance.items.length > 0],
    [1, () => keyPoints.points.length > 0],
    [1, () => /[；;]/.test(headline)],
    [1, () => outline.style === 'marked'],
    [1, () => COLUMN_OF_TITLES.test(headline)],
    [2, () => outline.style === 'tagged line' || outline.style === 'bracketed line'],
    [2, () => ISSUE.test(headline) && (COLUMN_NAMED.test(headline) || RECURRING.test(headline))],
    [1, () => sources.length >= 2],
    [1, () => new Set(sources).size >= 2],
    [2, () => stories.filter(({ commentary }) => commentary.length > 0).length >= 2],
    [2, () => lines.slice(0, OPENING_LINES).some(({ text }) => greets(text))],
    [1, () => isToldInHeadline(stories, headline)],
    [2, () => holdsForMost(stories, 0.5, isDated)],
    [1, () => holdsForMost(stories, 0.6, isLinked)],
    [1, () => outline.style === 'linked' && holdsForMost(stories, 0.6, isLinked)],
    // A plain list item, which any article has, would tell itself again.
    [2, () => outline.style !== 'item' && holdsForMost(stories, 0.6, isToldAgain)],
  ];
  return signs.some(([worth, holds]) => {
    if (holds()) weight += worth;
    return weight >= ENOUGH;
  });
}

const FEWEST_STORIES = 3;

function holdsForMost(
  stories: readonly UnnamedStory[],
  share: number,
  test: (story: UnnamedStory) => boolean,
): boolean {
  return stories.length >= FEWEST_STORIES && stories.filter(test).length >= share * stories.length;
}

/** Whether the title is a link to where the story comes from. */
function isLinked({ title, links }: UnnamedStory): boolean {
  const key = textKey(title);
  return links.some(({ text }) => key !== '' && textKey(text) === key);
}

const SHORTEST_HEADLINE = 9;
const TOLD_AGAIN = 0.45;
const OPENING = 150;

/** Whether the title is a headline, which the text under it tells again; the headings of an article's parts are not. */
function isToldAgain({ title, paragraphs }: UnnamedStory): boolean {
  const key = textKey(title);
  if (key.length < SHORTEST_HEADLINE) return false;
  const opening = textKey((paragraphs[0] ?? '').slice(0, OPENING));
  return containment(bigramsOf(key), bigramsOf(opening)) >= TOLD_AGAIN;
}

/** Whether the text begins as news does: 近日， or 3 月 5 日消息，. */
function isDated({ paragraphs }: UnnamedStory): boolean {
  return WHEN.test(paragraphs[0] ?? '');
}

/** Whether the document itself names its column; what an archive files it under says less. */
function isNamed(column: string, { headline, lines }: Layout): boolean {
  const name = withoutDay(column);
  return [headline, ...lines.slice(0, OPENING_LINES).map(({ text }) => text)].some((text) =>
    withoutDay(text).includes(name),
  );
}

/** A text without the day that may stand in the middle of its column's name: 某社9月3日早报. */
function withoutDay(text: string): string {
  return text.replace(/\d{1,2}\s*月\s*\d{1,2}\s*日|\s/g, '');
}

/** Whether a line greets the column's readers: 每天 8 点更新的早报. Who speaks of himself writes an article. */
function greets(text: string): boolean {
  if (text.length >= 300 || /我(?![们是国])/.test(text)) return false;
  return COLUMN_NAMED.test(text.replace(/《[^》]*》/g, '')) && GREETING.test(text);
}

/** Whether the headline is put together from titles. */
function isToldInHeadline(stories: readonly UnnamedStory[], headline: string): boolean {
  const key = textKey(headline);
  return stories.some(({ title }) => textKey(title).length >= 6 && key.includes(textKey(title)));
}
