import type { Turns } from '../../calendar/turns.ts';
import type { Queries } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';
import { formEvents, isRecurring, pairOf, REPEATED } from '../../events/clustering.ts';
import { featuresOf, type StoryFeatures } from '../../events/features.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import { type Pair, pairUp, storedPairs } from './samePairs.ts';
import { loadFeatures } from './storyFeatures.ts';
import { loadTellable } from './tellableStories.ts';

/** Changes of events by a batch of stories, computed without a lock on the store. */
export interface EventPlan {
  /** Rows of the batch, including removed stories. */
  readonly stories: readonly number[];
  /** Features of the existing stories. */
  readonly features: ReadonlyMap<number, StoryFeatures>;
  readonly oldPairs: readonly Pair[];
  readonly newPairs: readonly Pair[];
  /** New event and position of each story whose event changes, 0 for the lead; undefined for no event. */
  readonly places: ReadonlyMap<number, EventPlace | undefined>;
}

/** Position of a story in an event, which is named after its lead. */
export interface EventPlace {
  readonly event: StoryId;
  readonly place: number;
}

/** Context for computing a plan. */
interface PlanContext {
  readonly lexicon: Lexicon;
  /** The version of the features: of this program's rules and the lexicon. */
  readonly version: string;
  readonly turns: Turns;
}

/** Computes the changes of events after stories, by row, were stored, changed or removed; awaits `turns` between its steps. */
export async function planEvents(
  queries: Queries,
  { lexicon, version, turns }: PlanContext,
  stories: readonly number[],
): Promise<EventPlan> {
  const features = new Map<number, StoryFeatures>();
  for (const [row, story] of await loadTellable(queries, stories)) {
    features.set(row, featuresOf(story, lexicon));
    await turns();
  }
  const oldPairs = [...(await storedPairs(queries, stories)).values()].flat();
  const newPairs = await pairUp(queries, { version, turns }, new Set(stories), features);
  const touched = new Set([...stories, ...[...oldPairs, ...newPairs].map(({ other }) => other)]);
  const part = await connectedPart(queries, touched, new Set(stories), newPairs);
  const all = new Map([
    ...(await loadFeatures(
      queries,
      version,
      [...part.rows].filter((row) => !features.has(row)),
    )),
    ...features,
  ]);
  return {
    stories,
    features,
    oldPairs,
    newPairs,
    places: await changedPlaces(queries, part.rows, placesIn(part, all)),
  };
}

/** Maximum number of connected stories that are clustered together; a larger group is no single event. */
const MOST_CONNECTED = 100;

interface Part {
  readonly rows: ReadonlySet<number>;
  readonly pairs: readonly Pair[];
}

/** Returns the stories connected with the changed ones by pairs, and those pairs, as they are after the batch. */
async function connectedPart(
  queries: Queries,
  touched: ReadonlySet<number>,
  batch: ReadonlySet<number>,
  newPairs: readonly Pair[],
): Promise<Part> {
  const fresh = new Map<number, Pair[]>();
  for (const { story, other, score } of newPairs) {
    fresh.set(story, [...(fresh.get(story) ?? []), { story, other, score }]);
    fresh.set(other, [...(fresh.get(other) ?? []), { story: other, other: story, score }]);
  }
  const rows = new Set(touched);
  const stored = new Map<number, readonly Pair[]>();
  const formed = new Set<number>();
  const recurring = new Set<number>();
  const found: Pair[] = [];
  for (const row of rows) {
    // Of a very long chain only the part around the batch is clustered, changed stories first.
    if (formed.size >= MOST_CONNECTED && !touched.has(row)) break;
    formed.add(row);
    if (!stored.has(row)) {
      const unread = [...rows].filter((one) => !stored.has(one));
      for (const [one, pairs] of await storedPairs(queries, unread)) stored.set(one, pairs);
    }
    const kept = batch.has(row) ? [] : (stored.get(row) ?? []).filter(({ other }) => !batch.has(other));
    const pairs = [...kept, ...(fresh.get(row) ?? [])];
    if (isRecurring(pairs)) recurring.add(row);
    // A changed story may have become recurring with this batch: the events that it leaves change too.
    if (recurring.has(row) && !touched.has(row)) continue;
    for (const pair of pairs.filter(({ score }) => score !== REPEATED)) {
      rows.add(pair.other);
      if (pair.story < pair.other) found.push(pair);
    }
  }
  const isFormed = (row: number) => formed.has(row) && !recurring.has(row);
  return { rows: formed, pairs: found.filter(({ story, other }) => isFormed(story) && isFormed(other)) };
}

function placesIn({ pairs }: Part, features: ReadonlyMap<number, StoryFeatures>): Map<number, EventPlace> {
  const rowOf = new Map([...features].map(([row, { id }]) => [id, row]));
  const same = pairs.flatMap(({ story, other, score }) => {
    const [one, two] = [features.get(story), features.get(other)];
    return one && two ? [pairOf(one.id, two.id, score)] : [];
  });
  const places = new Map<number, EventPlace>();
  for (const event of formEvents([...features.values()], same)) {
    for (const [place, { id }] of event.entries()) {
      const row = rowOf.get(id);
      if (row !== undefined) places.set(row, { event: event[0]?.id ?? id, place });
    }
  }
  return places;
}

async function changedPlaces(
  queries: Queries,
  rows: ReadonlySet<number>,
  after: ReadonlyMap<number, EventPlace>,
): Promise<Map<number, EventPlace | undefined>> {
  const stored = await queries.all<EventPlace & { story: number }>(
    'SELECT story, event, place FROM event_stories WHERE story = ANY(?)',
    [[...rows]],
  );
  const before = new Map(stored.map(({ story, ...place }) => [story, place]));
  return new Map(
    [...rows].flatMap((row) => {
      const [old, now] = [before.get(row), after.get(row)];
      return old?.event === now?.event && old?.place === now?.place ? [] : [[row, now] as const];
    }),
  );
}
