import type { Document } from '../../sources/document.ts';
import { createBoundedWorker, type WorkerBudget } from '../../threads/boundedWorker.ts';
import type { Edition } from '../edition.ts';

/** What became of a document: its edition, or why it cannot be read. */
export type DocumentReading =
  | { readonly kind: 'edition' | 'article'; readonly edition: Edition }
  | {
      readonly kind: 'unreadable';
      readonly reason: string;
      /** Whether reading it was given up, because it cost more than any document may. */
      readonly gaveUp?: true;
    };

/** Reads documents apart from the event loop, so that none can hold it up or end the process. */
export interface DocumentReader {
  read(document: Document): Promise<DocumentReading>;
  /** Ends the worker; a later reading starts another. */
  close(): Promise<void>;
}

/** The largest documents take half a second and 200 MB. */
const BUDGET: WorkerBudget = { milliseconds: 30_000, megabytes: 512, idleMilliseconds: 30_000 };

const SHIPPED_WORKER = new URL('./readingWorker.ts', import.meta.url);

/** A reader with one worker. A reading that exceeds the budget costs the worker and that document. */
export function createDocumentReader(
  budget: WorkerBudget = BUDGET,
  script: URL = SHIPPED_WORKER,
): DocumentReader {
  const worker = createBoundedWorker<Document, DocumentReading>(script, budget);
  return {
    async read(document) {
      const ran = await worker.run(document);
      if (ran.kind === 'answered') return ran.answer;
      const reason = `Reading the document was given up: ${ran.reason}.`;
      return { kind: 'unreadable', reason, gaveUp: true };
    },
    close: () => worker.close(),
  };
}
