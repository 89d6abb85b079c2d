/** One request at a time for each lane, in order; lanes do not wait for each other. */
export class RouteQueues {
  readonly #ends = new Map<string, Promise<void>>();

  /** Runs a task once all earlier ones of its lane have ended. */
  async run<T>(lane: string, task: () => Promise<T>): Promise<T> {
    const before = this.#ends.get(lane);
    const ran = before !== undefined ? before.then(task) : task();
    const end = ran.then(
      () => undefined,
      () => undefined,
    );
    this.#ends.set(lane, end);
    try {
      return await ran;
    } finally {
      if (this.#ends.get(lane) === end) this.#ends.delete(lane);
    }
  }
}
