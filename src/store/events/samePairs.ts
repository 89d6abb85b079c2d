import type { Turns } from '../../calendar/turns.ts';
import type { Queries } from '../../database/database.ts';
import { areRepeated, REPEATED, samePair } from '../../events/clustering.ts';
import { EVENT_DAYS } from '../../events/constraints.ts';
import type { StoryFeatures } from '../../events/features.ts';
import { findBySubjects } from './findBySubjects.ts';
import { readFeatures } from './storyFeatures.ts';

/** Two stories of the same event or, with score `REPEATED`, one item that a column repeats. */
export interface Pair {
  readonly story: number;
  readonly other: number;
  readonly score: number;
}

/** Returns the stored pairs of each story. */
export async function storedPairs(
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
/**
 * Finds the pairs of the batch's stories with stored stories and each other, each once: the surest per story, so that
 * their number is linear in the stories.
 */
export async function pairUp(
  queries: Queries,
  { version, turns }: { readonly version: string; readonly turns: Turns },
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
