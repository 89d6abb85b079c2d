import { html, raw } from 'hono/html';
import { trendChart } from '../../../messages/search/trendMessage.ts';
import { shortDay } from '../../../messages/texts/days.ts';
import { zhCN } from '../../../messages/texts/zh-CN.ts';
import type { Trend, TrendWord } from '../../../search/trends.ts';
import { printableLine } from '../../../text/printable.ts';
import { storyPath } from '../addresses.ts';
import { chartSvgs } from '../chartSvgs.ts';
import type { Html, Page } from '../layout.ts';

/** Spans to choose from, in the notation of queries. */
const SPANS: readonly (readonly [string, string])[] = [
  ['30d', '30 天'],
  ['90d', '90 天'],
  ['1y', '一年'],
  ['3y', '三年'],
];

/** Parameters in the address. */
export interface TrendAsked {
  readonly query: string;
  readonly last: string;
}

/** Renders a trend as a chart with a table of its numbers; only a form without words. */
export function trendPage(asked: TrendAsked, trend: Trend | undefined): Page {
  const names = trend?.words.map(({ word }) => printableLine(word)).join('、') ?? '';
  return {
    title: names === '' ? '新闻趋势' : zhCN.trends.title(names),
    description: '看几个词在新闻里出现得多不多，什么时候最多',
    path: '/trend',
    kind: 'website',
    main: html`<h1>${names === '' ? '新闻趋势' : zhCN.trends.title(names)}</h1>${form(asked)}${
      trend === undefined
        ? html`<p class="facts">${zhCN.trends.noWords}</p>`
        : trend.words.every(({ total }) => total === 0)
          ? html`<p>${zhCN.trends.nothing}</p>`
          : chart(trend, names)
    }`,
  };
}

function form({ query, last }: TrendAsked): Html {
  return html`<form class="trend" action="/trend" method="get" aria-label="看趋势"><label for="words">词，用空格隔开</label><input id="words" name="q" type="text" value="${query}" maxlength="200" placeholder="小米 华为" autocomplete="off"><label for="last">最近</label><select id="last" name="last">${SPANS.map(
    ([value, name]) =>
      html`<option value="${value}"${raw(value === last ? ' selected' : '')}>${name}</option>`,
  )}</select><button type="submit">看趋势</button></form>`;
}

function chart(trend: Trend, names: string): Html {
  const { since, until, step, words } = trend;
  const data = trendChart(trend, 'zh-CN');
  const span = zhCN.trends.span(shortDay(since, 'zh-CN'), shortDay(until, 'zh-CN'), step === 'week');
  return html`<figure class="chart"><figcaption class="facts">${span}。${zhCN.trends.whatCounts}</figcaption>${chartSvgs(
    data,
    {
      title: `${zhCN.trends.title(names)}，${span}`,
      description: data.series.map(({ name, facts }) => `${name}：${facts}`).join('；'),
    },
  )}<ol class="legend">${words.map((word, place) => legend(word, place, data.series[place]?.facts ?? ''))}</ol></figure>${table(trend)}`;
}

function legend({ word, peak }: TrendWord, place: number, facts: string): Html {
  const story = peak?.story;
  return html`<li class="series-${place + 1}"><b>${printableLine(word)}</b> <span class="also">${facts}</span>${
    story ? html`<br><a href="${storyPath(story.id)}">${printableLine(story.title)}</a>` : ''
  }</li>`;
}

/** Renders a table of all steps with a count. */
function table({ days, words, step }: Trend): Html {
  const shown = days.flatMap((day, at) =>
    words.some(({ counts }) => (counts[at] ?? 0) > 0) ? [{ day, at }] : [],
  );
  const head = html`<tr><th scope="col">${step === 'week' ? '一周的第一天' : '日期'}</th>${words.map(({ word }) => html`<th scope="col">${printableLine(word)}</th>`)}</tr>`;
  return html`<details><summary>数据表</summary><table class="numbers"><caption>有新闻的${step === 'week' ? '各周' : '各天'}，其余都是 0</caption><thead>${head}</thead><tbody>${raw(
    shown
      .map(
        ({ day, at }) =>
          `<tr><th scope="row">${day}</th>${words.map(({ counts }) => `<td>${counts[at] ?? 0}</td>`).join('')}</tr>`,
      )
      .join(''),
  )}</tbody></table></details>`;
}
