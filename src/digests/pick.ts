import { textKey } from '../editions/identity.ts';
import type { StoryHead } from '../store/news/rows.ts';
import type { DigestChoices, EventsOfStories } from './digest.ts';

/** A story for a digest; its text is needed only if the choices have keywords. */
export type DigestStory = StoryHead & {
  readonly paragraphs?: readonly string[];
  /** Time of arrival; missing for a story of an edition, which has the edition's. */
  readonly storedAt?: Date;
  /** URL of an article; missing for a story of an edition, which has the edition's. */
  readonly url?: string | null;
  /** Set if it came from a server's own source: then it is in no archive. */
  readonly isOfServer?: true;
};

/** A story chosen for a digest, with the other columns of its event. */
export interface Pick {
  readonly story: DigestStory;
  /** All wanted stories of the event, including the chosen one. */
  readonly stories: readonly DigestStory[];
  readonly also: readonly string[];
}

/**
 * Chooses the stories of a digest in the given order, one per event: the event's lead if present, else the first; a
 * story of an edition before an article, which has no place in an editor's order. Equal titles count as one event even
 * before events are formed.
 */
export function pickStories(
  stories: readonly DigestStory[],
  choices: DigestChoices,
  events: EventsOfStories,
): readonly Pick[] {
  const groups = new Map<string, DigestStory[]>();
  for (const story of stories.filter((candidate) => isWanted(candidate, choices))) {
    const key = events.get(story.id)?.event ?? `title:${textKey(story.title)}`;
    const group = groups.get(key);
    if (group) group.push(story);
    else groups.set(key, [story]);
  }
  const order = new Map(stories.map((story, position) => [story.id, position]));
  return [...groups.values()]
    .map((group) => pickOf(group, events))
    .sort((a, b) => (order.get(a.story.id) ?? 0) - (order.get(b.story.id) ?? 0));
}

function pickOf(group: readonly DigestStory[], events: EventsOfStories): Pick {
  const [first] = group;
  if (!first) throw new RangeError('an event has at least one story');
  const ofEditions = group.filter((member) => member.edition !== null);
  const candidates = ofEditions.length > 0 ? ofEditions : group;
  const lead = candidates.find((member) => events.get(member.id)?.lead === member.id);
  const story = lead ?? candidates[0] ?? first;
  const columns = new Set(group.map((member) => member.column));
  columns.delete(story.column);
  return { story, stories: group, also: [...columns] };
}

function isWanted(story: DigestStory, choices: DigestChoices): boolean {
  const { sections = [], include = [], exclude = [] } = choices;
  if (sections.length > 0 && !sections.some((name) => name === story.section)) return false;
  if (include.length === 0 && exclude.length === 0) return true;
  if (!story.paragraphs) throw new RangeError('without its text a story cannot be chosen by keywords');
  const text = textKey([story.title, story.glance ?? '', ...story.paragraphs].join('\n'));
  const holds = (keyword: string) => text.includes(textKey(keyword));
  return (include.length === 0 || include.some(holds)) && !exclude.some(holds);
}
