import { errorMessage } from '../text/errorMessage.ts';

/** A store cannot be used; the message tells the operator what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** `refused`: the server rejects this program or is unsuitable. `moved`: the content is elsewhere now. */
  readonly reason: 'newer' | 'older' | 'damaged' | 'full' | 'unreachable' | 'refused' | 'moved';

  /** The file or the server's address without a password, where the cause is the system's or the server's. */
  readonly place: string | undefined;

  constructor(reason: StoreError['reason'], message: string, cause?: unknown, place?: string) {
    super(message, { cause });
    this.reason = reason;
    this.place = place;
  }
}

/** Converts an error into a StoreError. */
export function storeErrorOf(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  const text = errorMessage(error);
  if (/not a database|malformed|corrupt/i.test(text)) {
    return new StoreError(
      'damaged',
      `The store ${file} is damaged: restore a backup, or move it away to start anew.`,
      error,
      file,
    );
  }
  return isFull(error) ? full(file, error) : unreachable(file, error);
}

/** Returns the error for a store, or a file beside it, that cannot be opened. */
export function unreachable(file: string, cause: unknown): StoreError {
  const why = errorMessage(cause);
  const message = `The store ${file} cannot be opened (${why}): check the path and its rights.`;
  return new StoreError('unreachable', message, cause, file);
}

/** SQLITE_FULL, https://www.sqlite.org/rescode.html#full. */
const SQLITE_FULL = 13;

function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    ('errcode' in error && error.errcode === SQLITE_FULL) || ('code' in error && error.code === 'ENOSPC')
  );
}

function full(file: string, cause: unknown): StoreError {
  const message = `The disk is full: the store ${file} was left as it was. Free some space (as much as the store is large is safe) and start again.`;
  return new StoreError('full', message, cause, file);
}
