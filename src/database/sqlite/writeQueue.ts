import { setTimeout as sleep } from 'node:timers/promises';
import { SerialQueue } from '../serialQueue.ts';

/** Interval between attempts while another process holds the lock. */
const LOOK_MILLISECONDS = 25;
/** Timeout of a write that waits for another process: longer than any batch of an import. */
const PATIENCE_MILLISECONDS = 60_000;

/** SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy. */
const SQLITE_BUSY = 5;

/** Queue of a connection's writes; the connection itself does not wait for locks. */
export class WriteQueue extends SerialQueue {
  /** Runs a write, repeating it while another process holds the file's lock, without blocking the event loop. */
  async whenFree<T>(write: () => T): Promise<T> {
    const until = performance.now() + PATIENCE_MILLISECONDS;
    while (true) {
      try {
        return write();
      } catch (error) {
        if (!isBusy(error) || performance.now() >= until) throw error;
      }
      await sleep(LOOK_MILLISECONDS);
    }
  }
}

/** Whether a statement failed because another process held the lock. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error && 'errcode' in error)) return false;
  // The low byte is the primary result code, the rest distinguishes kinds.
  return (Number(error.errcode) & 0xff) === SQLITE_BUSY;
}
