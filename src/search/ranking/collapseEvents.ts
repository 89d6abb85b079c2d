import type { StoryId } from '../../editions/edition.ts';
import type { Events } from '../../store/events/events.ts';
import type { CandidateStory } from './retrieve.ts';

/** A found story with its score. */
export interface ScoredCandidate {
  readonly candidate: Pick<CandidateStory, 'row' | 'id' | 'title' | 'day' | 'section'>;
  readonly score: number;
  /** Whether it is a full answer. */
  readonly isFull: boolean;
}

/** A found story that represents its event. */
export interface CollapsedHit extends ScoredCandidate {
  /** Other stories of the event. */
  readonly also: readonly { readonly id: StoryId; readonly title: string }[];
}

/** Stories read per requested one, because several may belong to one event. */
const STORIES_PER_HIT = 3;

/**
 * Returns the first `most` events of stories (best first), each once: represented by its lead if found, with the
 * event's best score, else by its best story. Stories without an event represent themselves.
 */
export async function collapseEvents(
  stories: readonly ScoredCandidate[],
  events: Pick<Events, 'ofStories' | 'alsoTelling'>,
  most: number,
): Promise<readonly CollapsedHit[]> {
  const looked = stories.slice(0, most * STORIES_PER_HIT);
  const byId = new Map(looked.map((one) => [one.candidate.id, one]));
  const eventOf = await events.ofStories(looked.map(({ candidate }) => candidate));
  const told = new Map<string, ScoredCandidate>();
  for (const fit of looked) {
    const event = eventOf.get(fit.candidate.id);
    const name = event ? `event:${event.event}` : fit.candidate.id;
    if (told.has(name)) continue;
    const lead = event && byId.get(event.lead);
    told.set(name, { candidate: (lead ?? fit).candidate, score: fit.score, isFull: fit.isFull });
  }
  const shown = [...told.values()].slice(0, most);
  const inEvents = shown.map(({ candidate }) => candidate.id).filter((id) => eventOf.has(id));
  const also = await events.alsoTelling(inEvents);
  return shown.map(({ candidate, score, isFull }) => ({
    candidate,
    score,
    isFull,
    also: (also.get(candidate.id) ?? []).map(({ id, title }) => ({ id, title })),
  }));
}
