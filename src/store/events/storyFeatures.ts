import { z } from 'zod';
import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries, Transaction } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';
import { comparable, dayNumberOf, type StoryFeatures } from '../../events/features.ts';
import { keysOf } from '../../events/subjects.ts';

const place = z.enum(['title', 'opening', 'body']);
const version = z.object({ family: z.string(), number: z.string(), variant: z.string() });
const stored = z.object({
  titleKey: z.string(),
  names: z.array(z.tuple([z.string(), z.number(), place])),
  numbers: z.array(z.tuple([z.string(), z.number(), z.enum(['title', 'body'])])),
  titleVersions: z.array(version),
  versions: z.array(version),
  openingBigrams: z.array(z.number()),
  eventTypes: z.array(z.string()),
  concepts: z.array(z.string()),
  answer: z.enum(['title', 'text']).nullable(),
  stage: z.enum(['plan', 'done']).nullable(),
  update: z.enum(['title', 'text']).nullable(),
  direction: z.enum(['up', 'down']).nullable(),
  length: z.number(),
});

/** A row of `story_features` as far as features are made of it; `features` are JSON, the pairs bytes of numbers. */
interface FeaturesRow {
  readonly story: number;
  readonly id: StoryId;
  readonly column: string;
  readonly day: CalendarDay;
  readonly features: string;
  readonly title_pairs: Uint8Array;
  readonly pairs: Uint8Array;
}

/** The features of these stories, by row, as far as they were read by a version of the program and lexicon. */
export async function loadFeatures(
  queries: Queries,
  version: string,
  rows: readonly number[],
): Promise<Map<number, StoryFeatures>> {
  if (rows.length === 0) return new Map();
  const found = await queries.all<FeaturesRow>(
    `SELECT story, id, "column", day, features, title_pairs, pairs FROM story_features
     WHERE story = ANY(?) AND version = ?`,
    [rows, version],
  );
  return new Map(found.map((row) => [row.story, featuresFromRow(row)]));
}

/** Stores features of stories, by row, and the keys under which they are found; those that they had must be gone. */
export async function saveFeatures(
  transaction: Transaction,
  stories: ReadonlyMap<number, StoryFeatures>,
  version: string,
): Promise<void> {
  const keyed = [...stories].map(([row, features]) => ({
    row,
    features,
    keys: Uint32Array.from(new Set(keysOf(features).map(keyNumber))),
  }));
  await transaction.runEach(
    `INSERT INTO story_features (story, id, "column", day, version, features, title_pairs, pairs, keys)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    keyed.map(({ row, features, keys }) => {
      const { id, column, day, names, numbers, titlePairs, pairs, ...rest } = features;
      const told = JSON.stringify(stored.parse({ ...rest, names: listOf(names), numbers: listOf(numbers) }));
      return [row, id, column, day, version, told, bytesOf(titlePairs), bytesOf(pairs), bytesOf(keys)];
    }),
  );
  await transaction.runEach(
    'INSERT INTO story_keys (key, day, story) VALUES (?, ?, ?)',
    keyed.flatMap(({ row, features, keys }) => [...keys].map((key) => [key, features.dayNumber, row])),
  );
}

/** Takes features and keys of stories away; nothing where they have none. */
export async function removeFeatures(transaction: Transaction, rows: readonly number[]): Promise<void> {
  const old = await transaction.all<{ story: number; day: CalendarDay; keys: Uint8Array }>(
    'SELECT story, day, keys FROM story_features WHERE story = ANY(?)',
    [rows],
  );
  await transaction.runEach(
    'DELETE FROM story_keys WHERE key = ? AND day = ? AND story = ?',
    old.flatMap(({ story, day, keys }) =>
      [...keysFromRow({ keys })].map((key) => [key, dayNumberOf(day), story]),
    ),
  );
  await transaction.run('DELETE FROM story_features WHERE story = ANY(?)', [rows]);
}

/**
 * Rows that are read of one key, the newest first: more than any fortnight's stories of one name. It bounds the work where
 * thousands of documents of one wording fall on one day.
 */
const MOST_OF_ONE_KEY = 600;

/** Keys that one statement looks up. */
const KEYS_A_STATEMENT = 64;

/** One text of numbers costs a fifth of as many rows. */
const OF_KEY = `string_agg(CAST(story AS TEXT), ',') AS stories FROM (
  SELECT story FROM story_keys WHERE key = ? AND day BETWEEN ? AND ?
  ORDER BY day DESC, story DESC LIMIT ${MOST_OF_ONE_KEY}) AS near`;

/**
 * For each of some stories, by row, the rows of stored stories at most `days` apart that may have a subject in common with
 * it: they share a name of title or opening, or two character pairs of their titles. Those that share most come first.
 */
export async function findBySubjects(
  queries: Queries,
  stories: ReadonlyMap<number, StoryFeatures>,
  days: number,
  limit: number,
): Promise<ReadonlyMap<number, readonly number[]>> {
  const asked = new Map<number, readonly DatedKey[]>(
    [...stories].map(([row, features]) => [row, datedKeysOf(features)]),
  );
  const found = await storiesOfKeys(queries, [...asked.values()].flat(), days);
  return new Map([...asked].map(([row, keys]) => [row, sharingMost(keys, found, limit)]));
}

/** A key, and the day around which stories with it are looked for. */
interface DatedKey {
  readonly key: number;
  readonly day: number;
  /** Both in one text: stories of a batch often share them. */
  readonly name: string;
}

function datedKeysOf(features: StoryFeatures): readonly DatedKey[] {
  const { dayNumber: day } = features;
  return [...new Set(keysOf(features).map(keyNumber))].map((key) => ({ key, day, name: `${key} ${day}` }));
}

/** The stories of each key around its day, by the key's name. */
async function storiesOfKeys(
  queries: Queries,
  keys: readonly DatedKey[],
  days: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const distinct = [...new Map(keys.map((one) => [one.name, one])).values()];
  const found = new Map<string, readonly number[]>();
  for (let first = 0; first < distinct.length; first += KEYS_A_STATEMENT) {
    const asked = distinct.slice(first, first + KEYS_A_STATEMENT);
    const rows = await queries.all<{ place: number; stories: string | null }>(
      asked.map((_, place) => `SELECT ${place} AS place, ${OF_KEY}`).join(' UNION ALL '),
      asked.flatMap(({ key, day }) => [key, day - days, day + days]),
    );
    for (const { place, stories } of rows)
      found.set(asked[place]?.name ?? '', stories === null ? [] : stories.split(',').map(Number));
  }
  return found;
}

function sharingMost(
  keys: readonly DatedKey[],
  found: ReadonlyMap<string, readonly number[]>,
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
    .filter(([, common]) => isNear(common))
    .sort(([one, a], [other, b]) => b.length - a.length || other - one)
    .slice(0, limit)
    .map(([story]) => story);
}

/** Whether stories with these keys in common may have a subject in common: a name, or two character pairs. */
export function isNear(keys: readonly number[]): boolean {
  return keys.length >= 2 || keys.some((key) => key >= FIRST_NAME);
}

/** The keys under which a story is found. */
export function keysFromRow({ keys }: { readonly keys: Uint8Array }): Uint32Array {
  return new Uint32Array(bufferOf(keys));
}

/** Character pairs are numbers below this one, hashes of names lie above; both fit into 32 bits. */
const FIRST_NAME = 0x10000;

function keyNumber(key: string | number): number {
  if (typeof key === 'number') return key;
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return FIRST_NAME + (hash >>> 1);
}

function listOf<P>(things: ReadonlyMap<string, { weight: number; place: P }>): [string, number, P][] {
  return [...things].map(([key, thing]) => [key, thing.weight, thing.place]);
}

function featuresFromRow(row: FeaturesRow): StoryFeatures {
  const { names, numbers, ...rest } = stored.parse(JSON.parse(row.features));
  return comparable({
    ...rest,
    id: row.id,
    column: row.column,
    day: row.day,
    names: new Map(names.map(([key, weight, at]) => [key, { weight, place: at }])),
    numbers: new Map(numbers.map(([key, weight, at]) => [key, { weight, place: at }])),
    titlePairs: new Uint16Array(bufferOf(row.title_pairs)),
    pairs: new Uint16Array(bufferOf(row.pairs)),
  });
}

function bytesOf(numbers: Uint16Array | Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** A copy of its own: a column's bytes need not lie where 16- and 32-bit numbers may. */
function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
