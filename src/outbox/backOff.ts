/** Maximum number of requests per delivery: six hours of retries, which outlast Discord's outages. */
export const MOST_ATTEMPTS = 60;

const FIRST_SECONDS = 1;
const LONGEST_SECONDS = 600;

/**
 * Returns the wait in milliseconds after a number of failed attempts (from 1): exponential, bounded, and random in the
 * upper half, so that simultaneous failures are spread.
 */
export function backOffMilliseconds(attempts: number, random: () => number): number {
  const seconds = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.min(attempts - 1, 30));
  return Math.round(seconds * 1000 * (0.5 + random() / 2));
}

/** Adds up to a tenth and half a second to a wait requested by Discord, for the same reason. */
export function spreadWait(milliseconds: number, random: () => number): number {
  return Math.ceil(milliseconds + random() * (milliseconds / 10 + 500));
}
