import type { DocumentReading } from '../../editions/reading/documentReader.ts';
import type { Ingested } from '../../sources/polling/ingest.ts';

/** Largest file that is read, in bytes. */
export const MAX_UPLOAD_BYTES = 5_000_000;

/** How documents that people hand in are read and stored. */
export interface Uploads {
  /** How a document reads, without storing anything. */
  read(name: string, bytes: Uint8Array): Promise<DocumentReading>;
  /** Stores a document, and has search know it when this resolves. */
  store(name: string, bytes: Uint8Array): Promise<Ingested>;
}
