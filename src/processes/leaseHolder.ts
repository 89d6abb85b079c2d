import type { Logger } from 'pino';
import type { DatabaseClock } from '../database/clock.ts';
import type { Statements } from '../database/database.ts';
import { giveBackLease, type Lease, type LeaseName, renewLeases, takeLease } from './leases.ts';

/** Duration of a lease: the longest time that it outlives its owner. */
export const LEASE_MILLISECONDS = 15_000;
const RENEW_MILLISECONDS = 3000;

/** Interval at which expired holdings are detected. */
const LOOK_MILLISECONDS = 500;

/**
 * Safety margin: a holder gives a lease up this long before it expires, because the clocks of machines run at different
 * speeds, and what a lease protects takes a moment to stop.
 */
const MARGIN_MILLISECONDS = 1000;

/** Options of a `LeaseHolder`. */
export interface LeaseHolderOptions {
  readonly database: Statements;
  readonly clock: DatabaseClock;
  /** Unique name of this run of the process. */
  readonly owner: string;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** Monotonic clock in milliseconds that also advances while the process is frozen. */
  readonly elapsed?: () => number;
}

/** A lease that this process holds. */
export interface Holding extends LeaseName {
  readonly term: number;
  /** Aborted when the lease is given back, lost, or not renewed in time. */
  readonly signal: AbortSignal;
  /** Whether the lease is valid now; a process that thaws learns this before its signal is aborted. */
  isHeld(): boolean;
}

interface Held extends Holding {
  readonly lease: Lease;
  readonly ending: AbortController;
  /** Expiry, in the time of `elapsed`. */
  validUntil: number;
}

/** Holds and renews the leases of one process until they are given back. */
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

  /** Takes a free lease; undefined if another owner holds it. Rejects if the database cannot be asked. */
  async take(wanted: LeaseName): Promise<Holding | undefined> {
    const { database, clock, owner } = this.#options;
    // Measured from before the request, so that the holding ends here no later than in the database.
    const asked = this.#elapsed();
    const lease = await takeLease(database, wanted, owner, { clock, milliseconds: LEASE_MILLISECONDS });
    if (!lease) return undefined;
    const held = this.#holding(lease, asked);
    this.#held.add(held);
    return held;
  }

  /** Gives a lease back: the holding ends before the database is told. Never rejects: an unreleased lease expires. */
  async giveBack(holding: Holding): Promise<void> {
    const held = [...this.#held].find((one) => one === holding);
    if (!held) return;
    this.#end(held);
    const { database, clock, log } = this.#options;
    try {
      await giveBackLease(database, held.lease, clock);
    } catch (error) {
      log.warn(
        { err: error, kind: held.kind, name: held.name },
        'a lease could not be given back: it runs out',
      );
    }
  }

  /** Starts renewing. */
  start(): void {
    this.#timers = [
      setInterval(() => void this.renew(), RENEW_MILLISECONDS),
      setInterval(() => this.#endExpired(), LOOK_MILLISECONDS),
    ];
  }

  /**
   * Renews all holdings; those that another owner has taken end. Never rejects: a lease that is not renewed expires.
   */
  renew(): Promise<void> {
    this.#renewing ??= this.#renewOnce().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  /** Gives all leases back. */
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
      const renewed = await renewLeases(database, owner, { clock, milliseconds: LEASE_MILLISECONDS });
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

  /** Ends a holding; returns false if it had already ended. */
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
