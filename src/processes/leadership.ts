import type { Logger } from 'pino';
import type { Holding, LeaseHolder } from './leaseHolder.ts';

const SEEK_MILLISECONDS = 1000;

/** Whether this process does what one process does for all. */
export interface Leadership {
  readonly isLeading: () => boolean;
  /** Calls a function at the beginning of each term, at once where one has begun; its signal is aborted at the term's end. */
  whileLeading(work: (term: AbortSignal) => void): void;
}

/** Of a process that is the only one. */
export const ALWAYS_LEADING: Leadership = {
  isLeading: () => true,
  whileLeading: (work) => work(new AbortController().signal),
};

/** Leads where no other process does: the first that takes the lease, until it gives it back or does not renew it. */
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

  /** A property, so that it can be handed on by itself. */
  readonly isLeading = (): boolean => this.#holding?.isHeld() ?? false;

  whileLeading(work: (term: AbortSignal) => void): void {
    this.#works.push(work);
    if (this.#holding?.isHeld()) work(this.#holding.signal);
  }

  /** Looks at once, and then every second. */
  async start(): Promise<void> {
    this.#timer = setInterval(() => void this.seek(), SEEK_MILLISECONDS);
    await this.seek();
  }

  /** Leads where nobody does. Rejects never: the next look tries again. */
  seek(): Promise<void> {
    this.#seeking ??= this.#seekOnce().finally(() => {
      this.#seeking = undefined;
    });
    return this.#seeking;
  }

  /** Leads no more, so that another process can at once. */
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
      // Without the database nothing else works either, and whoever needs it says so.
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
