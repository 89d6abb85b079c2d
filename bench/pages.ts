import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { load } from 'cheerio/slim';
import { parseFeed } from '../src/sources/feed.ts';
import { extractArticle } from '../src/sources/page/extractArticle.ts';
import { decodeText } from '../src/text/charset.ts';

/** The article of a page, as HTML; undefined where none is found. */
type Extract = (html: string) => string | undefined | Promise<string | undefined>;

const FEEDS = '../shared/feeds';
/** Shorter texts are teasers, of which no page is made. */
const SHORTEST = 500;
const PAGES_OF_A_FEED = 12;

/**
 * How well articles are taken out of their pages: known texts of feeds, each put into a page with a menu, related posts, comments
 * and a footer. F1 of the text by pairs of characters, and processor time a page, for the extractor that ships, for the whole
 * page, and for one to compare with: `npm run bench -- pages [FEEDS [MODULE.ts]]`, whose default export takes and gives HTML.
 */
export default async function benchPages([folder = FEEDS, module]: readonly string[]): Promise<object> {
  if (!existsSync(folder)) throw new Error(`there is no folder ${folder}: give one with feeds`);
  const texts = knownTexts(folder);
  const pages = texts.map((body, n) => ({
    body,
    html: pageOf(body, texts[(n + 1) % texts.length] ?? '', n),
  }));
  const shipped: Extract = (html) => extractArticle({ bytes: Buffer.from(html), charset: 'utf-8' });
  const other: { default: Extract } | undefined =
    module === undefined ? undefined : await import(pathToFileURL(resolve(module)).href);
  return {
    pages: pages.length,
    shipped: await score(pages, shipped),
    wholePage: await score(pages, (html) => html),
    ...(other && { other: await score(pages, other.default) }),
  };
}

function knownTexts(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => !/^derived|^index\.json$|\.html$/.test(file))
    .flatMap((file) => {
      const decoded = decodeText(readFileSync(join(folder, file)));
      const feed = decoded.kind === 'text' ? parseFeed(decoded.text, 'https://e.example/') : undefined;
      const long = (feed?.items ?? []).filter(({ content }) => textOf(content).length >= SHORTEST);
      return long.slice(0, PAGES_OF_A_FEED).map(({ content }) => content);
    });
}

/** A page as sites build it around an article: the headings of another one stand below it and beside it. */
function pageOf(body: string, another: string, n: number): string {
  const words = textOf(another);
  const titles = Array.from({ length: 8 }, (_, i) => words.slice(i * 25, i * 25 + 22));
  const links = titles.map((title, i) => `<li><a href="/p/${n}-${i}">${title}</a></li>`).join('');
  const menu = ['首页', '快讯', '人工智能', '手机', '汽车', '视频', '登录', '注册']
    .map((name) => `<li><a href="/${name}">${name}</a></li>`)
    .join('');
  const comments = titles
    .slice(0, 4)
    .map((title) => `<div class="comment"><b>网友</b><p>${title}，说得对。</p><a>回复</a></div>`)
    .join('');
  return `<!doctype html><html><head><meta charset="utf-8"><title>第 ${n} 篇 - 某某网</title></head><body>
<header><nav><ul>${menu}</ul></nav></header><main><div class="post"><h1>第 ${n} 篇</h1><div class="meta">某某网 · 2024-12-27 · 阅读 1024</div>
<div class="post-content">${body}</div></div><section class="related"><h3>相关阅读</h3><ul>${links}</ul></section>
<section id="comments"><h3>评论</h3>${comments}</section></main><aside><h3>热门文章</h3><ol>${links}</ol></aside>
<footer><p>关于我们 | 广告合作 | 版权所有 © 某某网</p></footer></body></html>`;
}

async function score(pages: readonly { readonly body: string; readonly html: string }[], extract: Extract) {
  let sum = 0;
  let missed = 0;
  let microseconds = 0;
  for (const { body, html } of pages) {
    const before = process.cpuUsage();
    const found = await extract(html);
    const { user, system } = process.cpuUsage(before);
    microseconds += user + system;
    if (found === undefined) missed += 1;
    else sum += overlap(textOf(found), textOf(body));
  }
  return {
    f1: Math.round((1000 * sum) / pages.length) / 10,
    missed,
    processorMsAPage: Math.round(microseconds / pages.length / 100) / 10,
  };
}

/** F1 of the pairs of neighbouring characters that two texts have, as often as they have them. */
function overlap(found: string, wanted: string): number {
  const counts = new Map<string, number>();
  for (const pair of pairsOf(wanted)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of pairsOf(found)) {
    const left = counts.get(pair) ?? 0;
    if (left === 0) continue;
    shared += 1;
    counts.set(pair, left - 1);
  }
  const all = found.length + wanted.length - 2;
  return all <= 0 ? 0 : (2 * shared) / all;
}

function* pairsOf(text: string): Iterable<string> {
  for (let at = 0; at + 1 < text.length; at += 1) yield text.slice(at, at + 2);
}

function textOf(html: string): string {
  const document = load(html);
  document('head, script, style, noscript').remove();
  return document.root().text().replaceAll(/\s+/g, '');
}
