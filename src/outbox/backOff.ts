/** Requests made for one delivery before it is given up: six hours of trying, which outlast Discord's outages. */
export const MOST_ATTEMPTS = 60;

const FIRST_SECONDS = 1;
const LONGEST_SECONDS = 600;

/**
 * How long to wait after the given number of failed attempts (1 and more), in milliseconds: doubling, bounded, and
 * anywhere in the upper half of that, so that what failed together does not come back together.
 */
export function backOffMilliseconds(attempts: number, random: () => number): number {
  const seconds = Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.min(attempts - 1, 30));
  return Math.round(seconds * 1000 * (0.5 + random() / 2));
}

/** A wait that Discord asked for, with up to a tenth and half a second on top, for the same reason. */
export function spreadWait(milliseconds: number, random: () => number): number {
  return Math.ceil(milliseconds + random() * (milliseconds / 10 + 500));
}
