import type { Turns } from '../../calendar/turns.ts';
import type { Queries } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';
import { areRepeated, formEvents, isRecurring, pairOf, REPEATED, samePair } from '../../events/clustering.ts';
import { EVENT_DAYS } from '../../events/constraints.ts';
import { featuresOf, type StoryFeatures } from '../../events/features.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import { findBySubjects } from './findBySubjects.ts';
import { loadFeatures, readFeatures } from './storyFeatures.ts';
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

/** Two stories of the same event or, with score `REPEATED`, one item that a column repeats. */
export interface Pair {
  readonly story: number;
  readonly other: number;
  readonly score: number;
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

/** Returns the stored pairs of each story. */
async function storedPairs(
  queries: Queries,
  stories: readonly number[],
): Promise<ReadonlyMap<number, readonly Pair[]>> {
  const pairs = await queries.all<Pair>(
    'SELECT story, other, score FROM same_pairs WHERE story = ANY(?) ORDER BY story, other',
    [stories],
  );
  const byStory = Map.groupBy(pairs, ({ story }) => story);
  return new Map(stories.map((story) => [story, byStory.get(story) ?? []]));
}

/**
 * Maximum number of candidates of one story: more than a real fortnight has on one subject. Of thousands of undated
 * documents on one day only those that share most are compared.
 */
const MOST_CANDIDATES = 120;
/** Maximum number of pairs of each kind per story: an event has about a dozen columns, a repetition shows after two. */
const MOST_PAIRS = 16;
const MOST_REPETITIONS = 4;
/** Maximum number of connected stories that are clustered together; a larger group is no single event. */
const MOST_CONNECTED = 100;

/**
 * Finds the pairs of the batch's stories with stored stories and each other, each once: the surest per story, so that
 * their number is linear in the stories.
 */
async function pairUp(
  queries: Queries,
  { version, turns }: Pick<PlanContext, 'version' | 'turns'>,
  batch: ReadonlySet<number>,
  features: ReadonlyMap<number, StoryFeatures>,
): Promise<Pair[]> {
  const found = await findBySubjects(queries, features, {
    daysAround: ({ dayNumber }) => [dayNumber - EVENT_DAYS, dayNumber + EVENT_DAYS],
    limit: MOST_CANDIDATES,
  });
  const rows = [...features.keys()];
  const made = new Map(rows.map((story) => [story, new Map<number, Pair>()]));
  const compare = (story: number, one: StoryFeatures, other: number, two: StoryFeatures) => {
    const score = areRepeated(one, two) ? REPEATED : samePair(one, two)?.score;
    if (score !== undefined) made.get(story)?.set(other, { story, other, score });
  };
  for (const [story, one] of features) {
    for (const [other, two] of features) if (other > story) compare(story, one, other, two);
    await turns();
  }
  const askers = Map.groupBy(
    [...found].flatMap(([story, others]) => others.map((other) => [other, story] as const)),
    ([other]) => other,
  );
  const stored = [...askers.keys()].filter((other) => !batch.has(other));
  for await (const [other, two] of readFeatures(queries, version, stored)) {
    for (const [, story] of askers.get(other) ?? []) {
      const one = features.get(story);
      if (one) compare(story, one, other, two);
    }
    await turns();
  }
  // Of equally sure pairs those within the batch count first, then those that share most.
  return rows.flatMap((story) => {
    const others = new Set([...rows, ...(found.get(story) ?? [])]);
    return surestOf([...others].flatMap((other) => made.get(story)?.get(other) ?? []));
  });
}

function surestOf(pairs: readonly Pair[]): readonly Pair[] {
  if (pairs.length <= MOST_REPETITIONS) return pairs;
  const repetitions = pairs.filter(({ score }) => score === REPEATED);
  const same = pairs.filter(({ score }) => score !== REPEATED).sort((one, other) => other.score - one.score);
  return [...repetitions.slice(0, MOST_REPETITIONS), ...same.slice(0, MOST_PAIRS)];
}

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
