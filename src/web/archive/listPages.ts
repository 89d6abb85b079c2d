import { html, raw } from 'hono/html';
import { addDays, type CalendarDay, parseDay } from '../../calendar/day.ts';
import { withoutColumn } from '../../editions/masthead/headline.ts';
import type { StoryLine } from '../../messages/news.ts';
import { spanText } from '../../search/query/writtenDates.ts';
import type { Hit, SearchOrder, SearchResult } from '../../search/search.ts';
import type { EditionLine } from '../../store/news/editionList.ts';
import type { RemovedStory } from '../../store/news/removedStories.ts';
import { printableLine } from '../../text/printable.ts';
import { columnPath, dayPath, outsideUrl } from './addresses.ts';
import type { Html, Page } from './layout.ts';
import { line, lines, row } from './storyPage.ts';

/** How a reader asked. */
export interface SearchPageRequest {
  readonly query: string;
  readonly order: SearchOrder;
  /** Dates that the query writes bound nothing. */
  readonly anyDay: boolean;
  /** The first and the last day that count, where the reader chose any. */
  readonly since: CalendarDay | undefined;
  readonly until: CalendarDay | undefined;
}

/**
 * What a search found; without a query (and so without an answer), how to search. `newest` is where a search leads that
 * finds nothing.
 */
export function searchPage(
  request: SearchPageRequest,
  answer: SearchResult | undefined,
  newest: readonly StoryLine[] = [],
): Page {
  const shown = printableLine(request.query);
  const outcome = answer
    ? html`${searchWays(request, answer)}${foundList(shown, request.order, answer, newest)}`
    : html`<p>输入公司、产品、人名或话题，中文、英文、拼音都可以。</p>`;
  return {
    title: shown === '' ? '搜新闻' : `搜索：${shown}`,
    description: '在存档里搜新闻',
    path: '/search',
    kind: 'website',
    query: shown,
    main: html`<h1>${shown === '' ? '搜新闻' : `「${shown}」`}</h1>${outcome}`,
  };
}

/** What the query was read as and bounded to, and the ways to another order, other days and past the bound. */
function searchWays(request: SearchPageRequest, { dates, readAs }: SearchResult) {
  const read = readAs.map(({ typed, as }) => html`<p class="facts">没有「${typed}」，按「${as}」找的。</p>`);
  const days = dates
    ? html`<p class="facts">只看 ${spanText(dates)} · <a href="${searchPath({ ...request, anyDay: true })}">不限日期</a></p>`
    : '';
  return html`${read}${days}${filters(request)}`;
}

/** The order and the days, as a form that keeps the query. */
function filters({ query, order, anyDay, since, until }: SearchPageRequest): Html {
  const option = (value: SearchOrder, label: string) =>
    html`<option value="${value}"${value === order ? raw(' selected') : ''}>${label}</option>`;
  return html`<form class="filters" action="/search" method="get" aria-label="排序和日期">
<input type="hidden" name="q" value="${query}">${anyDay ? html`<input type="hidden" name="days" value="any">` : ''}
<label>排序 <select name="order">${option('best', '最相关')}${option('newest', '最新')}</select></label>
<label>从 <input type="date" name="since" value="${since ?? ''}"></label>
<label>到 <input type="date" name="until" value="${until ?? ''}"></label>
<button type="submit">筛选</button>
</form>`;
}

function searchPath({ query, order, anyDay, since, until }: SearchPageRequest): string {
  const parameters = new URLSearchParams({ q: query });
  if (order === 'newest') parameters.set('order', order);
  if (anyDay) parameters.set('days', 'any');
  if (since !== undefined) parameters.set('since', since);
  if (until !== undefined) parameters.set('until', until);
  return `/search?${parameters}`;
}

/** What holds all that was asked, and under a heading of its own what is near. */
function foundList(
  query: string,
  order: SearchOrder,
  { hits, suggestions }: SearchResult,
  newest: readonly StoryLine[],
) {
  const full = hits.filter((hit) => !hit.near);
  const near = hits.filter((hit) => hit.near);
  const list = (shown: readonly Hit[]) =>
    html`<ul class="rows">${shown.map((hit) => line(hit, hit.also.length, excerptOf(hit)))}</ul>`;
  const nothing = html`<p>没有找到与「${query}」有关的新闻，换个词试试。</p>${suggested(suggestions)}`;
  if (hits.length === 0) return html`${nothing}${lines('最新的新闻', newest)}`;
  const counted = `${full.length} 条，${order === 'newest' ? '最新' : '最相关'}的在前`;
  if (full.length === 0)
    return html`<p>没有哪条新闻把「${query}」都说到，下面这些相近。</p>${suggested(suggestions)}<h2>相近的</h2>${list(near)}`;
  return html`<p class="facts">${counted}</p>${list(full)}${near.length === 0 ? '' : html`<h2>相近的</h2>${list(near)}`}`;
}

function suggested(names: readonly string[]): Html | string {
  if (names.length === 0) return '';
  const links = names.map(
    (name) => html`<a href="/search?q=${encodeURIComponent(name)}">${printableLine(name)}</a> `,
  );
  return html`<p>要找的是不是：${links}</p>`;
}

/** The sentence that holds the words, with the words marked. */
function excerptOf({ excerpt }: Hit) {
  if (!excerpt) return '';
  const { text, marks } = excerpt;
  const parts = marks.map(({ from, to }, i) => {
    const before = printableLine(text.slice(marks[i - 1]?.to ?? 0, from));
    return html`${before}<mark>${printableLine(text.slice(from, to))}</mark>`;
  });
  return html`<p class="facts">${parts}${printableLine(text.slice(marks.at(-1)?.to ?? 0))}</p>`;
}

/** All columns with their newest day. */
export function columnsPage(
  columns: readonly { column: string; newestDay: CalendarDay }[],
  hasSources: boolean,
): Page {
  return {
    title: '栏目',
    description: '存档里的全部栏目',
    path: '/columns',
    kind: 'website',
    main: html`<h1>栏目</h1><ul class="rows">${columns.map(
      ({ column, newestDay }) =>
        html`<li><span class="also">最新一期 <time datetime="${newestDay}">${newestDay}</time></span> <a href="${columnPath(column)}">${printableLine(column)}</a></li>`,
    )}</ul>${hasSources ? html`<p><a href="/sources">来源和它们的状况</a></p>` : ''}`,
  };
}

/**
 * A column's editions, newest first, under their months; `next` is where the older ones go on, `months` (`2024-12`) are
 * all that have editions.
 */
export function columnPage(
  column: string,
  editions: readonly EditionLine[],
  next: CalendarDay | undefined,
  months: readonly string[],
): Page {
  const path = columnPath(column);
  const shown = [...Map.groupBy(editions, ({ day }) => day.slice(0, 7))];
  return {
    title: printableLine(column),
    description: `${printableLine(column)}的各期`,
    path,
    kind: 'website',
    main: html`<h1>${printableLine(column)}</h1>${monthLinks(path, months)}${shown.map(
      ([month, ofMonth]) =>
        html`<section><h2>${monthName(month)}</h2><ul class="rows">${ofMonth.map((edition) => editionRow(column, edition))}</ul></section>`,
    )}${next === undefined ? '' : html`<nav class="pager" aria-label="更早"><a rel="next" href="${path}?before=${next}">更早的各期 →</a></nav>`}`,
  };
}

function editionRow(column: string, { day, headline, stories }: EditionLine): Html {
  return row(day, [`${stories} 条`], dayPath(day), withoutColumn(headline, column));
}

/** The way to a month: the page of what came before the month after it. */
function monthLinks(path: string, months: readonly string[]): Html | string {
  if (months.length < 2) return '';
  const years = [...Map.groupBy(months, (month) => month.slice(0, 4))];
  const list = years.map(
    ([year, ofYear]) =>
      html`<p><b>${year}年</b> ${ofYear.map((month) => html`<a href="${path}?before=${firstDayAfter(month)}">${Number(month.slice(5))}月</a> `)}</p>`,
  );
  return html`<nav class="months" aria-label="按月看">${list}</nav>`;
}

/** The first day of the month after a month: a month's first day and 31 more are always in it. */
function firstDayAfter(month: string): string {
  const first = parseDay(`${month}-01`);
  return first === undefined ? '' : `${addDays(first, 31).slice(0, 7)}-01`;
}

function monthName(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
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

/** What a reader without a network is told; the service worker puts the days that it kept in place of the comment. */
export function offlinePage(): Page {
  return {
    title: '现在没有网络',
    description: '没有网络时，看过的页面还能打开',
    path: '/offline',
    kind: 'website',
    main: html`<h1>现在没有网络</h1><p>看过的页面还能打开，别的要等连上网络。</p><ul><li><a href="/">最近打开过的最新一期</a></li>${raw('<!--days-->')}</ul>`,
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
