/** Current instant as a part of a statement: an SQL expression in milliseconds, and the values of its `?`. */
export interface SqlInstant {
  readonly sql: string;
  readonly parameters: readonly number[];
}

/** Clock that processes on one database share. */
export interface DatabaseClock {
  /** Returns milliseconds since the epoch; of a server's clock it is an estimate. */
  now(): number;
  /**
   * Returns the instant at which the database runs a statement. Whatever processes compare with each other, such as the
   * ends of leases, is compared with this one: it is exact however long requests and answers take.
   */
  instant(): SqlInstant;
}

/** Returns the clock of a database whose time is known to the process: a file, or that of a test. */
export function clockOf(now: () => number): DatabaseClock {
  return { now, instant: () => ({ sql: 'CAST(? AS bigint)', parameters: [now()] }) };
}

/** Clock of a database on this machine. */
export const machineClock: DatabaseClock = clockOf(() => Date.now());

/** Interval between measurements: a crystal drifts by about 50 ms an hour. */
const MEASURE_MILLISECONDS = 60_000;

/** A round trip of this length is exact enough: the offset is wrong by at most half of it. */
const SHORT_MILLISECONDS = 20;

/** Number of attempts to get a short round trip; on a busy machine the shortest one is used. */
const MOST_MEASUREMENTS = 20;

/** Largest difference between the speeds of two clocks, as a share: ten times that of usual crystals. */
const DRIFT = 0.0005;

/** Speed at which a new offset is approached, as a share of the elapsed time, so that paced requests do not bunch. */
const SLEW = 0.01;

/** Change of the offset that is applied at once: the server's clock was set. */
const STEP_MILLISECONDS = 2000;

/** Options of a `RemoteClock`. */
export interface RemoteClockOptions {
  /** Returns the database's time in milliseconds since the epoch. */
  readonly ask: () => Promise<number>;
  /** SQL expression of the server's time in whole milliseconds since the epoch. */
  readonly sql: string;
  /** Called when a measurement failed; the previous one stays in use. */
  readonly onFailure?: (error: unknown) => void;
  /** Monotonic clock of this machine in milliseconds. */
  readonly elapsed?: () => number;
}

/** Offset from the monotonic clock of this machine, in milliseconds. */
interface Measured {
  readonly offset: number;
  /** Greatest error of the offset at the time of the measurement: half of the round trip. */
  readonly error: number;
  readonly at: number;
}

/**
 * Clock of another machine: its offset from the monotonic clock of this one is measured now and every minute
 * (Cristian, "Probabilistic clock synchronization", 1989). A worse measurement does not replace a better one until the
 * clocks may have drifted apart by as much.
 */
export class RemoteClock implements DatabaseClock {
  readonly #options: RemoteClockOptions;
  readonly #elapsed: () => number;
  readonly #timer: NodeJS.Timeout;
  readonly #instant: SqlInstant;
  #measured: Measured;
  /** Offset in use at an instant of the monotonic clock; it approaches the measured one. */
  #used: { readonly offset: number; readonly at: number };

  private constructor(options: RemoteClockOptions, measured: Measured) {
    this.#options = options;
    this.#elapsed = options.elapsed ?? (() => performance.now());
    this.#instant = { sql: options.sql, parameters: [] };
    this.#measured = measured;
    this.#used = measured;
    this.#timer = setInterval(() => void this.measureAgain(), MEASURE_MILLISECONDS);
    this.#timer.unref();
  }

  /** Measures the clock for the first time. Rejects if the database does not answer. */
  static async measure(options: RemoteClockOptions): Promise<RemoteClock> {
    return new RemoteClock(options, await measureOffset(options));
  }

  now(): number {
    const at = this.#elapsed();
    const left = this.#measured.offset - this.#used.offset;
    const most = Math.abs(left) > STEP_MILLISECONDS ? Number.POSITIVE_INFINITY : (at - this.#used.at) * SLEW;
    this.#used = { offset: this.#used.offset + Math.max(-most, Math.min(left, most)), at };
    return Math.floor(at + this.#used.offset);
  }

  instant(): SqlInstant {
    return this.#instant;
  }

  /** Measures the offset once more. Never rejects: the previous one stays in use. */
  async measureAgain(): Promise<void> {
    try {
      const measured = await measureOffset(this.#options);
      if (isBetter(measured, this.#measured)) this.#measured = measured;
    } catch (error) {
      this.#options.onFailure?.(error);
    }
  }

  /** Stops measuring. */
  stop(): void {
    clearInterval(this.#timer);
  }
}

/** Whether a measurement replaces an earlier one: it is as exact, or the two contradict each other. */
function isBetter(newer: Measured, older: Measured): boolean {
  const olderError = older.error + (newer.at - older.at) * DRIFT;
  return newer.error <= olderError || Math.abs(newer.offset - older.offset) > newer.error + olderError;
}

/** Measures the offset to add to our clock: an answer is taken to be made halfway between request and arrival. */
async function measureOffset({
  ask,
  elapsed = () => performance.now(),
}: RemoteClockOptions): Promise<Measured> {
  let best = { offset: 0, error: Number.POSITIVE_INFINITY, at: 0 };
  for (let count = 0; count < MOST_MEASUREMENTS && best.error > SHORT_MILLISECONDS / 2; count += 1) {
    const asked = elapsed();
    const told = await ask();
    const at = elapsed();
    const error = (at - asked) / 2;
    if (error < best.error) best = { offset: told - (asked + error), error, at };
  }
  return best;
}
