import { z } from 'zod';
import { eventPath } from '../messages/webPages.ts';
import type { ListedStory, StoredEvent } from '../store/events/events.ts';
import { printableLine } from '../text/printable.ts';
import { type ArchiveTerms, pageUrl, storyIdField, webUrlField } from './fields.ts';
import { storyLineSchema, storyLineToJson } from './story.ts';

/** Schema of an event with its timeline. */
export const eventSchema = z.object({
  id: storyIdField.describe('The event’s name: the id of the story that leads it.'),
  title: z.string(),
  webUrl: webUrlField,
  timeline: z
    .array(
      storyLineSchema.extend({
        relation: z
          .enum(['same-event', 'earlier', 'later'])
          .describe('same-event: another report of it; earlier and later: other chapters of the matter.'),
      }),
    )
    .describe('By day, the oldest first.'),
});

/** An event for programs. */
export type EventJson = z.output<typeof eventSchema>;

/** Converts an event for programs: its stories, and earlier and later chapters of its matter. */
export function eventToJson(
  { event, stories }: StoredEvent,
  related: readonly ListedStory[],
  terms: ArchiveTerms,
): EventJson {
  const lead = stories.find(({ id }) => id === event) ?? stories[0];
  const leadDay = lead?.day ?? '';
  const timeline = [
    ...stories.map((story) => ({ ...storyLineToJson(story, terms), relation: 'same-event' as const })),
    ...related.map((story) => ({
      ...storyLineToJson(story, terms),
      relation: story.day < leadDay ? ('earlier' as const) : ('later' as const),
    })),
  ];
  return {
    id: event,
    title: printableLine(lead?.title ?? ''),
    webUrl: pageUrl(terms, eventPath(event)),
    timeline: timeline.sort((one, other) => one.date.localeCompare(other.date)),
  };
}
