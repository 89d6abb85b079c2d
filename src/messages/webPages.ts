import type { CalendarDay } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';

/** The path of a day's page in the archive. */
export function dayPath(day: CalendarDay): string {
  return `/day/${day}`;
}

/** The path of a story's page in the archive: what Discord links to. */
export function storyPath(story: StoryId): string {
  return `/story/${story}`;
}
