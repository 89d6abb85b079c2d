import type { Logger } from 'pino';
import type { DatabaseClock } from '../database/clock.ts';
import type { Statements } from '../database/database.ts';
import { giveBackLease, type Lease, type LeaseName, renewLeases, takeLease } from './leases.ts';

/** How long a holding outlasts its owner. */
export const LEASE_MILLISECONDS = 15_000;
const RENEW_MILLISECONDS = 3000;

/** Between two looks whether a holding has ended by itself. */
const LOOK_MILLISECONDS = 500;

/** So much before a lease ends its holder stops believing in it: the clocks of two machines never agree whole. */
const MARGIN_MILLISECONDS = 1000;

/** What holding leases needs. */
export interface LeaseHolderOptions {
  readonly database: Statements;
  readonly clock: DatabaseClock;
  /** Names this process, and this run of it. */
  readonly owner: string;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** A clock of this machine that nobody sets, and that goes on while the process is frozen, in milliseconds. */
  readonly elapsed?: () => number;
}

/** One lease while this process has it. */
export interface Holding extends LeaseName {
  readonly term: number;
  /** Aborted once the lease is given back, lost, or has not been renewed in time. */
  readonly signal: AbortSignal;
  /** Whether it holds at this moment; a process that thaws knows before its signal is aborted. */
  isHeld(): boolean;
}

interface Held extends Holding {
  readonly lease: Lease;
  readonly ending: AbortController;
  /** An instant of `elapsed`. */
  validUntil: number;
}

/** Holds leases for one process, and renews them until they are given back. */
export class LeaseHolder {
  readonly #options: LeaseHolderOptions;
  readonly #elapsed: () => number;
  readonly #held = new Set<Held>();
  #timers: NodeJS.Timeout[] = [];
  #renewing: Promise<void> | undefined;
  #isFailing = false;

  constructor(options: LeaseHolderOptions) {
    this.#options = options;
    this.#elapsed = options.elapsed ?? (() => performance.now());
  }

  get owner(): string {
    return this.#options.owner;
  }

  /** Takes what nobody holds; undefined where somebody does. Rejects where the database cannot be asked. */
  async take(wanted: LeaseName): Promise<Holding | undefined> {
    const { database, clock, owner } = this.#options;
    // Counted from before the question, the holding ends here no later than it does in the database.
    const asked = this.#elapsed();
    const lease = await takeLease(database, wanted, owner, {
      now: clock.now(),
      milliseconds: LEASE_MILLISECONDS,
    });
    if (!lease) return undefined;
    const held = this.#holding(lease, asked);
    this.#held.add(held);
    return held;
  }

  /** Gives a lease back; the holding has ended by the time that the database is told. Rejects never: it ends by itself. */
  async giveBack(holding: Holding): Promise<void> {
    const held = [...this.#held].find((one) => one === holding);
    if (!held) return;
    this.#end(held);
    const { database, clock, log } = this.#options;
    try {
      await giveBackLease(database, held.lease, clock.now());
    } catch (error) {
      log.warn(
        { err: error, kind: held.kind, name: held.name },
        'a lease could not be given back: it runs out',
      );
    }
  }

  /** Begins to renew. */
  start(): void {
    this.#timers = [
      setInterval(() => void this.renew(), RENEW_MILLISECONDS),
      setInterval(() => this.#endExpired(), LOOK_MILLISECONDS),
    ];
  }

  /** Renews whatever is held; what somebody else has taken ends. Rejects never: what is not renewed ends in time. */
  renew(): Promise<void> {
    this.#renewing ??= this.#renewOnce().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  /** Gives everything back. */
  async stop(): Promise<void> {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
    await this.#renewing;
    await Promise.all([...this.#held].map((held) => this.giveBack(held)));
  }

  async #renewOnce(): Promise<void> {
    this.#endExpired();
    const held = [...this.#held];
    if (held.length === 0) return;
    const { database, clock, owner, log } = this.#options;
    const asked = this.#elapsed();
    try {
      const renewed = await renewLeases(database, owner, {
        now: clock.now(),
        milliseconds: LEASE_MILLISECONDS,
      });
      this.#isFailing = false;
      for (const one of held) {
        if (renewed.some((lease) => isSame(lease, one))) one.validUntil = validFrom(asked);
        else this.#lose(one);
      }
    } catch (error) {
      if (!this.#isFailing)
        log.warn({ err: error }, 'leases could not be renewed: they end unless this succeeds in time');
      this.#isFailing = true;
    }
  }

  #endExpired(): void {
    for (const held of this.#held) if (!held.isHeld()) this.#lose(held);
  }

  #lose(held: Held): void {
    if (!this.#end(held)) return;
    const { kind, name, term } = held;
    this.#options.log.warn({ kind, name, term }, 'a lease was lost');
  }

  /** False where it had ended before. */
  #end(held: Held): boolean {
    if (!this.#held.delete(held)) return false;
    held.validUntil = Number.NEGATIVE_INFINITY;
    held.ending.abort();
    return true;
  }

  #holding(lease: Lease, asked: number): Held {
    const { kind, name, term } = lease;
    const ending = new AbortController();
    const elapsed = this.#elapsed;
    return {
      kind,
      name,
      term,
      lease,
      ending,
      signal: ending.signal,
      validUntil: validFrom(asked),
      isHeld() {
        return elapsed() < this.validUntil;
      },
    };
  }
}

function validFrom(asked: number): number {
  return asked + LEASE_MILLISECONDS - MARGIN_MILLISECONDS;
}

function isSame(one: Lease, other: Holding): boolean {
  return one.kind === other.kind && one.name === other.name && one.term === other.term;
}
