import type { Queries } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';
import { areRepeated, formEvents, isRecurring, pairOf, REPEATED, samePair } from '../../events/clustering.ts';
import { EVENT_DAYS } from '../../events/constraints.ts';
import { featuresOf, type StoryFeatures } from '../../events/features.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import { findBySubjects } from './findBySubjects.ts';
import { loadFeatures } from './storyFeatures.ts';
import { loadTellable } from './tellableStories.ts';

/** What a batch of stories changes, worked out without holding the store. */
export interface EventPlan {
  /** Rows of the batch, stories that are gone included. */
  readonly stories: readonly number[];
  /** The features of those that exist. */
  readonly features: ReadonlyMap<number, StoryFeatures>;
  readonly oldPairs: readonly Pair[];
  readonly newPairs: readonly Pair[];
  /** For each story whose event changes: the event and the place in it, the lead's being 0; undefined for none. */
  readonly places: ReadonlyMap<number, EventPlace | undefined>;
}

/** Two rows whose stories tell the same happening, or (score `REPEATED`) are one item that a column repeats. */
export interface Pair {
  readonly story: number;
  readonly other: number;
  readonly score: number;
}

/** Where a story stands in the event that is named after its lead. */
export interface EventPlace {
  readonly event: StoryId;
  readonly place: number;
}

/** Works out what becomes of events when these stories, by row, have been stored, changed or removed. */
export async function planEvents(
  queries: Queries,
  lexicon: Lexicon,
  version: string,
  stories: readonly number[],
): Promise<EventPlan> {
  const features = new Map(
    [...(await loadTellable(queries, stories))].map(([row, story]) => [row, featuresOf(story, lexicon)]),
  );
  const oldPairs = [...(await storedPairs(queries, stories)).values()].flat();
  const newPairs = await pairUp(queries, version, new Set(stories), features);
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

/** The stored pairs of each of these stories. */
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
 * More stories than any real fortnight holds of one subject. Where thousands of undated documents fall on one day, those
 * that share most are looked at and the rest is not.
 */
const MOST_CANDIDATES = 120;
/** Pairs of each kind that one story makes: an event is told by some dozen columns, a repetition shows after two. */
const MOST_PAIRS = 16;
const MOST_REPETITIONS = 4;
/** Stories that are formed into events together; what hangs together beyond that is no single happening. */
const MOST_CONNECTED = 100;

/**
 * The pairs that the batch's stories make with stored stories or among themselves, each once: the surest of each story,
 * so that their number is linear in the stories whatever a document holds.
 */
async function pairUp(
  queries: Queries,
  version: string,
  batch: ReadonlySet<number>,
  features: ReadonlyMap<number, StoryFeatures>,
): Promise<Pair[]> {
  const found = await findBySubjects(queries, features, EVENT_DAYS, MOST_CANDIDATES);
  const near = new Map([...found].map(([row, rows]) => [row, rows.filter((other) => !batch.has(other))]));
  const stored = await loadFeatures(queries, version, [...new Set([...near.values()].flat())]);
  const pairs: Pair[] = [];
  for (const [story, one] of features) {
    const made: Pair[] = [];
    const fellows = [...features].filter(([row]) => row > story);
    const others = (near.get(story) ?? []).flatMap((row) => {
      const other = stored.get(row);
      return other ? [[row, other] as const] : [];
    });
    for (const [other, two] of [...fellows, ...others]) {
      const score = areRepeated(one, two) ? REPEATED : samePair(one, two)?.score;
      if (score !== undefined) made.push({ story, other, score });
    }
    pairs.push(...surestOf(made));
  }
  return pairs;
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

/** The stories that pairs connect with the touched ones, and those pairs, as they are after the batch. */
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
    // Of an endless chain the part around the batch is formed, touched stories first; the rest stays as it is.
    if (formed.size >= MOST_CONNECTED && !touched.has(row)) break;
    formed.add(row);
    if (!stored.has(row)) {
      const unread = [...rows].filter((one) => !stored.has(one));
      for (const [one, pairs] of await storedPairs(queries, unread)) stored.set(one, pairs);
    }
    const kept = batch.has(row) ? [] : (stored.get(row) ?? []).filter(({ other }) => !batch.has(other));
    const pairs = [...kept, ...(fresh.get(row) ?? [])];
    if (isRecurring(pairs)) recurring.add(row);
    // A touched story may be recurring only since this batch: the events that it leaves change too.
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
