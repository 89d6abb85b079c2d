import { z } from 'zod';
import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries, Transaction } from '../../database/database.ts';
import type { StoryId } from '../../editions/edition.ts';
import { comparable, dayNumberOf, type StoryFeatures } from '../../events/features.ts';
import { bytesOf, numbersOf16Bits } from './numberColumns.ts';
import { keysFromRow, subjectKeys } from './subjectKeys.ts';

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

/** Columns of `story_features` that features are made from; `features` is JSON, the pairs are bytes of numbers. */
interface FeaturesRow {
  readonly story: number;
  readonly id: StoryId;
  readonly column: string;
  readonly day: CalendarDay;
  readonly features: string;
  readonly title_pairs: Uint8Array;
  readonly pairs: Uint8Array;
}

/** Returns the features of stories, by row, that were computed by a version of the program and lexicon. */
export async function loadFeatures(
  queries: Queries,
  version: string,
  rows: readonly number[],
): Promise<Map<number, StoryFeatures>> {
  if (rows.length === 0) return new Map();
  const found = await featuresRows(queries, version, rows);
  return new Map(found.map((row) => [row.story, featuresFromRow(row)]));
}

/** Rows read at a time: few enough that their memory is free again before it has to be moved. */
const ROWS_AT_A_TIME = 32;

/** Reads features like `loadFeatures`, one story after the other, so that thousands are never in memory at once. */
export async function* readFeatures(
  queries: Queries,
  version: string,
  rows: readonly number[],
): AsyncGenerator<readonly [row: number, features: StoryFeatures]> {
  for (let first = 0; first < rows.length; first += ROWS_AT_A_TIME) {
    const found = await featuresRows(queries, version, rows.slice(first, first + ROWS_AT_A_TIME));
    for (const row of found) yield [row.story, featuresFromRow(row)];
  }
}

function featuresRows(
  queries: Queries,
  version: string,
  rows: readonly number[],
): Promise<readonly FeaturesRow[]> {
  return queries.all<FeaturesRow>(
    `SELECT story, id, "column", day, features, title_pairs, pairs FROM story_features
     WHERE story = ANY(?) AND version = ?`,
    [rows, version],
  );
}

/** Stores features of stories, by row, and the keys to find them by; earlier ones must have been removed. */
export async function saveFeatures(
  transaction: Transaction,
  stories: ReadonlyMap<number, StoryFeatures>,
  version: string,
): Promise<void> {
  const keyed = [...stories].map(([row, features]) => ({
    row,
    features,
    keys: Uint32Array.from(subjectKeys(features)),
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

/** Deletes features and keys of stories, if there are any. */
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
    titlePairs: numbersOf16Bits(row.title_pairs),
    pairs: numbersOf16Bits(row.pairs),
  });
}
