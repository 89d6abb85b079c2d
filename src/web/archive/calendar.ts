import { html, raw } from 'hono/html';
import { addDays, type CalendarDay, parseDay, weekdayOf } from '../../calendar/day.ts';
import { dayPath } from './addresses.ts';
import type { Html } from './layout.ts';

/** Days of a month with news, and links to other months. */
export interface MonthOfNews {
  /** Day shown on the page. */
  readonly shown: CalendarDay;
  /** Days of that month with news. */
  readonly days: readonly CalendarDay[];
  /** Last day with news before the month, and first one after it. */
  readonly before: CalendarDay | undefined;
  readonly after: CalendarDay | undefined;
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;
const HEAD = html`<tr>${WEEKDAYS.map((name) => html`<th scope="col">${name}</th>`)}</tr>`;

/** Returns the first and last day of a day's month. */
export function monthAround(day: CalendarDay): { readonly first: CalendarDay; readonly last: CalendarDay } {
  const first = parseDay(`${day.slice(0, 7)}-01`) ?? day;
  // 31 days after the first day of a month is always in the next month.
  const next = parseDay(`${addDays(first, 31).slice(0, 7)}-01`) ?? day;
  return { first, last: addDays(next, -1) };
}

/** Renders a month as a table with weeks from Monday, in which days with news are links. */
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

/** Renders a day's cell as a plain string: a day needs no escaping, and templates would cost a third of the page. */
function cell(day: CalendarDay | undefined, shown: CalendarDay, withNews: ReadonlySet<CalendarDay>): string {
  if (day === undefined) return '';
  const number = Number(day.slice(8));
  if (day === shown) return `<b aria-current="date">${number}</b>`;
  return withNews.has(day) ? `<a href="${dayPath(day)}">${number}</a>` : `<span>${number}</span>`;
}

/** Returns the days of a month by weeks from Monday; undefined for days of other months. */
function weeksOf(first: CalendarDay, last: CalendarDay): (CalendarDay | undefined)[][] {
  const lead = (weekdayOf(first) + 6) % 7;
  const cells: (CalendarDay | undefined)[] = Array.from({ length: lead }, () => undefined);
  for (let day = first; day <= last; day = addDays(day, 1)) cells.push(day);
  while (cells.length % 7 > 0) cells.push(undefined);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
