import { html } from 'hono/html';
import type { CalendarDay } from '../../calendar/day.ts';
import type { StoryLine } from '../../messages/news.ts';
import { printableLine } from '../../text/printable.ts';
import { storyPath } from './addresses.ts';
import type { Html } from './layout.ts';

/** Renders stories under a heading; empty without stories. */
export function storyList(heading: string, stories: readonly StoryLine[]): Html | string {
  if (stories.length === 0) return '';
  return html`<section><h2>${heading}</h2><ul class="rows">${stories.map((story) => storyRow(story))}</ul></section>`;
}

/** Renders a story in a list; `others` is the number of further stories of the event, `below` content under it. */
export function storyRow(story: StoryLine, others = 0, below: Html | string = ''): Html {
  const more = others === 0 ? null : `另有 ${others} 篇报道`;
  const place = [story.column, story.section, more].filter((part) => part !== null);
  return listRow(story.day, place, storyPath(story.id), story.title, below);
}

/** Renders a list entry in two lines, with day and column above the title, so that all entries are aligned. */
export function listRow(
  day: CalendarDay,
  place: readonly string[],
  path: string,
  title: string,
  below: Html | string = '',
): Html {
  const when = html`<time datetime="${day}">${day}</time>`;
  const where = place.length === 0 ? '' : ` · ${place.map(printableLine).join(' · ')}`;
  return html`<li><span class="also">${when}${where}</span> <a href="${path}">${printableLine(title)}</a>${below}</li>`;
}
