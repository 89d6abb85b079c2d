import { html } from 'hono/html';
import type { ListedStory, StoredEvent } from '../../../store/events/events.ts';
import { printableLine } from '../../../text/printable.ts';
import { dayPath, eventPath, storyPath } from '../addresses.ts';
import type { Html, Page } from '../layout.ts';

/** Renders an event's timeline: its stories, and earlier and later chapters of its matter, by day. */
export function eventPage({ event, stories }: StoredEvent, related: readonly ListedStory[]): Page {
  const lead = stories.find(({ id }) => id === event) ?? stories[0];
  const title = printableLine(lead?.title ?? '');
  const reports = new Set(stories.map(({ id }) => id));
  const timeline = [...stories, ...related].sort((one, other) => one.day.localeCompare(other.day));
  const days = [...Map.groupBy(timeline, ({ day }) => day)];
  const columns = new Set(stories.map(({ column }) => column)).size;
  return {
    title: `前前后后：${title}`,
    description: `「${title}」的各家报道，以及更早、更晚的进展`,
    path: eventPath(event),
    kind: 'website',
    main: html`<p class="eyebrow">前前后后</p><h1>${title}</h1><p class="facts">${stories.length} 篇报道，${columns} 个栏目${
      related.length === 0 ? '；存档里没有这件事更早或更晚的进展' : `；前后还有 ${related.length} 条`
    }</p><ol class="timeline">${days.map(
      ([day, ofDay]) =>
        html`<li><h2><a href="${dayPath(day)}"><time datetime="${day}">${day}</time></a></h2><ul>${ofDay.map(
          (story) => entry(story, reports.has(story.id)),
        )}</ul></li>`,
    )}</ol>`,
  };
}

/** Renders an entry; stories of the event itself are highlighted. */
function entry({ id, title, column }: ListedStory, isReport: boolean): Html {
  const link = html`<a href="${storyPath(id)}">${printableLine(title)}</a>`;
  return html`<li>${isReport ? html`<strong>${link}</strong>` : link} <span class="also">${printableLine(column)}</span></li>`;
}
