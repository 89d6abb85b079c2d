import type { CalendarDay } from '../../calendar/day.ts';
import type { Document } from '../document.ts';

/** What became of a document that a source handed over. */
export type Ingested =
  | {
      readonly kind: 'edition';
      readonly change: 'new' | 'updated' | 'unchanged';
      readonly column: string;
      readonly day: CalendarDay;
      /** Whether the day is its file's or its fetch's, because the document names none. */
      readonly dayGuessed: boolean;
      readonly stories: number;
      /** Doubts about the reading, for the operator. */
      readonly warnings: readonly { readonly code: string; readonly message: string }[];
    }
  | { readonly kind: 'article'; readonly change: 'new' | 'updated' | 'unchanged' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Reads and stores a document; returns only when it is durably written, and throws when the store fails. */
export type Ingest = (document: Document) => Ingested | Promise<Ingested>;

/** What to do with a document that is one long article: a file is an edition of its own, a source's item is not. */
export interface IngestOptions {
  readonly articlesStandAlone: boolean;
  /** The day of documents that name none. */
  readonly undatedDay?: CalendarDay;
}
