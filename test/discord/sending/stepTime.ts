/** A clock that goes on only when everybody sleeps, to the end of the shortest sleep. */
export class StepTime {
  #now = 1_700_000_000_000;
  #sleepers: { until: number; wake: () => void }[] = [];
  /** How much later than asked a sleep ends. */
  lateness: () => number = () => 0;

  now = (): number => Math.floor(this.#now);

  sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const sleeper = { until: this.#now + Math.max(0, milliseconds) + this.lateness(), wake: resolve };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', () => resolve(), { once: true });
      return undefined;
    });

  /** Runs until some work is over. */
  async run<T>(work: Promise<T>): Promise<T> {
    let isOver = false;
    const ended = work.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      // Everything that can go on without time passing does so first: the store answers in turns of the loop.
      for (let turn = 0; turn < 30 && !isOver; turn += 1) await new Promise(setImmediate);
      if (isOver) break;
      this.#sleepers.sort((one, other) => one.until - other.until);
      const next = this.#sleepers.shift();
      if (!next) continue;
      this.#now = Math.max(this.#now, next.until);
      next.wake();
    }
    return ended;
  }
}

/** The greatest number of instants within any second, in milliseconds. */
export function mostInASecond(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length));
}
