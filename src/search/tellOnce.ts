import type { StoryId } from '../editions/edition.ts';
import type { Events } from '../store/events/events.ts';
import type { Candidate } from './candidates.ts';

/** A story that was found, with how well it fits. */
export interface Scored {
  readonly candidate: Pick<Candidate, 'row' | 'id' | 'title' | 'day' | 'section' | 'column'>;
  readonly score: number;
}

/** A found story that stands for its event. */
export interface Told extends Scored {
  /** The event's other stories. */
  readonly also: readonly { readonly id: StoryId; readonly title: string }[];
}

/** Fits looked at for each one that is wanted, because several may tell one event. */
const FITS_PER_TOLD = 3;

/**
 * The first `most` events that fits (best first) tell, each once: by its lead where the lead was found too,
 * with the event's best score, else by the story of it that fits best. Stories in no event stand for themselves.
 */
export async function tellOnce(
  fits: readonly Scored[],
  events: Pick<Events, 'ofStories' | 'alsoTelling'>,
  most: number,
): Promise<readonly Told[]> {
  const looked = fits.slice(0, most * FITS_PER_TOLD);
  const byId = new Map(looked.map((fit) => [fit.candidate.id, fit]));
  const eventOf = await events.ofStories(looked.map(({ candidate }) => candidate));
  const told = new Map<string, Scored>();
  for (const fit of looked) {
    const event = eventOf.get(fit.candidate.id);
    const name = event ? `event:${event.event}` : fit.candidate.id;
    if (told.has(name)) continue;
    const lead = event && byId.get(event.lead);
    told.set(name, { candidate: (lead ?? fit).candidate, score: fit.score });
  }
  const shown = [...told.values()].slice(0, most);
  const also = await events.alsoTelling(shown.map(({ candidate }) => candidate.id));
  return shown.map(({ candidate, score }) => ({
    candidate,
    score,
    also: (also.get(candidate.id) ?? []).map(({ id, title }) => ({ id, title })),
  }));
}
