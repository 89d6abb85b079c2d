import type { Logger } from 'pino';
import { atMost, systemTime } from '../calendar/time.ts';
import { BEIJING, dayAt } from '../calendar/zone.ts';

/** How long a stop waits for what is under way; the program has ten seconds to end. */
const STOP_SECONDS = 8;

/** What a job is given for one run. */
export interface JobRun<Name extends string> {
  /** Aborted when the program stops: a long run ends at its next step. */
  readonly signal: AbortSignal;
  /** Has another job run as soon as it may. */
  request(name: Name): void;
}

/** A piece of work that is done again and again. No job waits for another, and none overlaps with itself. */
export interface Job<Name extends string> {
  readonly name: Name;
  /** At each full minute, or at the first one of each day in Beijing. */
  readonly period: 'minute' | 'day';
  /** By one process for all of them, or by each. */
  readonly runsIn: 'leader' | 'every process';
  /** Its parts see to it themselves that none of them is done twice at once. */
  readonly mayOverlap?: boolean;
  run(run: JobRun<Name>): Promise<void>;
}

/** What running jobs needs. */
export interface JobsOptions {
  /** Whether this process does what one does for all. */
  readonly isLeading: () => boolean;
  readonly log: Pick<Logger, 'error'>;
}

interface JobState<Name extends string> {
  readonly job: Job<Name>;
  running: Promise<void> | undefined;
  /** Asked for since the run under way began. */
  isRequested: boolean;
  /** The day on which a daily job was last done. */
  doneOn: string;
}

/** Runs jobs, each at its own times; what fails is logged, and tried again when its time comes next. */
export class Jobs<Name extends string> {
  readonly #states: ReadonlyMap<Name, JobState<Name>>;
  readonly #options: JobsOptions;
  readonly #stopping = new AbortController();
  readonly #runs = new Set<Promise<void>>();

  constructor(jobs: readonly Job<Name>[], options: JobsOptions) {
    this.#states = new Map(
      jobs.map((job) => [job.name, { job, running: undefined, isRequested: false, doneOn: '' }]),
    );
    this.#options = options;
  }

  /** To be called at each full minute: begins what is due and not under way, and returns at once. */
  tick(now: Date): void {
    const today = dayAt(now, BEIJING);
    for (const state of this.#states.values()) {
      const { job, doneOn, running } = state;
      if (job.period === 'day' && doneOn === today) continue;
      if (running && !job.mayOverlap) continue;
      void this.#begin(state, today);
    }
  }

  /** Has a job run at once, or again once its run under way is over; resolves with the end of the run. */
  request(name: Name): Promise<void> {
    const state = this.#states.get(name);
    if (!state) return Promise.resolve();
    if (!state.running) return this.#begin(state, state.doneOn);
    state.isRequested = true;
    return state.running;
  }

  /** Begins nothing new, and resolves once nothing is under way, or after some seconds: what is left goes on at the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await atMost(systemTime, STOP_SECONDS * 1000, Promise.all(this.#runs));
  }

  #begin(state: JobState<Name>, today: string): Promise<void> {
    const mayRun = state.job.runsIn === 'every process' || this.#options.isLeading();
    if (!mayRun || this.#stopping.signal.aborted) return Promise.resolve();
    state.isRequested = false;
    const run = this.#run(state, today).finally(() => {
      this.#runs.delete(run);
      if (state.running !== run) return;
      state.running = undefined;
      if (state.isRequested) void this.#begin(state, today);
    });
    state.running = run;
    this.#runs.add(run);
    return run;
  }

  async #run(state: JobState<Name>, today: string): Promise<void> {
    const { job } = state;
    try {
      await job.run({ signal: this.#stopping.signal, request: (name) => void this.request(name) });
      state.doneOn = today;
    } catch (error) {
      this.#options.log.error({ job: job.name, err: error }, 'a job failed; its next time tries again');
    }
  }
}
