/** Clock that processes on one database share. */
export interface DatabaseClock {
  /** Returns milliseconds since the epoch. */
  now(): number;
}

/** Clock of a database on this machine. */
export const machineClock: DatabaseClock = { now: () => Date.now() };

/** Interval between measurements: a crystal drifts by about 50 ms an hour. */
const MEASURE_MILLISECONDS = 60_000;

/** Number of measurements, of which the one with the shortest round trip is used. */
const MEASUREMENTS = 4;

/** Options of a `RemoteClock`. */
export interface RemoteClockOptions {
  /** Returns the database's time in milliseconds since the epoch. */
  readonly ask: () => Promise<number>;
  /** Called when a measurement failed; the previous one stays in use. */
  readonly onFailure?: (error: unknown) => void;
  /** Monotonic clock of this machine in milliseconds. */
  readonly elapsed?: () => number;
}

/** Clock of another machine: its offset from the monotonic clock of this one is measured now and every minute. */
export class RemoteClock implements DatabaseClock {
  readonly #options: RemoteClockOptions;
  readonly #elapsed: () => number;
  readonly #timer: NodeJS.Timeout;
  #offset: number;

  private constructor(options: RemoteClockOptions, offset: number) {
    this.#options = options;
    this.#elapsed = options.elapsed ?? (() => performance.now());
    this.#offset = offset;
    this.#timer = setInterval(() => void this.#measureAgain(), MEASURE_MILLISECONDS);
    this.#timer.unref();
  }

  /** Measures the clock for the first time. Rejects if the database does not answer. */
  static async measure(options: RemoteClockOptions): Promise<RemoteClock> {
    return new RemoteClock(options, await offsetOf(options));
  }

  now(): number {
    return Math.floor(this.#elapsed() + this.#offset);
  }

  /** Stops measuring. */
  stop(): void {
    clearInterval(this.#timer);
  }

  async #measureAgain(): Promise<void> {
    try {
      this.#offset = await offsetOf(this.#options);
    } catch (error) {
      this.#options.onFailure?.(error);
    }
  }
}

/** Returns the offset to add to our clock: an answer is taken to be made halfway between request and arrival. */
async function offsetOf({ ask, elapsed = () => performance.now() }: RemoteClockOptions): Promise<number> {
  let best = { way: Number.POSITIVE_INFINITY, offset: 0 };
  for (let measurement = 0; measurement < MEASUREMENTS; measurement += 1) {
    const asked = elapsed();
    const told = await ask();
    const way = elapsed() - asked;
    if (way < best.way) best = { way, offset: told - (asked + way / 2) };
  }
  return best.offset;
}
