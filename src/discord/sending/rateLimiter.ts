/** A slot of a request. */
export interface Turn {
  /** Resolves with true when the request may be sent; false if the slot was missed and another is needed. */
  ready(): Promise<boolean>;
  /** Call it when the answer has arrived or will not. */
  ended(): void;
}

/** Options of a wait for a slot. */
export interface TurnOptions {
  /** Least time to the previous slot in milliseconds, to slow requests down. */
  readonly slowMilliseconds?: number;
  /** Takes precedence over waiting requests: it missed a slot, or a member waits for it. */
  readonly isNext?: boolean;
}

/** Spaces requests to Discord below the limit of the whole bot. */
export interface RateLimiter {
  /**
   * Waits for a slot, which may be given some milliseconds before the request may be sent; undefined if the signal is
   * aborted.
   */
  turn(signal: AbortSignal, options?: TurnOptions): Promise<Turn | undefined>;
  /** Stops all requests for a time: a global limit of Discord. */
  pause(milliseconds: number): void;
  /** Gives back unused reservations. */
  close(): Promise<void>;
}

/** Counts invalid answers, and tells when to slow down; instants in milliseconds. */
export interface InvalidAnswers {
  /** Counts an answer of 401, 403, or 429 other than of the scope `shared`. */
  count(now: number): void;
  /** Returns the current least time between requests; 0 while far from the limit. */
  spacingMilliseconds(now: number): number;
}
