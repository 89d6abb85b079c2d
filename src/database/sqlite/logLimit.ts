import type { SqliteConnection } from './connection.ts';
import { LogCopy } from './logCopy.ts';

/** Pages of the write-ahead log after which it is copied into the file, 4 MB, and the writes between two looks. */
const LOG_PAGES_MOST = 1000;
const WRITES_A_LOOK = 8;

/**
 * Keeps a store's write-ahead log short: a worker copies it into the file once it is long. Without a worker, SQLite
 * copies it at commits from then on, as it does by default.
 */
export class LogLimit {
  readonly #file: string;
  readonly #writer: SqliteConnection;
  #copy: LogCopy | undefined;
  #writes = 0;

  /** `writer` is the connection that writes to the store's `file`. */
  constructor(file: string, writer: SqliteConnection) {
    this.#file = file;
    this.#writer = writer;
    this.#copy = new LogCopy(file);
  }

  /** To be awaited after each write and before the next, which would restart a copy in progress; reads go on. */
  async afterWrite(): Promise<void> {
    if (++this.#writes % WRITES_A_LOOK !== 0 || !this.#copy) return;
    const log = this.#writer.get('PRAGMA wal_checkpoint(NOOP)', []);
    if (Number(log?.log) - Number(log?.checkpointed) < LOG_PAGES_MOST) return;
    const ran = await this.#copy.copy();
    if (ran.kind === 'answered') return;
    this.#copy = undefined;
    this.#writer.execute(`PRAGMA wal_autocheckpoint = ${LOG_PAGES_MOST}`);
    process.emitWarning(
      `The log of ${this.#file} is copied at commits, since no worker can do it: ${ran.reason}`,
    );
  }

  /** Ends the worker. */
  async close(): Promise<void> {
    await this.#copy?.close();
  }
}
