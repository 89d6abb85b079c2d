import { html } from 'hono/html';
import { addDays, type CalendarDay, parseDay } from '../../../calendar/day.ts';
import { withoutColumn } from '../../../editions/masthead/column.ts';
import type { EditionLine } from '../../../store/news/editionList.ts';
import { printableLine } from '../../../text/printable.ts';
import { columnPath, dayPath } from '../addresses.ts';
import type { Html, Page } from '../layout.ts';
import { listRow } from '../rows.ts';

/** Renders the list of columns with their newest day. */
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
 * Renders a column's editions by month, newest first; `next` is the link to older ones, `months` (`2024-12`) are all
 * with editions.
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
  return listRow(day, [`${stories} 条`], dayPath(day), withoutColumn(headline, column));
}

/** Renders links to months: each leads to the page of editions before the following month. */
function monthLinks(path: string, months: readonly string[]): Html | string {
  if (months.length < 2) return '';
  const years = [...Map.groupBy(months, (month) => month.slice(0, 4))];
  const list = years.map(
    ([year, ofYear]) =>
      html`<p><b>${year}年</b> ${ofYear.map((month) => html`<a href="${path}?before=${firstDayAfter(month)}">${Number(month.slice(5))}月</a> `)}</p>`,
  );
  return html`<nav class="months" aria-label="按月看">${list}</nav>`;
}

/** Returns the first day of the next month: 31 days after a month's first day are always in it. */
function firstDayAfter(month: string): string {
  const first = parseDay(`${month}-01`);
  return first === undefined ? '' : `${addDays(first, 31).slice(0, 7)}-01`;
}

function monthName(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}
