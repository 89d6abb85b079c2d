import { backOffMilliseconds } from './backOff.ts';

/** Consecutive failures, in any channels, that indicate an outage of the platform. */
const FAILURES_OF_AN_OUTAGE = 8;

/** Longest pause between probes, in attempts of `backOffMilliseconds`: about 16 s. */
const LONGEST_PAUSE_STEP = 5;

/** Longer than any pause: a longer one was computed before the clock was set back. */
const NO_PAUSE_MILLISECONDS = 60_000;

/** Recent health of the platform. */
export interface Health {
  readonly failuresInARow: number;
  /** Time until which nothing new is started. */
  readonly pausedUntil: number;
}

/** Initial health. */
export const HEALTHY: Health = { failuresInARow: 0, pausedUntil: 0 };

/** Returns the health after an answer of the platform (`answered`, even a refusal) or none; times in milliseconds. */
export function healthAfter(health: Health, answered: boolean, now: number, random: () => number): Health {
  if (answered) return HEALTHY;
  const failuresInARow = health.failuresInARow + 1;
  // Requests in progress when the outage began add no information.
  if (failuresInARow < FAILURES_OF_AN_OUTAGE || pauseLeft(health, now) > 0)
    return { ...health, failuresInARow };
  const step = Math.min(failuresInARow - FAILURES_OF_AN_OUTAGE + 1, LONGEST_PAUSE_STEP);
  return { failuresInARow, pausedUntil: now + backOffMilliseconds(step, random) };
}

/** Returns the number of deliveries that may be in progress: during an outage one probe, after its pause. */
export function freeSlots(health: Health, now: number, most: number): number {
  if (health.failuresInARow < FAILURES_OF_AN_OUTAGE) return most;
  return pauseLeft(health, now) > 0 ? 0 : 1;
}

/** Returns the milliseconds left of an outage's pause. */
export function pauseLeft({ pausedUntil }: Health, now: number): number {
  const left = pausedUntil - now;
  return left > 0 && left < NO_PAUSE_MILLISECONDS ? left : 0;
}
