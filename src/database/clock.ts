/** The clock by which processes that share a database agree on instants. */
export interface DatabaseClock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** The clock of a database that lives on this machine. */
export const machineClock: DatabaseClock = { now: () => Date.now() };

/** Between two measurements; a crystal drifts by some 50 ms an hour. */
const MEASURE_MILLISECONDS = 60_000;

/** Of so many measurements the one with the shortest way there and back counts. */
const MEASUREMENTS = 4;

/** How a clock of another machine is read. */
export interface RemoteClockOptions {
  /** Asks the database for its time in milliseconds since the epoch. */
  readonly ask: () => Promise<number>;
  /** Told when a measurement failed; the one before it goes on counting. */
  readonly onFailure?: (error: unknown) => void;
  /** A clock of this machine that nobody sets, in milliseconds. */
  readonly elapsed?: () => number;
}

/** A clock of another machine: its distance to a clock of ours that nobody sets is measured now, and then every minute. */
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

  /** Rejects where the database cannot be asked. */
  static async measure(options: RemoteClockOptions): Promise<RemoteClock> {
    return new RemoteClock(options, await offsetOf(options));
  }

  now(): number {
    return Math.floor(this.#elapsed() + this.#offset);
  }

  /** Measures no more. */
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

/** What is to be added to our clock: an answer is taken to be made half-way between question and arrival. */
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
