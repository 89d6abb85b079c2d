import type { StoryId } from '../../editions/edition.ts';
import { areRepeated, formEvents, isRecurring, pairOf, REPEATED, samePair } from '../../events/clustering.ts';
import { EVENT_DAYS } from '../../events/constraints.ts';
import { featuresOf, type StoryFeatures } from '../../events/features.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import type { Store } from '../open.ts';
import { findBySubject, type KnownKeys, loadFeatures } from './storyFeatures.ts';
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
export function planEvents(
  store: Store,
  lexicon: Lexicon,
  version: string,
  stories: readonly number[],
): EventPlan {
  const features = new Map(
    [...loadTellable(store, stories)].map(([row, story]) => [row, featuresOf(story, lexicon)]),
  );
  const oldPairs = stories.flatMap((story) => storedPairs(store, story));
  const newPairs = pairUp(store, version, new Set(stories), features);
  const touched = new Set([...stories, ...[...oldPairs, ...newPairs].map(({ other }) => other)]);
  const part = connectedPart(store, touched, new Set(stories), newPairs);
  const all = new Map([
    ...loadFeatures(
      store,
      version,
      [...part.rows].filter((row) => !features.has(row)),
    ),
    ...features,
  ]);
  return {
    stories,
    features,
    oldPairs,
    newPairs,
    places: changedPlaces(store, part.rows, placesIn(part, all)),
  };
}

function storedPairs(store: Store, story: number): Pair[] {
  return store
    .prepare('SELECT other, score FROM same_pairs WHERE story = ?')
    .all(story)
    .map((row) => ({ story, other: Number(row.other), score: Number(row.score) }));
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
function pairUp(
  store: Store,
  version: string,
  batch: ReadonlySet<number>,
  features: ReadonlyMap<number, StoryFeatures>,
): Pair[] {
  const read: KnownKeys = new Map();
  const near = new Map(
    [...features].map(([row, story]) => [
      row,
      findBySubject(store, story, EVENT_DAYS, MOST_CANDIDATES, read).filter((other) => !batch.has(other)),
    ]),
  );
  const stored = loadFeatures(store, version, [...new Set([...near.values()].flat())]);
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
function connectedPart(
  store: Store,
  touched: ReadonlySet<number>,
  batch: ReadonlySet<number>,
  newPairs: readonly Pair[],
): Part {
  const fresh = new Map<number, Pair[]>();
  for (const { story, other, score } of newPairs) {
    fresh.set(story, [...(fresh.get(story) ?? []), { story, other, score }]);
    fresh.set(other, [...(fresh.get(other) ?? []), { story: other, other: story, score }]);
  }
  const rows = new Set(touched);
  const formed = new Set<number>();
  const recurring = new Set<number>();
  const found: Pair[] = [];
  for (const row of rows) {
    // Of an endless chain the part around the batch is formed, touched stories first; the rest stays as it is.
    if (formed.size >= MOST_CONNECTED && !touched.has(row)) break;
    formed.add(row);
    const kept = batch.has(row) ? [] : storedPairs(store, row).filter(({ other }) => !batch.has(other));
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

function changedPlaces(
  store: Store,
  rows: ReadonlySet<number>,
  after: ReadonlyMap<number, EventPlace>,
): Map<number, EventPlace | undefined> {
  const before = new Map(
    store
      .prepare(
        'SELECT story, event, place FROM event_stories WHERE story IN (SELECT value FROM json_each(?))',
      )
      .all(JSON.stringify([...rows]))
      .map((row) => [Number(row.story), { event: String(row.event), place: Number(row.place) }]),
  );
  return new Map(
    [...rows].flatMap((row) => {
      const [old, now] = [before.get(row), after.get(row)];
      return old?.event === now?.event && old?.place === now?.place ? [] : [[row, now] as const];
    }),
  );
}
