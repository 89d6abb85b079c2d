/** Longest chain of causes that is followed: fetch wraps a socket error once, a proxy agent once more. */
const CAUSES_MOST = 5;

/**
 * Returns the system's or undici's code of an error, such as ENOENT or ECONNREFUSED, from the error or one of its causes;
 * undefined for any other error.
 */
export function errorCodeOf(error: unknown): string | undefined {
  let at = error;
  for (let depth = 0; depth < CAUSES_MOST && at instanceof Error; depth++) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    at = at.cause;
  }
  return undefined;
}
