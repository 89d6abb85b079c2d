import type { CalendarDay } from '../../calendar/day.ts';
import type { UnreadableReason } from '../../text/unreadable.ts';
import type { Document } from '../document.ts';

/** Outcome of ingesting a document. */
export type Ingested =
  | {
      readonly kind: 'edition';
      readonly change: 'new' | 'updated' | 'unchanged';
      readonly column: string;
      readonly day: CalendarDay;
      /** Whether the day is that of its file or fetch, because the document names none. */
      readonly dayGuessed: boolean;
      readonly stories: number;
      /** Warnings about the reading, for the operator. */
      readonly warnings: readonly { readonly code: string; readonly message: string }[];
    }
  | { readonly kind: 'article'; readonly change: 'new' | 'updated' | 'unchanged' }
  | ({ readonly kind: 'failed' } & UnreadableReason);

/** Reads and stores a document; returns when it is durably written, and throws if the store fails. */
export type Ingest = (document: Document) => Ingested | Promise<Ingested>;

/** Options for a document that is one long article: a file is an edition of its own, a source's item is not. */
export interface IngestOptions {
  readonly articlesStandAlone: boolean;
  /** Day of documents that name none. */
  readonly undatedDay?: CalendarDay;
}
