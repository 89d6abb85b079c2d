import { html } from 'hono/html';
import type { CalendarDay } from '../../../calendar/day.ts';
import type { Digest, DigestEdition, DigestSection } from '../../../digests/digest.ts';
import type { StoryId } from '../../../editions/edition.ts';
import { withoutColumn } from '../../../editions/masthead/column.ts';
import { zhCN } from '../../../messages/texts/zh-CN.ts';
import { printableLine } from '../../../text/printable.ts';
import { columnPath, dayPath, outsideUrl, recapPath, soundPath, storyPath } from '../addresses.ts';
import { calendar, type MonthOfNews } from '../calendar.ts';
import type { Html, Page } from '../layout.ts';
import { dayPicturePath } from '../pictures.ts';

/** The neighbouring days with news. */
export interface Neighbours {
  readonly before: CalendarDay | undefined;
  readonly after: CalendarDay | undefined;
}

/** Renders a day's digest; `path` is `/` if it is the newest. `isSpoken`: it has audio. */
export function dayPage(
  digest: Digest,
  neighbours: Neighbours,
  month: MonthOfNews,
  path: string,
  isSpoken = false,
): Page {
  const title = printableLine(digest.title);
  return {
    title: `${digest.day} ${title}`,
    description: digest.sections
      .flatMap((section) => section.items.map((item) => printableLine(item.text)))
      .slice(0, 5)
      .join('；'),
    path,
    kind: path === '/' ? 'website' : 'article',
    published: digest.day,
    picture: { path: dayPicturePath(digest.day), alt: `${digest.day} ${title}` },
    main: html`<article>
<header class="lead">
<p class="eyebrow"><time datetime="${digest.day}">${digest.day}</time> 一分钟速览</p>
<h1>${title}</h1>
<p class="facts">${digest.sections.reduce((sum, section) => sum + section.items.length, 0)} 条 · ${digest.characters} 字 · 约 ${digest.minutes} 分钟 · ${columnLinks(digest.columns)}</p>
${isSpoken ? html`<p><audio controls preload="none" src="${soundPath(digest.day)}"></audio></p><p class="by">机器合成的声音朗读</p>` : ''}
</header>
${digest.editions.map(authorship)}
${digest.editions.map(keyPoints)}
${sectionsOf(digest)}
${originals(digest.editions)}
</article>
${pager(neighbours)}
<p class="facts"><a href="${recapPath('week', digest.day)}">到这一天为止的一周回顾</a></p>
${calendar(month)}`,
  };
}

/** Renders the sections, with items numbered across the page. */
function sectionsOf({ sections, editions, leads }: Digest): Html[] {
  let first = 1;
  const lines = new Map(leads.map(({ story, significance }) => [story, significance]));
  const ofEditions = new Set(editions.map(({ column }) => column));
  return sections.map((section, index) => {
    const shown = sectionOf(section, index, first, { ofEditions, significance: lines });
    first += section.items.length;
    return shown;
  });
}

/** Context of items. */
interface Around {
  /** Columns of the page's editions. */
  readonly ofEditions: ReadonlySet<string>;
  readonly significance: ReadonlyMap<StoryId, string | undefined>;
}

function sectionOf(
  section: DigestSection,
  index: number,
  first: number,
  { ofEditions, significance }: Around,
): Html {
  const id = `section-${index + 1}`;
  const items = section.items.map(
    (item) =>
      html`<li><a href="${storyPath(item.story)}">${printableLine(item.text)}</a>${
        ofEditions.has(item.column) ? '' : html` <span class="also">${printableLine(item.column)}</span>`
      }${
        item.also[0] === undefined
          ? ''
          : html` <span class="also">${printableLine(zhCN.toldByColumns(item.also.length + 1))}</span>`
      }${item.byMachine ? html` <span class="also">${zhCN.itemByMachine}</span>` : ''}${significanceLine(significance.get(item.story))}</li>`,
  );
  if (section.name === null) return html`<ol class="items" start="${first}">${items}</ol>`;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${printableLine(section.name)}</h2><ol class="items" start="${first}">${items}</ol></section>`;
}

/** Renders the generated line about an item's importance. */
function significanceLine(line: string | undefined): Html | string {
  return line === undefined ? '' : html`<p class="by">${printableLine(zhCN.significance(line))}</p>`;
}

/** Renders the column's statement that a machine wrote it. */
function authorship({ column, writtenBy }: DigestEdition): Html | string {
  if (writtenBy === null) return '';
  return html`<p class="facts">${printableLine(zhCN.columnByMachine(column, writtenBy))}</p>`;
}

function keyPoints(edition: DigestEdition): Html | string {
  if (edition.keyPoints.length === 0) return '';
  const by = edition.keyPointsAreGenerated
    ? `，${zhCN.generated}`
    : edition.keyPointsBy === null
      ? ''
      : `，由${printableLine(edition.keyPointsBy)}生成，仅供参考`;
  return html`<aside class="said" aria-label="划重点"><h2>划重点</h2><p class="by">${printableLine(edition.column)}${by}</p><ul>${edition.keyPoints.map(
    (point) => html`<li>${printableLine(point)}</li>`,
  )}</ul></aside>`;
}

/**
 * Renders links to the originals by column, because the headline is the page's title; by headline if a column has
 * several.
 */
function originals(editions: readonly DigestEdition[]): Html | string {
  const links = editions.flatMap(({ url, column, headline }) => {
    const address = outsideUrl(url);
    const isOnly = editions.filter((other) => other.column === column).length === 1;
    const name = isOnly ? column : `${column}：${withoutColumn(headline, column)}`;
    return address === undefined
      ? []
      : [html`<li><a rel="noopener external" href="${address}">阅读原文：${printableLine(name)}</a></li>`];
  });
  return links.length === 0 ? '' : html`<ul class="originals">${links}</ul>`;
}

function columnLinks(columns: readonly string[]): Html[] {
  return columns.map((column) => html`<a href="${columnPath(column)}">${printableLine(column)}</a> `);
}

function pager({ before, after }: Neighbours): Html | string {
  if (before === undefined && after === undefined) return '';
  return html`<nav class="pager" aria-label="前后两天">
${before === undefined ? '' : html`<a rel="prev" href="${dayPath(before)}">← ${before}</a>`}
${after === undefined ? '' : html`<a rel="next" href="${dayPath(after)}">${after} →</a>`}
</nav>`;
}
