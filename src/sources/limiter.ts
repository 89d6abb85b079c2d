/** Runs at most `most` tasks at a time, the others in the order in which they came. */
export interface Limiter {
  run<T>(task: () => Promise<T>): Promise<T>;
}

/** A limiter that lets `most` (1 or more) tasks run at once. */
export function createLimiter(most: number): Limiter {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function enter(): Promise<void> {
    if (running < most) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }

  /** The place of a task that ends passes to the next one, so that none can slip in between. */
  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  return {
    async run(task) {
      await enter();
      try {
        return await task();
      } finally {
        leave();
      }
    },
  };
}
