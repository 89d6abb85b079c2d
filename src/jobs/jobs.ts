import type { Logger } from 'pino';
import { atMost, systemTime } from '../calendar/time.ts';
import { BEIJING, dayAt } from '../calendar/zone.ts';

/** Timeout of `stop()`: the program must end within ten seconds. */
const STOP_SECONDS = 8;

/** Argument of one run of a job. */
export interface JobRun<Name extends string> {
  /** Aborted when the program stops; a long run ends at its next step. */
  readonly signal: AbortSignal;
  /** Starts another job as soon as possible. */
  request(name: Name): void;
}

/** Work that is done repeatedly. Jobs do not wait for each other, and a job does not overlap with itself. */
export interface Job<Name extends string> {
  readonly name: Name;
  /** Every full minute, or at the first one of each day in Beijing. */
  readonly period: 'minute' | 'day';
  /** Whether only the leading process runs it, or every process. */
  readonly runsIn: 'leader' | 'every process';
  /** Allows overlapping runs: the job itself prevents double work. */
  readonly mayOverlap?: boolean;
  run(run: JobRun<Name>): Promise<void>;
}

/** Dependencies of `Jobs`. */
export interface JobsOptions {
  /** Whether this process is the leader. */
  readonly isLeading: () => boolean;
  readonly log: Pick<Logger, 'error'>;
}

interface JobState<Name extends string> {
  readonly job: Job<Name>;
  running: Promise<void> | undefined;
  /** Whether another run was requested during the current one. */
  isRequested: boolean;
  /** Day on which a daily job last ran. */
  doneOn: string;
}

/** Runs jobs on their schedules. Failures are logged; the job runs again at its next time. */
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

  /** Starts the jobs that are due and not running; called at each full minute. Returns at once. */
  tick(now: Date): void {
    const today = dayAt(now, BEIJING);
    for (const state of this.#states.values()) {
      const { job, doneOn, running } = state;
      if (job.period === 'day' && doneOn === today) continue;
      if (running && !job.mayOverlap) continue;
      void this.#begin(state, today);
    }
  }

  /** Runs a job now, or again after its current run. Resolves at the end of that run. */
  request(name: Name): Promise<void> {
    const state = this.#states.get(name);
    if (!state) return Promise.resolve();
    if (!state.running) return this.#begin(state, state.doneOn);
    state.isRequested = true;
    return state.running;
  }

  /**
   * Starts nothing more. Resolves when no job is running, or after `STOP_SECONDS`; unfinished work continues at the
   * next start.
   */
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
