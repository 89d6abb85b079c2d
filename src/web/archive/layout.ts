import { html } from 'hono/html';
import type { CalendarDay } from '../../calendar/day.ts';
import { PODCAST_PATH } from './addresses.ts';
import type { Archive } from './archive.ts';

/** Escaped HTML of `hono/html`. */
export type Html = ReturnType<typeof html>;

/** A page: its content and metadata. */
export interface Page {
  readonly title: string;
  /** Description for search results and previews in chats. */
  readonly description: string;
  /** Path of the page without query; undefined for missing pages. */
  readonly path: string | undefined;
  readonly kind: 'website' | 'article';
  readonly query?: string;
  /** Day of its news. */
  readonly published?: CalendarDay;
  /** Picture for previews in chats, 1200 by 630: its path and alternative text. */
  readonly picture?: { readonly path: string; readonly alt: string };
  readonly main: Html;
}

/** Renders the whole document of a page. */
export function layout(archive: Archive, page: Page): Html {
  const title = page.path === '/' ? page.title : `${page.title} · 速览`;
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="description" content="${page.description}">
${archive.fullText ? '' : html`<meta name="robots" content="noindex">`}
${page.path === undefined ? '' : html`<link rel="canonical" href="${archive.baseUrl}${page.path}"><meta property="og:url" content="${archive.baseUrl}${page.path}">`}
<meta property="og:site_name" content="速览">
<meta property="og:locale" content="zh_CN">
<meta property="og:type" content="${page.kind}">
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${page.description}">
<meta name="twitter:card" content="${page.picture ? 'summary_large_image' : 'summary'}">
${page.picture ? html`<meta property="og:image" content="${archive.baseUrl}${page.picture.path}"><meta property="og:image:type" content="image/png"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630"><meta property="og:image:alt" content="${page.picture.alt}">` : ''}
${page.published === undefined || page.kind === 'website' ? '' : html`<meta property="article:published_time" content="${page.published}">`}
<script src="/offline.js" async></script>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/archive.css">
<link rel="alternate" type="application/atom+xml" title="速览（Atom）" href="/feed.atom">
<link rel="alternate" type="application/rss+xml" title="速览（RSS）" href="/feed.rss">
<link rel="alternate" type="application/feed+json" title="速览（JSON Feed）" href="/feed.json">
${archive.isSpoken ? html`<link rel="alternate" type="application/rss+xml" title="速览（播客）" href="${PODCAST_PATH}">` : ''}
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header class="site">
<a class="brand" href="/">速览</a>
<nav class="menu" aria-label="全站"><a href="/">最新</a><a href="/columns">栏目</a><a href="/trend">趋势</a></nav>
<form role="search" action="/search" method="get">
<label class="hidden" for="q">搜新闻</label>
<input id="q" name="q" type="search" value="${page.query ?? ''}" maxlength="200" placeholder="搜新闻，如 DeepSeek" autocomplete="off">
<button type="submit">搜索</button>
</form>
</header>
<main id="main" tabindex="-1">
${page.main}
</main>
<footer class="site">
<p>新闻的权利属于原发布者，${archive.fullText ? '本站转载全文并附原文链接' : '本站只作摘录，请点「阅读原文」看全文'}。</p>
<p><a href="/privacy">隐私政策</a> <a href="/terms">服务条款</a></p>
<p>订阅：<a href="/feed.atom">Atom</a> <a href="/feed.rss">RSS</a> <a href="/feed.json">JSON Feed</a>${archive.isSpoken ? html` <a href="${PODCAST_PATH}">播客</a>` : ''}</p>
</footer>
</body>
</html>`;
}
