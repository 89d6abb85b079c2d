import type { Logger } from 'pino';
import type { Holding, LeaseHolder } from './leaseHolder.ts';

const SEEK_MILLISECONDS = 1000;

/** Whether this process is the leader: the one that does what only one may do. */
export interface Leadership {
  readonly isLeading: () => boolean;
  /**
   * Calls `work` at the start of each term of leadership, at once if one has begun; its signal is aborted at the end of
   * the term.
   */
  whileLeading(work: (term: AbortSignal) => void): void;
}

/** Leadership of a process that is the only one. */
export const ALWAYS_LEADING: Leadership = {
  isLeading: () => true,
  whileLeading: (work) => work(new AbortController().signal),
};

/**
 * Leader election by a lease: the first process to take it leads until it gives the lease back or fails to renew it.
 */
export class LeaderElection implements Leadership {
  readonly #holder: Pick<LeaseHolder, 'take' | 'giveBack'>;
  readonly #log: Pick<Logger, 'info' | 'debug'>;
  readonly #works: ((term: AbortSignal) => void)[] = [];
  #holding: Holding | undefined;
  #timer: NodeJS.Timeout | undefined;
  #seeking: Promise<void> | undefined;

  constructor(holder: Pick<LeaseHolder, 'take' | 'giveBack'>, log: Pick<Logger, 'info' | 'debug'>) {
    this.#holder = holder;
    this.#log = log;
  }

  /** An arrow function, so that it can be passed on without its object. */
  readonly isLeading = (): boolean => this.#holding?.isHeld() ?? false;

  whileLeading(work: (term: AbortSignal) => void): void {
    this.#works.push(work);
    if (this.#holding?.isHeld()) work(this.#holding.signal);
  }

  /** Tries to lead now, and then every second. */
  async start(): Promise<void> {
    this.#timer = setInterval(() => void this.seek(), SEEK_MILLISECONDS);
    await this.seek();
  }

  /** Tries to take the lease. Never rejects: the next attempt follows in a second. */
  seek(): Promise<void> {
    this.#seeking ??= this.#seekOnce().finally(() => {
      this.#seeking = undefined;
    });
    return this.#seeking;
  }

  /** Gives the lease back, so that another process can take it at once. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#seeking;
    if (this.#holding) await this.#holder.giveBack(this.#holding);
  }

  async #seekOnce(): Promise<void> {
    if (this.isLeading()) return;
    try {
      this.#holding = await this.#holder.take({ kind: 'leader', name: 'jobs' });
    } catch (error) {
      // A database that does not answer is reported by everything else that uses it.
      this.#log.debug({ err: error }, 'whether a process leads could not be asked');
      return;
    }
    if (!this.#holding) return;
    const { term, signal } = this.#holding;
    this.#log.info({ term }, 'this process leads');
    signal.addEventListener('abort', () => this.#log.info({ term }, 'this process leads no more'), {
      once: true,
    });
    for (const work of this.#works) work(signal);
  }
}
