import type { Document } from '../../sources/document.ts';
import { createBoundedWorker, type Ran, type WorkerBudget } from '../../threads/boundedWorker.ts';
import type { Edition } from '../edition.ts';
import type { Weighing } from '../layouts/weighing.ts';
import type { ReadingDetails } from '../readEdition.ts';

/** What became of a document: its edition, or why it cannot be read. */
export type DocumentReading =
  | { readonly kind: 'edition' | 'article'; readonly edition: Edition }
  | {
      readonly kind: 'unreadable';
      readonly reason: string;
      /** Whether reading it was given up, because it cost more than any document may. */
      readonly gaveUp?: true;
    };

/**
 * The same with how it was read: its blocks, what of them stands in no story, and the layouts that were weighed, null where
 * its list of contents told the titles.
 */
export type ExplainedReading =
  | ({ readonly kind: 'edition' | 'article'; readonly edition: Edition } & Pick<
      ReadingDetails,
      'document' | 'discarded'
    > & { readonly weighing: Weighing | null })
  | Extract<DocumentReading, { kind: 'unreadable' }>;

/** What the worker is asked for. */
export interface ReadingTask {
  readonly document: Document;
  /** Whether to say how it was read, which costs as much to hand over as the document itself. */
  readonly explained: boolean;
}

/** Reads documents apart from the event loop, so that none can hold it up or end the process. */
export interface DocumentReader {
  read(document: Document): Promise<DocumentReading>;
  explain(document: Document): Promise<ExplainedReading>;
  /** Ends the worker; a later reading starts another. */
  close(): Promise<void>;
}

/** The largest documents take half a second and 200 MB. */
const BUDGET: WorkerBudget = { milliseconds: 30_000, megabytes: 512, idleMilliseconds: 30_000 };

const SHIPPED_WORKER = new URL('./readingWorker.ts', import.meta.url);

/**
 * A reader with one worker, and another for who asks how documents are read, who waits for none of the bot's. A reading
 * that exceeds the budget costs the worker and that document.
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

function answerOf<Answer>(ran: Ran<Answer>): Answer | Extract<DocumentReading, { kind: 'unreadable' }> {
  if (ran.kind === 'answered') return ran.answer;
  return {
    kind: 'unreadable',
    reason: `Reading the document was given up: ${ran.reason}.`,
    gaveUp: true,
  };
}
