import type { StoryId } from '../../editions/edition.ts';
import type { Events } from '../../store/events/events.ts';
import type { CandidateStory } from './retrieve.ts';

/** A story that was found, with how well it fits. */
export interface ScoredCandidate {
  readonly candidate: Pick<CandidateStory, 'row' | 'id' | 'title' | 'day' | 'section'>;
  readonly score: number;
  /** Whether it holds all that was asked. */
  readonly isFull: boolean;
}

/** A found story that stands for its event. */
export interface CollapsedHit extends ScoredCandidate {
  /** The event's other stories. */
  readonly also: readonly { readonly id: StoryId; readonly title: string }[];
}

/** Stories looked at for each one that is wanted, because several may tell one event. */
const STORIES_PER_HIT = 3;

/**
 * The first `most` events that stories (best first) tell, each once: by its lead where the lead was found too,
 * with the event's best score, else by the story of it that fits best. Stories in no event stand for themselves.
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
  const also = await events.alsoTelling(shown.map(({ candidate }) => candidate.id));
  return shown.map(({ candidate, score, isFull }) => ({
    candidate,
    score,
    isFull,
    also: (also.get(candidate.id) ?? []).map(({ id, title }) => ({ id, title })),
  }));
}
