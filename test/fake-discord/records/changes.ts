/** Lets tests wait for something to become true without polling: every event in the fake asks the waiting probes again. */
export class Changes {
  readonly #probes = new Set<() => void>();

  /** Says that something happened. */
  happened(): void {
    for (const probe of [...this.#probes]) probe();
  }

  /** Calls a listener at every event, until the returned function is called. */
  watch(listener: () => void): () => void {
    this.#probes.add(listener);
    return () => this.#probes.delete(listener);
  }

  /** Resolves with the first value that `probe` finds, at once where it is there already; rejects after `timeoutMs` real milliseconds. */
  until<T>(what: string, probe: () => T | undefined, timeoutMs = 30_000): Promise<T> {
    const already = probe();
    if (already !== undefined) return Promise.resolve(already);
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        this.#probes.delete(ask);
        finish();
      };
      const ask = () => {
        const found = probe();
        if (found !== undefined) settle(() => resolve(found));
      };
      const timer = setTimeout(
        () => settle(() => reject(new Error(`waited ${timeoutMs} ms in vain for ${what}`))),
        timeoutMs,
      );
      this.#probes.add(ask);
    });
  }
}
