import { backOffMilliseconds } from './backOff.ts';

/** So many failures in a row, of whatever channels, and it is the platform that fails. */
const FAILURES_OF_AN_OUTAGE = 8;

/** The longest pause between two probes, in attempts of `backOffMilliseconds`: some 16 s. */
const LONGEST_PAUSE_STEP = 5;

/** More than such a pause lasts: one that seems to is measured by a clock that was set back since. */
const NO_PAUSE_MILLISECONDS = 60_000;

/** How the platform has been answering lately. */
export interface Health {
  readonly failuresInARow: number;
  /** Until when nothing new is begun. */
  readonly pausedUntil: number;
}

/** Before anything has been asked for. */
export const HEALTHY: Health = { failuresInARow: 0, pausedUntil: 0 };

/** The health after an answer of the platform (`answered`, be it a refusal) or none; times in milliseconds. */
export function healthAfter(health: Health, answered: boolean, now: number, random: () => number): Health {
  if (answered) return HEALTHY;
  const failuresInARow = health.failuresInARow + 1;
  // Requests that were under way when the outage began say nothing new.
  if (failuresInARow < FAILURES_OF_AN_OUTAGE || pauseLeft(health, now) > 0)
    return { ...health, failuresInARow };
  const step = Math.min(failuresInARow - FAILURES_OF_AN_OUTAGE + 1, LONGEST_PAUSE_STEP);
  return { failuresInARow, pausedUntil: now + backOffMilliseconds(step, random) };
}

/** How many deliveries may be under way: in an outage one, as a probe, once its pause is over. */
export function freeSlots(health: Health, now: number, most: number): number {
  if (health.failuresInARow < FAILURES_OF_AN_OUTAGE) return most;
  return pauseLeft(health, now) > 0 ? 0 : 1;
}

/** How many milliseconds of an outage's pause are left. */
export function pauseLeft({ pausedUntil }: Health, now: number): number {
  const left = pausedUntil - now;
  return left > 0 && left < NO_PAUSE_MILLISECONDS ? left : 0;
}
