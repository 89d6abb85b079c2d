import type { Database, Queries } from '../database/database.ts';
import { READER_VERSION } from '../editions/readerVersion.ts';
import type { DocumentReader } from '../editions/reading/documentReader.ts';
import { ingestApart } from './ingest.ts';
import {
  countOutdatedOriginals,
  isKept,
  markRead,
  type Original,
  outdatedOriginals,
} from './news/originals.ts';

/** Result of reading again: originals read, editions and articles changed, originals left. */
export interface Reread {
  readonly read: number;
  readonly changed: number;
  readonly left: number;
}

/** Returns the number of documents that this version of the reader has not read. */
export function countToReread(queries: Queries): Promise<number> {
  return countOutdatedOriginals(queries, READER_VERSION);
}

/**
 * Reads up to `limit` originals again, in a worker thread, that an earlier version of the reader read. Stories keep
 * their ids if title and column are unchanged. A document that would now yield nothing keeps its stored result.
 */
export async function rereadOriginals(
  database: Database,
  reader: DocumentReader,
  limit: number,
  now: Date,
): Promise<Reread> {
  let [read, changed] = [0, 0];
  for (const original of await outdatedOriginals(database, READER_VERSION, limit)) {
    if (await rereadOne(database, reader, original, now)) changed++;
    read++;
  }
  return { read, changed, left: await countToReread(database) };
}

/** Reads one original again; returns whether anything changed. Idempotent, so that it may be interrupted anywhere. */
async function rereadOne(
  database: Database,
  reader: DocumentReader,
  { document, options, edition, story, row }: Original,
  now: Date,
): Promise<boolean> {
  // A document removed meanwhile must not return.
  const isWanted = (queries: Queries) => isKept(queries, row);
  const ingested = await ingestApart(database, reader, document, now, options, isWanted);
  // The earlier result is removed if an article is now an edition, the reverse, or the edition has another identity
  // because its column is read differently.
  const isGone = ingested.kind === 'article' || (ingested.kind === 'edition' && ingested.change === 'new');
  if (isGone && edition !== null) await database.run('DELETE FROM editions WHERE row = ?', [edition]);
  if (ingested.kind === 'edition' && story !== null)
    await database.run('DELETE FROM stories WHERE row = ? AND edition IS NULL', [story]);
  await markRead(database, row, READER_VERSION);
  return ingested.kind !== 'failed' && ingested.change !== 'unchanged';
}
