import { createBoundedWorker, type Ran, type WorkerBudget } from '../../threads/boundedWorker.ts';

/** Budget of one copy: 4 MB take some 10 ms, and seconds on a disk that is slow to sync. */
const BUDGET: WorkerBudget = { milliseconds: 60_000, megabytes: 32, idleMilliseconds: 30_000 };

/**
 * Copies a store's write-ahead log into its file in a worker thread: SQLite syncs both to the disk meanwhile, for which
 * the event loop would wait (https://www.sqlite.org/wal.html#ckpt). The worker ends when idle.
 */
export class LogCopy {
  readonly #file: string;
  readonly #worker = createBoundedWorker<string, string>(
    new URL('./logCopyWorker.ts', import.meta.url),
    BUDGET,
  );

  /** `file` is the store's. */
  constructor(file: string) {
    this.#file = file;
  }

  /** Resolves after the copy; a worker that cannot be started or does not finish gave up. */
  copy(): Promise<Ran<string>> {
    return this.#worker
      .run(this.#file)
      .catch((error: unknown) => ({ kind: 'gave-up', reason: String(error) }));
  }

  /** Ends the worker. */
  close(): Promise<void> {
    return this.#worker.close();
  }
}
