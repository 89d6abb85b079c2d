import { z } from 'zod';
import type { CalendarDay } from '../../calendar/day.ts';
import type { StoryId } from '../../editions/edition.ts';
import { comparable, dayNumberOf, type StoryFeatures } from '../../events/features.ts';
import { keysOf } from '../../events/subjects.ts';
import type { Store } from '../open.ts';

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

/** The features of these stories, by row, as far as they were read by a version of the program and lexicon. */
export function loadFeatures(
  store: Store,
  version: string,
  rows: readonly number[],
): Map<number, StoryFeatures> {
  const found = store
    .prepare(
      `SELECT story, id, voice, day, features, title_pairs, pairs FROM story_features
       WHERE story IN (SELECT value FROM json_each(?)) AND version = ?`,
    )
    .all(JSON.stringify(rows), version);
  return new Map(found.map((row) => [Number(row.story), featuresFromRow(row)]));
}

/** Stores a story's features and the keys under which it is found, in place of those it had. */
export function saveFeatures(store: Store, row: number, features: StoryFeatures, version: string): void {
  removeFeatures(store, row);
  const { id, voice, day, names, numbers, titlePairs, pairs, ...rest } = features;
  const keys = Uint32Array.from(new Set(keysOf(features).map(keyNumber)));
  store
    .prepare(
      `INSERT INTO story_features (story, id, voice, day, version, features, title_pairs, pairs, keys)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      row,
      id,
      voice,
      day,
      version,
      JSON.stringify(stored.parse({ ...rest, names: listOf(names), numbers: listOf(numbers) })),
      bytesOf(titlePairs),
      bytesOf(pairs),
      bytesOf(keys),
    );
  const insert = store.prepare('INSERT INTO story_keys (key, day, story) VALUES (?, ?, ?)');
  for (const key of keys) insert.run(key, features.dayNumber, row);
}

/** Takes a story's features and keys away; nothing where it has none. */
export function removeFeatures(store: Store, row: number): void {
  const old = store.prepare('SELECT day, keys FROM story_features WHERE story = ?').get(row);
  if (!old) return;
  const remove = store.prepare('DELETE FROM story_keys WHERE key = ? AND day = ? AND story = ?');
  const day = dayNumberOf(String(old.day) as CalendarDay);
  for (const key of new Uint32Array(bufferOf(old.keys))) remove.run(key, day, row);
  store.prepare('DELETE FROM story_features WHERE story = ?').run(row);
}

/**
 * Rows that are read of one key, the newest first: more than any fortnight's stories of one name. It bounds the work where
 * thousands of documents of one wording fall on one day.
 */
const MOST_OF_ONE_KEY = 600;

/**
 * The rows of stored stories at most `days` apart from a story that may have a subject in common with it: they share
 * a name of title or opening, or two character pairs of their titles. Those that share most come first.
 */
export function findBySubject(
  store: Store,
  features: StoryFeatures,
  days: number,
  limit: number,
  read: KnownKeys = new Map(),
): readonly number[] {
  const { dayNumber } = features;
  const ofKey = store.prepare(
    // One text of numbers costs a fifth of as many rows.
    `SELECT json_group_array(story) AS stories FROM (
       SELECT story FROM story_keys WHERE key = ? AND day BETWEEN ? AND ?
       ORDER BY day DESC, story DESC LIMIT ${MOST_OF_ONE_KEY})`,
  );
  const shared = new Map<number, { keys: number; hasName: boolean }>();
  for (const key of new Set(keysOf(features).map(keyNumber))) {
    const name = `${key} ${dayNumber}`;
    const stories = read.get(name) ?? numbersIn(ofKey.get(key, dayNumber - days, dayNumber + days)?.stories);
    read.set(name, stories);
    for (const story of stories) {
      const known = shared.get(story) ?? { keys: 0, hasName: false };
      known.keys += 1;
      known.hasName ||= key >= FIRST_NAME;
      shared.set(story, known);
    }
  }
  return [...shared]
    .filter(([, { keys, hasName }]) => hasName || keys >= 2)
    .sort(([one, a], [other, b]) => b.keys - a.keys || other - one)
    .slice(0, limit)
    .map(([story]) => story);
}

/** The stories of keys that were looked up for one batch, by key and day: its stories often share them. */
export type KnownKeys = Map<string, readonly number[]>;

function numbersIn(json: unknown): readonly number[] {
  return rowNumbers.parse(JSON.parse(String(json)));
}

const rowNumbers = z.array(z.number());

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

function featuresFromRow(row: Record<string, unknown>): StoryFeatures {
  const { names, numbers, ...rest } = stored.parse(JSON.parse(String(row.features)));
  return comparable({
    ...rest,
    id: String(row.id) as StoryId,
    voice: String(row.voice),
    day: String(row.day) as CalendarDay,
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
function bufferOf(value: unknown): ArrayBuffer {
  return value instanceof Uint8Array ? Uint8Array.from(value).buffer : new ArrayBuffer(0);
}
