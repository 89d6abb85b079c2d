import { z } from 'zod';
import { addDays, type CalendarDay } from '../calendar/day.ts';
import type { Database, Queries, Statements } from '../database/database.ts';
import type { StoryId } from '../editions/edition.ts';
import { advanceNewsVersion } from './news/newsVersion.ts';
import { dayFromRow } from './news/rows.ts';

/** Daily limit of speech. */
export interface SpeechBudget {
  readonly characters: number;
}

/** A spoken digest. */
export interface SpokenDigest {
  readonly day: CalendarDay;
  readonly title: string;
  readonly summary: string;
  /** Keys of its passages, in order. */
  readonly passages: readonly string[];
  readonly stories: readonly StoryId[];
  readonly milliseconds: number;
  readonly bytes: number;
  readonly spokenAt: Date;
}

/** A spoken passage. */
export interface SpokenPassage {
  readonly key: string;
  /** Frames of MP3. */
  readonly bytes: Uint8Array;
  readonly milliseconds: number;
}

/** Days for which usage is kept. */
const USAGE_DAYS = 30;

const list = z.array(z.string());

/** Returns the spoken digest of a day. */
export async function findSpokenDigest(
  queries: Queries,
  day: CalendarDay,
): Promise<SpokenDigest | undefined> {
  const row = await queries.get('SELECT * FROM spoken_digests WHERE day = ?', [day]);
  return row && digestFromRow(row);
}

/** Returns the newest spoken digests, newest first. */
export async function newestSpoken(queries: Queries, limit: number): Promise<readonly SpokenDigest[]> {
  const rows = await queries.all('SELECT * FROM spoken_digests ORDER BY day DESC LIMIT ?', [limit]);
  return rows.map(digestFromRow);
}

/** Returns the days with a spoken digest. */
export async function spokenDays(queries: Queries): Promise<readonly CalendarDay[]> {
  const rows = await queries.all<{ day: string }>('SELECT day FROM spoken_digests ORDER BY day DESC');
  return rows.map(({ day }) => dayFromRow(day));
}

/** Returns the audio of a spoken digest; undefined if a passage is missing. */
export async function soundOf(
  queries: Queries,
  { passages }: Pick<SpokenDigest, 'passages'>,
): Promise<Buffer<ArrayBuffer> | undefined> {
  const rows = await queries.all<{ key: string; audio: Uint8Array }>(
    'SELECT key, audio FROM speech_passages WHERE key = ANY(?)',
    [passages],
  );
  const audio = new Map(rows.map((row) => [row.key, row.audio]));
  const parts = passages.flatMap((key) => audio.get(key) ?? []);
  return parts.length === passages.length ? Buffer.concat(parts) : undefined;
}

/** Returns the keys of the passages that are stored. */
export async function heldPassages(queries: Queries, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await queries.all<{ key: string }>('SELECT key FROM speech_passages WHERE key = ANY(?)', [
    keys,
  ]);
  return new Set(rows.map(({ key }) => key));
}

/** Stores a spoken passage of a day. */
export async function keepPassage(
  statements: Statements,
  { key, bytes, milliseconds }: SpokenPassage,
  day: CalendarDay,
): Promise<void> {
  await statements.run(
    `INSERT INTO speech_passages (key, audio, milliseconds, used_on) VALUES (?, ?, ?, ?)
     ON CONFLICT (key) DO NOTHING`,
    [key, bytes, milliseconds, day],
  );
}

/**
 * Stores a digest whose passages are all stored and returns its duration in milliseconds; the pages of its day then
 * show it.
 */
export function keepSpokenDigest(
  database: Database,
  { day, title, summary, passages, stories }: Omit<SpokenDigest, 'milliseconds' | 'bytes' | 'spokenAt'>,
  now: Date,
): Promise<number> {
  return database.transaction(async (transaction) => {
    await transaction.run('UPDATE speech_passages SET used_on = ? WHERE key = ANY(?) AND used_on < ?', [
      day,
      passages,
      day,
    ]);
    const rows = await transaction.all<{ key: string; milliseconds: number; bytes: number }>(
      'SELECT key, milliseconds, length(audio) AS bytes FROM speech_passages WHERE key = ANY(?)',
      [passages],
    );
    const sizes = new Map(rows.map((row) => [row.key, row]));
    const sum = (of: 'milliseconds' | 'bytes') =>
      passages.reduce((total, key) => total + Number(sizes.get(key)?.[of] ?? 0), 0);
    await transaction.run(
      `INSERT INTO spoken_digests (day, title, summary, passages, stories, milliseconds, bytes, spoken_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (day) DO UPDATE SET title = excluded.title, summary = excluded.summary,
         passages = excluded.passages, stories = excluded.stories, milliseconds = excluded.milliseconds,
         bytes = excluded.bytes, spoken_at = excluded.spoken_at`,
      [
        ...[day, title, summary, JSON.stringify(passages), JSON.stringify(stories)],
        ...[sum('milliseconds'), sum('bytes'), now.getTime()],
      ],
    );
    // Passages that the day's digest no longer uses are deleted.
    await transaction.run('DELETE FROM speech_passages WHERE used_on = ? AND key <> ALL(?)', [day, passages]);
    await advanceNewsVersion(transaction);
    return sum('milliseconds');
  });
}

/** Deletes the audio of a day. */
export async function removeSpokenDigest(database: Database, day: CalendarDay): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.run('DELETE FROM spoken_digests WHERE day = ?', [day]);
    await transaction.run('DELETE FROM speech_passages WHERE used_on = ?', [day]);
    await advanceNewsVersion(transaction);
  });
}

/** Deletes the audio of all days before one. */
export async function removeSpokenBefore(database: Database, day: CalendarDay): Promise<void> {
  await database.run('DELETE FROM spoken_digests WHERE day < ?', [day]);
  await database.run('DELETE FROM speech_passages WHERE used_on < ?', [day]);
}

/** Reserves characters from a day's budget; returns false, reserving nothing, if the budget does not suffice. */
export async function reserveSpeech(
  statements: Statements,
  day: CalendarDay,
  characters: number,
  budget: SpeechBudget,
): Promise<boolean> {
  if (characters > budget.characters) return false;
  const { changes } = await statements.run(
    `INSERT INTO speech_usage (day, characters) VALUES (?, ?)
     ON CONFLICT (day) DO UPDATE SET characters = speech_usage.characters + excluded.characters
       WHERE speech_usage.characters + excluded.characters <= ?`,
    [day, characters, budget.characters],
  );
  await statements.run('DELETE FROM speech_usage WHERE day < ?', [addDays(day, -USAGE_DAYS)]);
  return changes > 0;
}

function digestFromRow(row: Readonly<Record<string, unknown>>): SpokenDigest {
  return {
    day: dayFromRow(String(row.day)),
    title: String(row.title),
    summary: String(row.summary),
    passages: list.parse(JSON.parse(String(row.passages))),
    stories: list.parse(JSON.parse(String(row.stories))).map((id) => id as StoryId),
    milliseconds: Number(row.milliseconds),
    bytes: Number(row.bytes),
    spokenAt: new Date(Number(row.spoken_at)),
  };
}
