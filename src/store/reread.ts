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

/** How many originals were read again, how many of their editions and articles changed, and how many are left. */
export interface Reread {
  readonly read: number;
  readonly changed: number;
  readonly left: number;
}

/** How many documents wait for this version of the reader. */
export function countToReread(queries: Queries): Promise<number> {
  return countOutdatedOriginals(queries, READER_VERSION);
}

/**
 * Reads up to `limit` originals again, apart from the event loop, that an earlier version of the reader read. Stories keep their ids where title and
 * column stay. A document that would now yield nothing keeps what it has.
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

/** Reads one again; whether anything changed. Done twice it changes nothing more, so that it may end anywhere. */
async function rereadOne(
  database: Database,
  reader: DocumentReader,
  { document, options, edition, story, row }: Original,
  now: Date,
): Promise<boolean> {
  // What was removed meanwhile must not come back.
  const isWanted = (queries: Queries) => isKept(queries, row);
  const ingested = await ingestApart(database, reader, document, now, options, isWanted);
  // What was taken for an article may be an edition now, or the other way round: the former reading goes.
  // So may an edition be another one, whose column is read otherwise now.
  const isGone = ingested.kind === 'article' || (ingested.kind === 'edition' && ingested.change === 'new');
  if (isGone && edition !== null) await database.run('DELETE FROM editions WHERE row = ?', [edition]);
  if (ingested.kind === 'edition' && story !== null)
    await database.run('DELETE FROM stories WHERE row = ? AND edition IS NULL', [story]);
  await markRead(database, row, READER_VERSION);
  return ingested.kind !== 'failed' && ingested.change !== 'unchanged';
}
