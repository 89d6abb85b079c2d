import { type FileHandle, open } from 'node:fs/promises';

/**
 * Writes the write-ahead log to the disk, which makes the commits in it durable, in a thread of Node's pool: the event
 * loop goes on, and one sync serves all commits made before it began (group commit: Gray and Reuter, "Transaction
 * Processing", 1992). In WAL mode with `synchronous = NORMAL` SQLite itself syncs the log only before it copies it into
 * the file (https://www.sqlite.org/pragma.html#pragma_synchronous); commits are in the log in their order, so that none
 * is durable without those that it depends on. The log has no file locks, which closing a second handle would release
 * (https://www.sqlite.org/wal.html#walfile).
 */
export class LogSync {
  readonly #file: string;
  #handle: Promise<FileHandle> | undefined;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  /** `file` is the store's; its log is beside it. */
  constructor(file: string) {
    this.#file = `${file}-wal`;
  }

  /** Resolves when everything committed before the call is on the disk; rejects if the disk fails. */
  sync(): Promise<void> {
    if (this.#running === undefined) return this.#start();
    // The running sync may have begun before the commit.
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.#start();
      });
    return this.#next;
  }

  /** Waits for the last sync and closes the log. */
  async close(): Promise<void> {
    await (this.#next ?? this.#running)?.catch(() => undefined);
    await (await this.#handle)?.close();
  }

  #start(): Promise<void> {
    const running = this.#sync().finally(() => {
      if (this.#running === running) this.#running = undefined;
    });
    this.#running = running;
    return running;
  }

  async #sync(): Promise<void> {
    // The log exists from the first commit until the last connection is closed.
    this.#handle ??= open(this.#file, 'r+');
    const handle = await this.#handle.catch((error: unknown) => {
      this.#handle = undefined;
      throw error;
    });
    await handle.datasync();
  }
}
