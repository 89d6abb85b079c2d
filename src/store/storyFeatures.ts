import { z } from 'zod';
import { type CalendarDay, daysBetween } from '../calendar/day.ts';
import type { StoryId } from '../editions/edition.ts';
import type { StoryFeatures } from '../stories/features.ts';
import { keysOf } from '../stories/subjects.ts';
import type { Store } from './open.ts';

const place = z.enum(['title', 'opening', 'body']);
const version = z.object({ family: z.string(), number: z.string(), variant: z.string() });
const stored = z.object({
  names: z.array(z.tuple([z.string(), z.number(), place])),
  numbers: z.array(z.tuple([z.string(), z.number(), z.enum(['title', 'body'])])),
  titleVersions: z.array(version),
  versions: z.array(version),
  head: z.number().nullable(),
  titlePairs: z.array(z.number()),
  happenings: z.array(z.string()),
  answer: z.enum(['title', 'text']).nullable(),
  stage: z.enum(['plan', 'done']).nullable(),
  update: z.boolean(),
  direction: z.enum(['up', 'down']).nullable(),
  characters: z.number(),
});

/** The features of these stories, by row; stories whose features were never stored are absent. */
export function loadFeatures(store: Store, rows: readonly number[]): Map<number, StoryFeatures> {
  const found = store
    .prepare(
      `SELECT story, id, voice, day, features, pairs FROM story_features
       WHERE story IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(rows));
  return new Map(found.map((row) => [Number(row.story), featuresFromRow(row)]));
}

/** Stores a story's features and the keys under which it is found, in place of those it had. */
export function saveFeatures(store: Store, row: number, features: StoryFeatures, version: string): void {
  removeFeatures(store, row);
  const { id, voice, day, names, numbers, pairs, ...rest } = features;
  const json = JSON.stringify({ ...rest, names: listOf(names), numbers: listOf(numbers) });
  store
    .prepare(
      'INSERT INTO story_features (story, id, voice, day, version, features, pairs) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(row, id, voice, day, version, json, new Uint8Array(Uint16Array.from(pairs).buffer));
  const insert = store.prepare(
    'INSERT INTO story_keys (key, day, story) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  for (const key of keysOf(features)) insert.run(keyNumber(key), dayNumber(day), row);
}

/** Takes a story's features and keys away; nothing where it has none. */
export function removeFeatures(store: Store, row: number): void {
  const features = loadFeatures(store, [row]).get(row);
  if (!features) return;
  const remove = store.prepare('DELETE FROM story_keys WHERE key = ? AND day = ? AND story = ?');
  for (const key of keysOf(features)) remove.run(keyNumber(key), dayNumber(features.day), row);
  store.prepare('DELETE FROM story_features WHERE story = ?').run(row);
}

/**
 * The rows of stories at most `days` apart from a story that may have a subject in common with it: they share a name,
 * or two character pairs of their titles. Stored ones only.
 */
export function findBySubject(store: Store, features: StoryFeatures, days: number): readonly number[] {
  const day = dayNumber(features.day);
  return store
    .prepare(
      `SELECT story FROM story_keys
       WHERE key IN (SELECT value FROM json_each(?)) AND day BETWEEN ? AND ?
       GROUP BY story HAVING max(key) >= ${FIRST_NAME} OR count(*) >= 2`,
    )
    .all(JSON.stringify(keysOf(features).map(keyNumber)), day - days, day + days)
    .map((row) => Number(row.story));
}

/** Character pairs are numbers below this one, hashes of names lie above. */
const FIRST_NAME = 0x10000;

function keyNumber(key: string | number): number {
  if (typeof key === 'number') return key;
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return FIRST_NAME + (hash >>> 0);
}

const FIRST_DAY = '1970-01-01' as CalendarDay;

function dayNumber(day: CalendarDay): number {
  return daysBetween(FIRST_DAY, day);
}

function listOf<P>(things: ReadonlyMap<string, { weight: number; place: P }>): [string, number, P][] {
  return [...things].map(([key, thing]) => [key, thing.weight, thing.place]);
}

function featuresFromRow(row: Record<string, unknown>): StoryFeatures {
  const { names, numbers, ...rest } = stored.parse(JSON.parse(String(row.features)));
  const bytes = row.pairs instanceof Uint8Array ? row.pairs.slice() : new Uint8Array();
  return {
    ...rest,
    id: String(row.id) as StoryId,
    voice: String(row.voice),
    day: String(row.day) as CalendarDay,
    names: new Map(names.map(([key, weight, at]) => [key, { weight, place: at }])),
    numbers: new Map(numbers.map(([key, weight, at]) => [key, { weight, place: at }])),
    pairs: [...new Uint16Array(bytes.buffer)],
  };
}
