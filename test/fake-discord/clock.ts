/** Milliseconds since 1970 by the fake's own clock. */
export interface Clock {
  now(): number;
}

/** How a fake clock starts and runs. */
export interface ClockOptions {
  /** First instant; the machine's own time when left out. */
  readonly start?: string | number | Date;
  /** Fake seconds that pass in one real second; 1 when left out. */
  readonly scale?: number;
}

/** A clock that runs with the machine's monotonic time, can jump ahead, and can run faster for the scale bench. */
export class FakeClock implements Clock {
  readonly scale: number;
  /** The instant it started at, in milliseconds since 1970. */
  readonly startMs: number;
  #baseMs: number;
  readonly #startedAt = performance.now();

  constructor(options: ClockOptions = {}) {
    this.scale = options.scale ?? 1;
    this.startMs = options.start === undefined ? Date.now() : new Date(options.start).getTime();
    this.#baseMs = this.startMs;
    if (!Number.isFinite(this.#baseMs) || !(this.scale > 0)) {
      throw new RangeError('a fake clock needs a valid start and a scale above zero');
    }
  }

  now(): number {
    return Math.floor(this.#baseMs + (performance.now() - this.#startedAt) * this.scale);
  }

  /** Jumps ahead (or back, when negative) by so many fake milliseconds; no timer fires because of it. */
  advance(milliseconds: number): void {
    this.#baseMs += milliseconds;
  }

  /** The real milliseconds in which so many fake ones pass. */
  realMilliseconds(fakeMilliseconds: number): number {
    return fakeMilliseconds / this.scale;
  }

  /** The clock of a child process that is to agree with this one, for `spawnNode`. */
  forChild(): {
    readonly start: number;
    readonly scale: number;
    readonly scaleTimers: boolean;
    readonly since: number;
  } {
    return { start: this.now(), scale: this.scale, scaleTimers: this.scale !== 1, since: Date.now() };
  }
}
