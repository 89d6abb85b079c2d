import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Document } from '../../sources/document.ts';
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

/** What one document may cost at most, and how long a worker without work is kept. */
export interface ReadingBudget {
  readonly milliseconds: number;
  /** Of the worker's heap. */
  readonly megabytes: number;
  readonly idleMilliseconds: number;
}

/** Reads documents apart from the event loop, so that none can hold it up or end the process. */
export interface DocumentReader {
  read(document: Document): Promise<DocumentReading>;
  /** Ends the worker; a later reading starts another. */
  close(): Promise<void>;
}

/** The largest documents take half a second and 200 MB. */
const BUDGET: ReadingBudget = { milliseconds: 30_000, megabytes: 512, idleMilliseconds: 30_000 };

const SHIPPED_WORKER = new URL('./readingWorker.ts', import.meta.url);

/**
 * A reader whose one worker thread starts with the first document and ends when there has been none for a while.
 * Documents are read one after the other. A reading that exceeds the budget costs the worker and that document.
 */
export function createDocumentReader(
  budget: ReadingBudget = BUDGET,
  script: URL = SHIPPED_WORKER,
): DocumentReader {
  let worker: Promise<Worker> | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    worker = undefined;
    await (await ending?.catch(() => undefined))?.terminate();
  };

  const readNext = async (document: Document): Promise<DocumentReading> => {
    clearTimeout(idle);
    worker ??= startWorker(script, budget.megabytes);
    const running = await worker.catch((error: unknown) => {
      worker = undefined;
      throw error;
    });
    running.ref();
    const reading = await readIn(running, document, budget);
    running.unref();
    if (reading.kind === 'unreadable' && reading.gaveUp) await end();
    else idle = setTimeout(() => void end(), budget.idleMilliseconds).unref();
    return reading;
  };

  return {
    read(document) {
      const reading = last.then(() => readNext(document));
      last = reading.catch(() => undefined);
      return reading;
    },
    close: end,
  };
}

/** A worker that has loaded its modules: what that takes counts for no document. */
async function startWorker(script: URL, megabytes: number): Promise<Worker> {
  const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: megabytes } });
  await once(worker, 'message');
  // A worker that dies when nobody waits for it must not raise an error event that nobody hears.
  worker.on('error', () => undefined);
  return worker;
}

async function readIn(worker: Worker, document: Document, budget: ReadingBudget): Promise<DocumentReading> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), budget.milliseconds);
  const answer = once(worker, 'message', { signal: over.signal });
  const exit = once(worker, 'exit', { signal: over.signal });
  worker.postMessage(document);
  try {
    return await Promise.race([answer.then(([reading]): DocumentReading => reading), exit.then(() => ENDED)]);
  } catch (error) {
    if (!over.signal.aborted) return givenUp(`Reading the document failed (${messageOf(error)}).`);
    return givenUp(`Reading the document took longer than ${budget.milliseconds / 1000} s and was given up.`);
  } finally {
    clearTimeout(timer);
    // Nobody waits for the other one any more.
    over.abort();
    await Promise.allSettled([answer, exit]);
  }
}

function givenUp(reason: string): DocumentReading {
  return { kind: 'unreadable', reason, gaveUp: true };
}

const ENDED = givenUp('Reading the document ended its worker.');

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
