import type { DocumentReading } from '../../editions/reading/documentReader.ts';
import type { Services } from '../../messages/conversation/services.ts';
import type { Document } from '../../sources/document.ts';
import type { Ingested } from '../../sources/polling/ingest.ts';

/** A copy of the preview's store, in which the posts that were dropped on the page live until it is loaded anew. */
export interface Trial {
  readonly context: Services;
  /** Stores what a dropped post was read to hold; one without a date is taken for today's. */
  take(document: Document, reading: DocumentReading): Promise<Ingested>;
  close(): Promise<void>;
}

/** The trial of a page: there is none before the first post is dropped. */
export class CurrentTrial {
  readonly #open: () => Promise<Trial>;
  #current: Promise<Trial> | undefined;

  constructor(open: () => Promise<Trial>) {
    this.#open = open;
  }

  /** The trial, opened where there is none. */
  begin(): Promise<Trial> {
    this.#current ??= this.#open();
    return this.#current;
  }

  /** What commands work with: the trial's, where there is one, else what is given. */
  async contextOr(usual: Services): Promise<Services> {
    return (await this.#current)?.context ?? usual;
  }

  /** Forgets the posts that were dropped. */
  async end(): Promise<void> {
    const ended = this.#current;
    this.#current = undefined;
    await (await ended)?.close();
  }
}
