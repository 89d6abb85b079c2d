/** What bounds the batches in which a long piece of work is done. */
export interface BatchBounds {
  readonly least: number;
  readonly most: number;
  /** What one batch is to take. */
  readonly milliseconds: number;
}

/** How many things the next batch takes, by what the last one took. */
export interface BatchSize {
  readonly size: number;
  /** Notes what a batch took; half as many follow one that took too long, half as many more a quick one. */
  took(things: number, milliseconds: number): void;
}

/** Sizes batches so that each holds the event loop for about the same time, on slow machines and for dear work alike. */
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
