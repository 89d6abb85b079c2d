import { html } from 'hono/html';
import { addDays, type CalendarDay } from '../../../calendar/day.ts';
import type { Recap, RecapItem } from '../../../digests/recap.ts';
import { dayRange, monthDay, monthName } from '../../../messages/texts/days.ts';
import { zhCN } from '../../../messages/texts/zh-CN.ts';
import { printableLine } from '../../../text/printable.ts';
import { recapPath, storyPath } from '../addresses.ts';
import type { Html, Page } from '../layout.ts';

/** Renders a recap of all columns; `newest` is the newest day with news. */
export function recapPage(recap: Recap, newest: CalendarDay): Page {
  const { period, from, to, items, events, columns, rising } = recap;
  const title =
    period === 'week'
      ? zhCN.recapOfWeek(dayRange(from, to, 'zh-CN', newest), false)
      : zhCN.recapOfMonth(monthName(to, 'zh-CN', newest), false);
  const names = rising.map(({ name, stories, usual }) =>
    zhCN.risingName(printableLine(name), stories, usual),
  );
  const counts = zhCN.recapCounts(printableLine(columns.join(zhCN.comma)), events, items.length);
  return {
    title: `${to} ${title}`,
    description: items
      .slice(0, 5)
      .map(({ text }) => printableLine(text))
      .join('；'),
    path: recapPath(period, to),
    kind: 'article',
    published: to < newest ? to : newest,
    main: html`<article>
<header class="lead"><p class="eyebrow"><time datetime="${from}">${from}</time> – <time datetime="${to}">${to}</time></p><h1>${title}</h1><p class="facts">${counts}</p></header>
<ol class="items">${items.map(lineOf)}</ol>
${names.length === 0 ? '' : html`<p class="facts">${zhCN.rising(names.join(zhCN.comma))}</p>`}
</article>
${pager(recap, newest)}`,
  };
}

/** Renders an event: its wording, on a line of their own its columns and days, and its latest development. */
function lineOf({ text, story, column, toldBy, firstDay, lastDay, further, byMachine }: RecapItem): Html {
  const facts = [
    toldBy > 1 ? zhCN.toldByColumns(toldBy) : printableLine(column),
    dayRange(firstDay, lastDay, 'zh-CN'),
    ...(byMachine ? [zhCN.itemByMachine] : []),
  ].join(' · ');
  return html`<li><a href="${storyPath(story)}">${printableLine(text)}</a><br><span class="also">${facts}</span>${
    further === null
      ? ''
      : html`<br><span class="also">${monthDay(further.day, 'zh-CN')} ${zhCN.furtherNews}</span><a href="${storyPath(further.story)}">${printableLine(further.text)}</a>`
  }</li>`;
}

function pager({ period, from, to }: Recap, newest: CalendarDay): Html {
  const { before, after } = zhCN.recapSteps[period];
  const next = period === 'week' ? addDays(to, 7) : addDays(to, 1);
  return html`<nav class="pager" aria-label="前后的回顾">
<a rel="prev" href="${recapPath(period, addDays(from, -1))}">← ${before}</a>
${to < newest ? html`<a rel="next" href="${recapPath(period, next)}">${after} →</a>` : ''}
</nav>`;
}
