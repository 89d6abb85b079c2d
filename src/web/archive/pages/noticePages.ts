import { html, raw } from 'hono/html';
import type { CalendarDay } from '../../../calendar/day.ts';
import type { RemovedStory } from '../../../store/news/removedStories.ts';
import { printableLine } from '../../../text/printable.ts';
import { dayPath, outsideUrl } from '../addresses.ts';
import type { Page } from '../layout.ts';

/** Renders a page about missing content, with links to what is there. */
export function missingPage(sentence: string, nearest: readonly CalendarDay[] = []): Page {
  return {
    title: '看不到这一页',
    description: sentence,
    path: undefined,
    kind: 'website',
    main: html`<h1>看不到这一页</h1><p>${sentence}</p><ul>${nearest.map(
      (day) => html`<li><a href="${dayPath(day)}">${day} 的速览</a></li>`,
    )}<li><a href="/">最新一天的速览</a></li></ul>`,
  };
}

/** Renders a page about too many searches. */
export function busyPage(): Page {
  return missingPage('现在查的人太多，请过几秒再试。');
}

/** Renders the page shown offline; the service worker replaces the comment with the cached days. */
export function offlinePage(): Page {
  return {
    title: '现在没有网络',
    description: '没有网络时，看过的页面还能打开',
    path: '/offline',
    kind: 'website',
    main: html`<h1>现在没有网络</h1><p>看过的页面还能打开，别的要等连上网络。</p><ul><li><a href="/">最近打开过的最新一期</a></li>${raw('<!--days-->')}</ul>`,
  };
}

/** Renders a removed story: its title, and the link to the original. */
export function removedPage({ title, url }: RemovedStory): Page {
  const address = outsideUrl(url);
  return {
    title: '这条新闻已移除',
    description: '这条新闻已从存档里移除',
    path: undefined,
    kind: 'website',
    main: html`<h1>这条新闻已移除</h1><p>${printableLine(title)}</p>${
      address === undefined
        ? ''
        : html`<p><a class="button" rel="noopener external" href="${address}">阅读原文</a></p>`
    }`,
  };
}
