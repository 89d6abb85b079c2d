import { bigramsOf, containment, likeness } from '../../text/similarity.ts';
import { attributionOf } from '../attribution.ts';
import { textKey } from '../identity.ts';
import type { Masthead } from '../masthead.ts';
import { WHEN } from '../titleText.ts';
import { COLUMN_WORD } from '../wording.ts';
import type { Layout } from './propose.ts';

const clamp = (x: number) => Math.max(0, Math.min(100, Math.round(x)));
const log = (x: number, scale = 14) => clamp(scale * Math.log2(1 + Math.max(0, x)));
const flag = (b: boolean) => (b ? 100 : 0);

const COLUMN_ANYWHERE =
  /日报|日報|周报|週報|周報|早报|早報|晚报|早知道|早餐|早参|早科技|头条|頭條|简报|簡報|简讯|简訊|速递|速遞|资讯|資訊|快讯|快訊|新闻|新聞|周刊|週刊|月刊|月报|月報|日榜|周榜|热榜|精选|精選|一周|每日|每周|週記|周记|Weekly|Daily|Digest|Newsletter|News\b/i;
const ISSUE =
  /第\s*\d+\s*[期周週]|Vol\.?\s*\d|[#＃№]\s*\d|\d{4}\s*[-./年]\s*\d{1,2}(?:\s*[-./月]\s*\d{1,2})?|\d{1,2}\s*[月.]\s*\d{1,2}/i;
const ARTICLE_HEADLINE =
  /如何|怎么|怎样|为什么|教程|指南|详解|原理|实战|入门|理解|分析|总结|介绍|面试|源码|实现|使用|解读|浅谈|一文|什么是|手把手|最佳实践|笔记|经验|回顾|年度|感受/;
const GREETING = /今日|今天|每日|每天|每周|本周|本期|早上好|大家好|朋友们|来啦|一起|精选|关注/;
const NEWS =
  /发布|宣布|表示|消息|近日|日前|报道|透露|推出|上线|融资|收购|获悉|公告|曝|發布|宣佈|開源|开源|更新|漏洞/g;
const ME = /我(?![们們国國])/g;
const YOU = /[你您]/g;
const HOW = /首先|然后|接下来|比如|例如|因此|所以|如果|我们|需要|可以|步骤|方法|如下|下面/g;
const DAY = /\d{1,2}\s*月\s*\d{1,2}\s*[日号]/g;

/** What tells a roundup from an article with parts: named numbers from 0 to 100. */
export function gateFeatures(
  masthead: Masthead,
  layout: Layout,
  chosen: Readonly<Record<string, number>>,
): Record<string, number> {
  const { lines, headline, announced, glance, keyPoints, column } = masthead;
  const total = Math.max(
    1,
    lines.reduce((sum, { text }) => sum + text.length, 0),
  );
  const order = [...layout.titles.keys()].sort((a, b) => a - b);
  const units: string[] = order.map((at, k) => {
    let text = lines[at]?.text ?? '';
    for (let i = at + 1; i < (order[k + 1] ?? lines.length) && text.length < 400; i++)
      text += ` ${lines[i]?.text ?? ''}`;
    return text.slice(0, 400);
  });
  const bigrams = units.slice(0, 30).map((u) => bigramsOf(textKey(u)));
  let near = 0,
    far = 0,
    nearN = 0,
    farN = 0;
  for (let i = 1; i < bigrams.length; i++) {
    near += likeness(bigrams[i - 1] ?? new Int32Array(), bigrams[i] ?? new Int32Array());
    nearN++;
    if (i >= 2) {
      far += likeness(bigrams[i >> 1 === i ? 0 : i - 2] ?? new Int32Array(), bigrams[i] ?? new Int32Array());
      farN++;
    }
  }
  const parts = headline
    .split(/[；;，,|｜丨、/]|\s-\s/)
    .map(textKey)
    .filter((k) => k.length >= 4);
  const partSpread = parts.map(
    (k) => bigrams.filter((b) => containment(bigramsOf(k), b) >= 0.5).length / Math.max(1, bigrams.length),
  );
  const words = new Map<string, number>();
  for (const u of units)
    for (const w of new Set(u.toLowerCase().match(/[a-z][a-z0-9.+-]{2,}/g) ?? []))
      words.set(w, (words.get(w) ?? 0) + 1);
  const commonWords = [...words.values()].filter((n) => n >= Math.max(3, 0.4 * units.length)).length;
  const text = lines
    .map((l) => l.text.slice(0, 1500))
    .join('\n')
    .slice(0, 40_000);
  const per = (pattern: RegExp) =>
    clamp((10_000 * (text.match(pattern)?.length ?? 0)) / Math.max(500, text.length) / 2);
  const code = lines.filter(({ kind }) => kind === 'code').length;
  const hosts = new Set<string>();
  for (const l of lines) for (const { url } of l.links) hosts.add(/^https?:\/\/([^/]+)/.exec(url)?.[1] ?? '');
  const attributions = new Set<string>();
  for (const [k, at] of order.entries())
    for (let i = (order[k + 1] ?? lines.length) - 1; i > at && i > at - 4; i--) {
      const t = lines[i]?.text ?? '';
      if (t === '') continue;
      const a = attributionOf(t);
      if (a) attributions.add(a);
      break;
    }
  const opening = lines
    .slice(0, 12)
    .map((l) => l.text)
    .filter((t) => t.length < 300);
  const own = textKey(column);
  const linked = order.filter((at) => (lines[at]?.links.length ?? 0) > 0).length;
  const n = Math.max(1, order.length);
  return {
    ...chosen,
    headlineColumn: flag(COLUMN_ANYWHERE.test(headline)),
    headlineIssue: flag(ISSUE.test(headline)),
    headlineBoth: flag(COLUMN_ANYWHERE.test(headline) && ISSUE.test(headline)),
    headlineSemicolons: log((headline.match(/[；;]/g) ?? []).length, 30),
    headlineBars: flag(/[|｜丨]/.test(headline)),
    headlineLength: clamp(headline.length),
    headlineArticle: flag(ARTICLE_HEADLINE.test(headline)),
    headlineQuestion: flag(/[？?]/.test(headline)),
    column: flag(column !== ''),
    columnWord: flag(COLUMN_WORD.test(column)),
    columnNamed: flag(
      own.length > 1 && (textKey(headline).includes(own) || opening.some((t) => textKey(t).includes(own))),
    ),
    openingColumn: flag(opening.some((t) => COLUMN_ANYWHERE.test(t))),
    openingIssue: flag(opening.some((t) => ISSUE.test(t))),
    greets: flag(opening.some((t) => COLUMN_ANYWHERE.test(t) && GREETING.test(t))),
    glanceHeaded: flag(glance.headed),
    glanceItems: log(glance.items.length),
    glanceFound: clamp((100 * announced.size) / Math.max(1, glance.items.length)),
    keyPoints: flag(keyPoints.points.length > 0),
    near: clamp((300 * near) / Math.max(1, nearN)),
    far: clamp((300 * far) / Math.max(1, farN)),
    partSpread: clamp((100 * partSpread.reduce((a, b) => a + b, 0)) / Math.max(1, parts.length)),
    partMost: clamp(100 * Math.max(0, ...partSpread)),
    commonWords: log(commonWords, 20),
    news: per(NEWS),
    me: per(ME),
    you: per(YOU),
    how: per(HOW),
    days: per(DAY),
    code: log(code, 20),
    codeShare: clamp((100 * code) / lines.length),
    hosts: log(hosts.size),
    hostsPerTitle: clamp((50 * hosts.size) / n),
    attributions: log(attributions.size, 20),
    linkedTitles: clamp((100 * linked) / n),
    startsWhen: clamp(
      (100 *
        order.filter((at) => WHEN.test(lines[at + 1]?.text ?? '') || WHEN.test(lines[at]?.text ?? ''))
          .length) /
        n,
    ),
    paragraph: log(total / Math.max(1, lines.filter((l) => l.text !== '').length), 9),
    characters: log(total, 6),
    itemLines: clamp((100 * lines.filter(({ kind }) => kind === 'item').length) / lines.length),
    rowLines: clamp((100 * lines.filter(({ kind }) => kind === 'row').length) / lines.length),
    questions: clamp((100 * order.filter((at) => /[？?]/.test(lines[at]?.text ?? '')).length) / n),
  };
}
