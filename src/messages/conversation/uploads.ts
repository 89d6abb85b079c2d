import type { DocumentReading } from '../../editions/reading/documentReader.ts';
import type { Ingested } from '../../sources/polling/ingest.ts';

/** Maximum size of a file in bytes. */
export const MAX_UPLOAD_BYTES = 5_000_000;

/** Reads and stores uploaded documents. */
export interface Uploads {
  /** Reads a document without storing it. */
  read(name: string, bytes: Uint8Array): Promise<DocumentReading>;
  /** Stores a document; it can be searched when this resolves. */
  store(name: string, bytes: Uint8Array): Promise<Ingested>;
}
