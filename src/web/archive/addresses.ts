import type { CalendarDay } from '../../calendar/day.ts';
import type { StoryId } from '../../editions/edition.ts';

/** The page of a day. */
export function dayPath(day: CalendarDay): string {
  return `/day/${day}`;
}

/** The page of a story: what Discord links to. */
export function storyPath(story: StoryId): string {
  return `/story/${story}`;
}

/** The page of a column. */
export function columnPath(column: string): string {
  return `/column/${encodeURIComponent(column)}`;
}

/** The address of somebody else's page where a reader may be sent: http(s) alone. */
export function outsideUrl(url: string | null): string | undefined {
  if (url === null || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
