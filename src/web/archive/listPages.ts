import { html } from 'hono/html';
import type { CalendarDay } from '../../calendar/day.ts';
import type { Hit } from '../../search/search.ts';
import type { EditionLine } from '../../store/news/editionList.ts';
import type { RemovedStory } from '../../store/news/removedStories.ts';
import { printableLine } from '../../text/printable.ts';
import { columnPath, dayPath, outsideUrl } from './addresses.ts';
import type { Page } from './layout.ts';
import { line } from './storyPage.ts';

/** What a search found; without a query, how to search. */
export function searchPage(query: string, hits: readonly Hit[]): Page {
  const shown = printableLine(query);
  const outcome =
    shown === ''
      ? html`<p>输入公司、产品、人名或话题，中文、英文、拼音都可以。</p>`
      : foundList(
          shown,
          hits.filter((hit) => !hit.near),
          hits.filter((hit) => hit.near),
        );
  return {
    title: shown === '' ? '搜新闻' : `搜索：${shown}`,
    description: '在存档里搜新闻',
    path: '/search',
    kind: 'website',
    query: shown,
    main: html`<h1>${shown === '' ? '搜新闻' : `「${shown}」`}</h1>${outcome}`,
  };
}

/** What holds all that was asked, and under a heading of its own what is near. */
function foundList(query: string, full: readonly Hit[], near: readonly Hit[]) {
  const list = (hits: readonly Hit[]) =>
    html`<ul class="items">${hits.map((hit) => line(hit, hit.also.length))}</ul>`;
  const answers =
    full.length === 0
      ? html`<p>没有找到与「${query}」有关的新闻，换个词试试。</p>`
      : html`<p class="facts">${full.length} 条，最相关的在前</p>${list(full)}`;
  const heading = full.length === 0 ? '没有完全对上的，这些相近' : '相近的';
  return html`${answers}${near.length === 0 ? '' : html`<h2>${heading}</h2>${list(near)}`}`;
}

/** All columns with their newest day. */
export function columnsPage(columns: readonly { column: string; newestDay: CalendarDay }[]): Page {
  return {
    title: '栏目',
    description: '存档里的全部栏目',
    path: '/columns',
    kind: 'website',
    main: html`<h1>栏目</h1><ul class="items">${columns.map(
      ({ column, newestDay }) =>
        html`<li><a href="${columnPath(column)}">${printableLine(column)}</a> <span class="also">最新一期 ${newestDay}</span></li>`,
    )}</ul>`,
  };
}

/** A column's editions, newest first; `next` is where the older ones go on. */
export function columnPage(
  column: string,
  editions: readonly EditionLine[],
  next: CalendarDay | undefined,
): Page {
  const path = columnPath(column);
  return {
    title: printableLine(column),
    description: `${printableLine(column)}的各期`,
    path,
    kind: 'website',
    main: html`<h1>${printableLine(column)}</h1><ul class="items">${editions.map(
      ({ day, headline, stories }) =>
        html`<li><a href="${dayPath(day)}">${printableLine(headline)}</a> <span class="also">${day} · ${stories} 条</span></li>`,
    )}</ul>${next === undefined ? '' : html`<nav class="pager" aria-label="更早"><a rel="next" href="${path}?before=${next}">更早的各期 →</a></nav>`}`,
  };
}

/** What cannot be shown, and where to go instead. */
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

/** A story that is stored no more: its title, and the way to the original. */
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
