import { html } from 'hono/html';
import type { SourceStanding } from '../../../messages/administration/sourceDesk.ts';
import { healthOf } from '../../../messages/administration/sourceHealth.ts';
import { textsIn } from '../../../messages/texts/textsIn.ts';
import { printableLine } from '../../../text/printable.ts';
import type { Page } from '../layout.ts';

/** Renders the enabled sources and their health, failing ones first. */
export function sourcesPage(standings: readonly SourceStanding[], now: Date): Page {
  const on = standings
    .filter(({ enabled }) => enabled)
    .sort((a, b) => Number(b.failures > 0) - Number(a.failures > 0));
  const failing = on.filter(({ failures }) => failures > 0).length;
  const texts = textsIn('zh-CN');
  return {
    title: '来源',
    description: '新闻从哪里来，各个来源是否正常',
    path: '/sources',
    kind: 'website',
    main: html`<h1>来源</h1><p class="facts">${texts.sources.counts(on.length, on.length - failing, failing)}</p><ul class="rows">${on.map(
      (standing) =>
        html`<li>${printableLine(standing.name)} <span class="also">${healthOf(standing, now, texts, 'zh-CN')}</span></li>`,
    )}</ul>`,
  };
}
