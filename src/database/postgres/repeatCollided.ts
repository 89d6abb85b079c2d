import { setTimeout as sleep } from 'node:timers/promises';
import { isCollision, isDuplicate } from './errors.ts';

/**
 * Maximum number of attempts of a transaction that collides with others; each wait is about twice as long as the one
 * before.
 */
const ATTEMPTS = 12;
const FIRST_WAIT_MILLISECONDS = 4;
const LONGEST_WAIT_MILLISECONDS = 500;

/** Runs a write, and repeats it after increasing waits while it collides with other transactions. */
export async function repeatCollided<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (attempt >= attemptsAfter(error)) throw error;
    }
    const longest = Math.min(FIRST_WAIT_MILLISECONDS * 2 ** attempt, LONGEST_WAIT_MILLISECONDS);
    // Randomized, so that two colliding transactions do not meet again.
    await sleep(longest * (0.5 + Math.random() / 2));
  }
}

/**
 * Returns the maximum number of attempts after an error. After a duplicate key, a second attempt sees the row that is
 * already there.
 */
function attemptsAfter(error: unknown): number {
  if (isCollision(error)) return ATTEMPTS;
  return isDuplicate(error) ? 2 : 1;
}
