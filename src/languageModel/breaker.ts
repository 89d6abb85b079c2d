/** Recent health of a model; times in milliseconds of a monotonic clock. */
export interface ModelHealth {
  readonly failuresInARow: number;
  /** Time until which it is not used. */
  readonly pausedUntil: number;
}

/** Initial health. */
export const HEALTHY_MODEL: ModelHealth = { failuresInARow: 0, pausedUntil: 0 };

/** Consecutive failures after which it is paused. */
const FAILURES_OF_AN_OUTAGE = 3;
const FIRST_PAUSE_MILLISECONDS = 60_000;
const LONGEST_PAUSE_MILLISECONDS = 30 * 60_000;

/** Outcome of a request that affects the next one. */
export type ModelOutcome =
  | { readonly kind: 'useful' }
  /** No answer, or an unusable one. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number }
  /** All requests fail until the operator acts. */
  | { readonly kind: 'refused' };

/**
 * Returns the health after a request: rate limits and refusals pause at once, failures from the third on, with growing
 * pauses.
 */
export function modelHealthAfter(health: ModelHealth, outcome: ModelOutcome, now: number): ModelHealth {
  if (outcome.kind === 'useful') return HEALTHY_MODEL;
  const failuresInARow = health.failuresInARow + 1;
  const doubled = (times: number) =>
    Math.min(FIRST_PAUSE_MILLISECONDS * 2 ** Math.max(0, times), LONGEST_PAUSE_MILLISECONDS);
  switch (outcome.kind) {
    case 'refused':
      return { failuresInARow, pausedUntil: now + LONGEST_PAUSE_MILLISECONDS };
    case 'limited': {
      const asked = outcome.retryAfterSeconds * 1000;
      return { failuresInARow, pausedUntil: now + Math.max(asked, doubled(failuresInARow - 1)) };
    }
    case 'failed':
      return failuresInARow < FAILURES_OF_AN_OUTAGE
        ? { failuresInARow, pausedUntil: health.pausedUntil }
        : { failuresInARow, pausedUntil: now + doubled(failuresInARow - FAILURES_OF_AN_OUTAGE) };
  }
}

/** Whether it may be used now. */
export function mayAskModel({ pausedUntil }: ModelHealth, now: number): boolean {
  return now >= pausedUntil;
}
