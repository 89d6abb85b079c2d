/** A turn that was given to a request. */
export interface Turn {
  /** Resolves when the request may leave; false where that was missed, and another turn is to be waited for. */
  ready(): Promise<boolean>;
  /** Called when the answer is there, or will not come. */
  ended(): void;
}

/** How a turn is waited for. */
export interface TurnOptions {
  /** The least time to the turn before, in milliseconds, where the pace is to be slower than usual. */
  readonly slowMilliseconds?: number;
  /** Goes before all who wait: it has missed a turn. */
  readonly isNext?: boolean;
}

/** Lets requests to Discord go one at a time, under the limit of the whole bot. */
export interface RateLimiter {
  /** Waits for a turn, which may come some milliseconds before the request may leave; undefined if the signal ended the wait. */
  turn(signal: AbortSignal, options?: TurnOptions): Promise<Turn | undefined>;
  /** Nothing goes for so long: a global limit of Discord's. */
  pause(milliseconds: number): void;
  /** Gives back what was reserved and is not used any more. */
  close(): Promise<void>;
}

/** Counts answers that Discord holds against the bot, and says when to slow down; instants in milliseconds. */
export interface InvalidAnswers {
  /** Notes an answer of 401, 403, or 429 outside the scope `shared`. */
  count(now: number): void;
  /** The least time between two requests for now; 0 while there is nothing to fear. */
  spacingMilliseconds(now: number): number;
}
