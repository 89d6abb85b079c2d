import { READER_VERSION } from '../editions/readEdition.ts';
import type { DocumentReader } from '../editions/reading/documentReader.ts';
import { ingestApart } from './ingest.ts';
import {
  countOutdatedOriginals,
  isKept,
  markRead,
  type Original,
  outdatedOriginals,
} from './news/originals.ts';
import type { Store } from './open.ts';
import { whenWritable } from './whenWritable.ts';

/** How many originals were read again, how many of their editions and articles changed, and how many are left. */
export interface Reread {
  readonly read: number;
  readonly changed: number;
  readonly left: number;
}

/** How many documents wait for this version of the reader. */
export function countToReread(store: Store): number {
  return countOutdatedOriginals(store, READER_VERSION);
}

/**
 * Reads up to `limit` originals again, apart from the event loop, that an earlier version of the reader read. Stories keep their ids where title and
 * column stay. A document that would now yield nothing keeps what it has.
 */
export async function rereadOriginals(
  store: Store,
  reader: DocumentReader,
  limit: number,
  now: Date,
): Promise<Reread> {
  let [read, changed] = [0, 0];
  for (const original of outdatedOriginals(store, READER_VERSION, limit)) {
    if (await rereadOne(store, reader, original, now)) changed++;
    read++;
  }
  return { read, changed, left: countToReread(store) };
}

/** Reads one again; whether anything changed. Done twice it changes nothing more, so that it may end anywhere. */
async function rereadOne(
  store: Store,
  reader: DocumentReader,
  { document, options, edition, story, row }: Original,
  now: Date,
): Promise<boolean> {
  await whenWritable(store);
  // What was removed meanwhile must not come back.
  const ingested = await ingestApart(store, reader, document, now, options, () => isKept(store, row));
  // What was taken for an article may be an edition now, or the other way round: the former reading goes.
  // So may an edition be another one, whose column is read otherwise now.
  const isGone = ingested.kind === 'article' || (ingested.kind === 'edition' && ingested.change === 'new');
  if (isGone && edition !== null) store.prepare('DELETE FROM editions WHERE row = ?').run(edition);
  if (ingested.kind === 'edition' && story !== null)
    store.prepare('DELETE FROM stories WHERE row = ? AND edition IS NULL').run(story);
  markRead(store, row, READER_VERSION);
  return ingested.kind !== 'failed' && ingested.change !== 'unchanged';
}
