import type { Database } from '../../src/database/database.ts';
import { readEdition } from '../../src/editions/readEdition.ts';
import type { Document } from '../../src/sources/document.ts';
import type { Ingested, IngestOptions } from '../../src/sources/polling/ingest.ts';
import { storeReading } from '../../src/store/ingest.ts';

/** Reads a document in the test's own thread and stores what it holds. */
export function ingestDocument(
  database: Database,
  document: Document,
  now: Date,
  options: IngestOptions,
): Promise<Ingested> {
  return storeReading(database, document, readEdition(document), now, options);
}
