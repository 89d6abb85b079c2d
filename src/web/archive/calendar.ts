import { html, raw } from 'hono/html';
import { addDays, type CalendarDay, parseDay, weekdayOf } from '../../calendar/day.ts';
import { dayPath } from './addresses.ts';
import type { Html } from './layout.ts';

/** The days of a month that have news, and the way to other months. */
export interface MonthOfNews {
  /** The day that the page shows. */
  readonly shown: CalendarDay;
  /** The days of the shown day's month that have news. */
  readonly days: readonly CalendarDay[];
  /** The last day with news before the month, the first one after it. */
  readonly before: CalendarDay | undefined;
  readonly after: CalendarDay | undefined;
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;
const HEAD = html`<tr>${WEEKDAYS.map((name) => html`<th scope="col">${name}</th>`)}</tr>`;

/** The first and the last day of a day's month. */
export function monthAround(day: CalendarDay): { readonly first: CalendarDay; readonly last: CalendarDay } {
  const first = parseDay(`${day.slice(0, 7)}-01`) ?? day;
  // A month's first day and 31 more are always in the month after it.
  const next = parseDay(`${addDays(first, 31).slice(0, 7)}-01`) ?? day;
  return { first, last: addDays(next, -1) };
}

/** A month as a table, weeks from Monday, each day with news a link. */
export function calendar({ shown, days, before, after }: MonthOfNews): Html {
  const { first, last } = monthAround(shown);
  const withNews = new Set(days);
  const month = `${Number(shown.slice(0, 4))}年${Number(shown.slice(5, 7))}月`;
  return html`<nav class="calendar" aria-label="按日期看"><table><caption>${
    before === undefined ? '' : html`<a href="${dayPath(before)}" aria-label="更早的月份：${before}">←</a> `
  }${month}${
    after === undefined ? '' : html` <a href="${dayPath(after)}" aria-label="更晚的月份：${after}">→</a>`
  }</caption><thead>${HEAD}</thead><tbody>${raw(
    weeksOf(first, last)
      .map((week) => `<tr>${week.map((day) => `<td>${cell(day, shown, withNews)}</td>`).join('')}</tr>`)
      .join(''),
  )}</tbody></table></nav>`;
}

/** A day's cell; plain text, for a day holds nothing to escape, and a template for each would cost a third of the page. */
function cell(day: CalendarDay | undefined, shown: CalendarDay, withNews: ReadonlySet<CalendarDay>): string {
  if (day === undefined) return '';
  const number = Number(day.slice(8));
  if (day === shown) return `<b aria-current="date">${number}</b>`;
  return withNews.has(day) ? `<a href="${dayPath(day)}">${number}</a>` : `<span>${number}</span>`;
}

/** The days of a month by weeks from Monday; undefined where a week is of two months. */
function weeksOf(first: CalendarDay, last: CalendarDay): (CalendarDay | undefined)[][] {
  const lead = (weekdayOf(first) + 6) % 7;
  const cells: (CalendarDay | undefined)[] = Array.from({ length: lead }, () => undefined);
  for (let day = first; day <= last; day = addDays(day, 1)) cells.push(day);
  while (cells.length % 7 > 0) cells.push(undefined);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
