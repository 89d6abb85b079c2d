/** How a model has been answering lately; times in milliseconds of a clock that only goes forward. */
export interface ModelHealth {
  readonly failuresInARow: number;
  /** Until when it is not asked. */
  readonly pausedUntil: number;
}

/** Before it was asked for anything. */
export const HEALTHY_MODEL: ModelHealth = { failuresInARow: 0, pausedUntil: 0 };

/** So many failures in a row, and it is left alone for a while. */
const FAILURES_OF_AN_OUTAGE = 3;
const FIRST_PAUSE_MILLISECONDS = 60_000;
const LONGEST_PAUSE_MILLISECONDS = 30 * 60_000;

/** What a request came to, as far as the next one is concerned. */
export type ModelOutcome =
  | { readonly kind: 'useful' }
  /** No answer, or one that cannot be used. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'limited'; readonly retryAfterSeconds: number }
  /** Until the operator acts, every request is for nothing. */
  | { readonly kind: 'refused' };

/** The health after a request: what is limited or refused pauses at once, failures from the third on, each pause longer. */
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

/** Whether it may be asked now. */
export function mayAskModel({ pausedUntil }: ModelHealth, now: number): boolean {
  return now >= pausedUntil;
}
