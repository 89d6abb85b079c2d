import type { DocumentReading } from '../../editions/reading/documentReader.ts';
import type { Services } from '../../messages/conversation/services.ts';
import type { Document } from '../../sources/document.ts';
import type { Ingested } from '../../sources/polling/ingest.ts';

/** Copy of the preview's store for dropped posts, until the page is reloaded. */
export interface Trial {
  readonly context: Services;
  /** Stores the result of reading a dropped post; without a date it counts as today's. */
  take(document: Document, reading: DocumentReading): Promise<Ingested>;
  close(): Promise<void>;
}

/** The current trial of a page; none before the first post is dropped. */
export class CurrentTrial {
  readonly #open: () => Promise<Trial>;
  #current: Promise<Trial> | undefined;

  constructor(open: () => Promise<Trial>) {
    this.#open = open;
  }

  /** Returns the trial, opening it if needed. */
  begin(): Promise<Trial> {
    this.#current ??= this.#open();
    return this.#current;
  }

  /** Returns the trial's services if there is one, else the given ones. */
  async contextOr(usual: Services): Promise<Services> {
    return (await this.#current)?.context ?? usual;
  }

  /** Discards the dropped posts. */
  async end(): Promise<void> {
    const ended = this.#current;
    this.#current = undefined;
    await (await ended)?.close();
  }
}
