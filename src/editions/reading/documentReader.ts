import type { Document } from '../../sources/document.ts';
import { type Unreadable, unreadable } from '../../text/unreadable.ts';
import { createBoundedWorker, type Ran, type WorkerBudget } from '../../threads/boundedWorker.ts';
import type { Edition } from '../edition.ts';
import type { Weighing } from '../layouts/weighing.ts';
import type { ReadingDetails } from '../readEdition.ts';

/** Outcome of reading a document: its edition, or the reason why it cannot be read. */
export type DocumentReading =
  | { readonly kind: 'edition' | 'article'; readonly edition: Edition }
  | Unreadable;

/**
 * Outcome with details: the document's blocks, the lines left out of the stories, and the ranked layouts, null if its
 * list of contents determined the titles.
 */
export type ExplainedReading =
  | ({ readonly kind: 'edition' | 'article'; readonly edition: Edition } & Pick<
      ReadingDetails,
      'document' | 'discarded'
    > & { readonly weighing: Weighing | null })
  | Unreadable;

/** Task of the worker. */
export interface ReadingTask {
  readonly document: Document;
  /** Whether to return details of reading, which cost as much to transfer as the document itself. */
  readonly explained: boolean;
}

/** Reads documents in a worker, so that none can block the event loop or end the process. */
export interface DocumentReader {
  read(document: Document): Promise<DocumentReading>;
  explain(document: Document): Promise<ExplainedReading>;
  /** Ends the worker; a later reading starts a new one. */
  close(): Promise<void>;
}

/** Budget of one document; the largest take half a second and 200 MB. */
const BUDGET: WorkerBudget = { milliseconds: 30_000, megabytes: 512, idleMilliseconds: 30_000 };

const SHIPPED_WORKER = new URL('./readingWorker.ts', import.meta.url);

/**
 * Creates a reader with one worker, and a second for explanations, so that they do not wait for the bot's documents. A
 * reading that exceeds the budget ends the worker and fails that document only.
 */
export function createDocumentReader(
  budget: WorkerBudget = BUDGET,
  script: URL = SHIPPED_WORKER,
): DocumentReader {
  const reading = createBoundedWorker<ReadingTask, DocumentReading>(script, budget);
  const explaining = createBoundedWorker<ReadingTask, ExplainedReading>(script, budget);
  return {
    read: async (document) => answerOf(await reading.run({ document, explained: false })),
    explain: async (document) => answerOf(await explaining.run({ document, explained: true })),
    async close() {
      await reading.close();
      await explaining.close();
    },
  };
}

function answerOf<Answer>(ran: Ran<Answer>): Answer | Unreadable {
  if (ran.kind === 'answered') return ran.answer;
  return unreadable('gave-up', ran.reason);
}
