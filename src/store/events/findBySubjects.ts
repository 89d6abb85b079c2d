import type { Queries } from '../../database/database.ts';
import type { StoryFeatures } from '../../events/features.ts';
import { mayShareSubject, subjectKeys } from './subjectKeys.ts';

/**
 * Rows read per key, newest first: more than a fortnight's stories of one name. Bounds the work if thousands of
 * documents with one wording have the same day.
 */
const MOST_OF_ONE_KEY = 600;

/** Keys per statement. */
const KEYS_A_STATEMENT = 64;

/** Rows joined into one text cost a fifth of separate rows. */
const OF_KEY = `string_agg(CAST(story AS TEXT), ',') AS stories FROM (
  SELECT story FROM story_keys WHERE key = ? AND day BETWEEN ? AND ?
  ORDER BY day DESC, story DESC LIMIT ${MOST_OF_ONE_KEY}) AS near`;

/** What is looked for beside a story. */
export interface SubjectSearch {
  /** Returns the first and the last day of the stories that are looked at, as day numbers. */
  readonly daysAround: (story: StoryFeatures) => readonly [first: number, last: number];
  /** Returns whether another story with these keys in common may be wanted; by default one that may share a subject. */
  readonly mayBeWanted?: (story: StoryFeatures) => (common: readonly number[]) => boolean;
  /** Most stories that are returned for each. */
  readonly limit: number;
}

/**
 * Returns for each story, by row, the rows of stored stories of some days that may share a subject with it: a name in
 * title or opening, or two bigrams of the titles. Those that share most come first.
 */
export async function findBySubjects(
  queries: Queries,
  stories: ReadonlyMap<number, StoryFeatures>,
  { daysAround, mayBeWanted = () => mayShareSubject, limit }: SubjectSearch,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const asked = [...stories].map(([row, story]) => ({
    row,
    keys: keysWithDays(story, daysAround(story)),
    isWanted: mayBeWanted(story),
  }));
  const found = await storiesOfKeys(
    queries,
    asked.flatMap(({ keys }) => keys),
  );
  return new Map(asked.map(({ row, keys, isWanted }) => [row, sharingMost(keys, found, isWanted, limit)]));
}

/** A key, and the days whose stories with it are searched. */
interface DatedKey {
  readonly key: number;
  readonly first: number;
  readonly last: number;
  /** Key and days as one text, because stories of a batch often share them. */
  readonly name: string;
}

function keysWithDays(
  story: StoryFeatures,
  [first, last]: readonly [first: number, last: number],
): readonly DatedKey[] {
  return [...subjectKeys(story)].map((key) => ({ key, first, last, name: `${key} ${first} ${last}` }));
}

/** Returns the stories of each key in its days, by the key's name. */
async function storiesOfKeys(
  queries: Queries,
  keys: readonly DatedKey[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const distinct = [...new Map(keys.map((one) => [one.name, one])).values()];
  const found = new Map<string, readonly number[]>();
  for (let first = 0; first < distinct.length; first += KEYS_A_STATEMENT) {
    const asked = distinct.slice(first, first + KEYS_A_STATEMENT);
    const rows = await queries.all<{ place: number; stories: string | null }>(
      asked.map((_, place) => `SELECT ${place} AS place, ${OF_KEY}`).join(' UNION ALL '),
      asked.flatMap(({ key, first, last }) => [key, first, last]),
    );
    for (const { place, stories } of rows)
      found.set(asked[place]?.name ?? '', stories === null ? [] : stories.split(',').map(Number));
  }
  return found;
}

function sharingMost(
  keys: readonly DatedKey[],
  found: ReadonlyMap<string, readonly number[]>,
  isWanted: (common: readonly number[]) => boolean,
  limit: number,
): readonly number[] {
  const shared = new Map<number, number[]>();
  for (const { key, name } of keys) {
    for (const story of found.get(name) ?? []) {
      const known = shared.get(story);
      if (known) known.push(key);
      else shared.set(story, [key]);
    }
  }
  return [...shared]
    .filter(([, common]) => isWanted(common))
    .sort(([one, a], [other, b]) => b.length - a.length || other - one)
    .slice(0, limit)
    .map(([story]) => story);
}
