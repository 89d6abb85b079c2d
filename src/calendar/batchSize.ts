/** Bounds of the batches in which long work is done. */
export interface BatchBounds {
  readonly least: number;
  readonly most: number;
  /** Target duration of one batch. */
  readonly milliseconds: number;
}

/** Adapts the size of the next batch to the duration of the last one. */
export interface BatchSize {
  readonly size: number;
  /**
   * Records the duration of a batch: the next one is halved if it took too long, and half as large again if it was
   * quick.
   */
  took(things: number, milliseconds: number): void;
}

/**
 * Returns a batch size that keeps the event loop busy for about the same time per batch, on slow machines and for
 * costly work alike.
 */
export function batchSize({ least, most, milliseconds: goal }: BatchBounds): BatchSize {
  let size = least;
  return {
    get size() {
      return size;
    },
    took(things, milliseconds) {
      size =
        milliseconds > goal
          ? Math.max(least, Math.floor(things / 2))
          : Math.min(most, Math.max(size, Math.ceil(things * 1.5)));
    },
  };
}
