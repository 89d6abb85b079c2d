/** Runs one request per route at a time, in order; routes are independent. */
export class RouteQueues {
  readonly #ends = new Map<string, Promise<void>>();

  /** Runs a task after all earlier ones of its route. */
  async run<T>(route: string, task: () => Promise<T>): Promise<T> {
    const before = this.#ends.get(route);
    const ran = before !== undefined ? before.then(task) : task();
    const end = ran.then(
      () => undefined,
      () => undefined,
    );
    this.#ends.set(route, end);
    try {
      return await ran;
    } finally {
      if (this.#ends.get(route) === end) this.#ends.delete(route);
    }
  }
}
