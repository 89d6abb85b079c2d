import { html, raw } from 'hono/html';
import type { CalendarDay } from '../../../calendar/day.ts';
import type { StoryLine } from '../../../messages/news.ts';
import type { Hit } from '../../../search/hits.ts';
import { spanText } from '../../../search/query/daySpans.ts';
import type { SearchOrder, SearchResult } from '../../../search/search.ts';
import { printableLine } from '../../../text/printable.ts';
import type { Html, Page } from '../layout.ts';
import { storyList, storyRow } from '../rows.ts';

/** Search request of a reader. */
export interface SearchPageRequest {
  readonly query: string;
  readonly order: SearchOrder;
  /** Whether dates in the query are ignored as filters. */
  readonly anyDay: boolean;
  /** First and last day, if chosen. */
  readonly since: CalendarDay | undefined;
  readonly until: CalendarDay | undefined;
}

/**
 * Renders search results; without a query (and thus a result), instructions. `newest` are shown if nothing is found.
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

/** Renders the interpretation and filters of the query, and links to change them. */
function searchWays(request: SearchPageRequest, { dates, readAs }: SearchResult) {
  const read = readAs.map(({ typed, as }) => html`<p class="facts">没有「${typed}」，按「${as}」找的。</p>`);
  const days = dates
    ? html`<p class="facts">只看 ${spanText(dates)} · <a href="${searchPath({ ...request, anyDay: true })}">不限日期</a></p>`
    : '';
  return html`${read}${days}${filters(request)}`;
}

/** Renders the form for order and days, which keeps the query. */
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

/** Renders full answers and, under their own heading, near results. */
function foundList(
  query: string,
  order: SearchOrder,
  { hits, suggestions }: SearchResult,
  newest: readonly StoryLine[],
) {
  const full = hits.filter((hit) => !hit.near);
  const near = hits.filter((hit) => hit.near);
  const list = (shown: readonly Hit[]) =>
    html`<ul class="rows">${shown.map((hit) => storyRow(hit, hit.also.length, excerptOf(hit)))}</ul>`;
  const nothing = html`<p>没有找到与「${query}」有关的新闻，换个词试试。</p>${suggested(suggestions)}`;
  if (hits.length === 0) return html`${nothing}${storyList('最新的新闻', newest)}`;
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

/** Renders the sentence with the words, which are highlighted. */
function excerptOf({ excerpt }: Hit) {
  if (!excerpt) return '';
  const { text, marks } = excerpt;
  const parts = marks.map(({ from, to }, i) => {
    const before = printableLine(text.slice(marks[i - 1]?.to ?? 0, from));
    return html`${before}<mark>${printableLine(text.slice(from, to))}</mark>`;
  });
  return html`<p class="facts">${parts}${printableLine(text.slice(marks.at(-1)?.to ?? 0))}</p>`;
}
