import { setTimeout as sleep } from 'node:timers/promises';
import { SerialQueue } from '../serialQueue.ts';

/** Between two looks at a lock that another process holds. */
const LOOK_MILLISECONDS = 25;
/** How long a write waits for another process's before it fails: longer than any batch that is taken in. */
const PATIENCE_MILLISECONDS = 60_000;

/** SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy. */
const SQLITE_BUSY = 5;

/** The writes of one connection, which does not itself wait for locks, one after the other. */
export class WriteQueue extends SerialQueue {
  /** Does something that needs the file's write lock, trying again while another process has it; the event loop goes on. */
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

/** Whether another process held the lock that a statement needed. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error && 'errcode' in error)) return false;
  // The low byte is the code, what stands above it tells one kind from another.
  return (Number(error.errcode) & 0xff) === SQLITE_BUSY;
}
