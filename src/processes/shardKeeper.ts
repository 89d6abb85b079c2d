import type { Logger } from 'pino';
import type { DatabaseClock } from '../database/clock.ts';
import type { Queries } from '../database/database.ts';
import type { Holding, LeaseHolder } from './leaseHolder.ts';
import { liveLeases } from './leases.ts';
import { planFixedShards, planShards, type ShardPlan } from './shardPlan.ts';

const LOOK_MILLISECONDS = 1000;

/**
 * Initial back-off of a process that fails to connect a shard, doubled each time; others can take its shards meanwhile.
 */
const FIRST_PAUSE_MILLISECONDS = 5000;
const LONGEST_PAUSE_MILLISECONDS = 300_000;

/** Options of a `ShardKeeper`. */
export interface ShardKeeperOptions {
  readonly holder: Pick<LeaseHolder, 'owner' | 'take' | 'giveBack'>;
  readonly database: Queries;
  readonly clock: DatabaseClock;
  /** Total number of the bot's shards. */
  readonly total: number;
  /** Fixed shards of this process; undefined: an equal share among the living processes. */
  readonly ids?: readonly number[] | undefined;
  /** Connects a shard; must reject once the holding's signal is aborted. */
  readonly open: (shard: number, holding: Holding) => Promise<void>;
  /** Disconnects a shard that is connected or connecting. */
  readonly close: (shard: number) => Promise<void>;
  readonly log: Pick<Logger, 'info' | 'warn' | 'debug'>;
  /** Monotonic clock in milliseconds. */
  readonly elapsed?: () => number;
}

interface Kept {
  readonly holding: Holding;
  isOpen: boolean;
}

/** Keeps this process's share of the shards connected; a shard is connected only while its lease is held here. */
export class ShardKeeper {
  readonly #options: ShardKeeperOptions;
  readonly #elapsed: () => number;
  readonly #kept = new Map<number, Kept>();
  readonly #closing = new Map<number, Promise<void>>();
  /** Lease that shows this process as alive, so that shards are assigned to it. */
  #presence: Holding | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #isStopping = false;
  #failures = 0;
  #pausedUntil = 0;
  #isSpread = false;

  constructor(options: ShardKeeperOptions) {
    this.#options = options;
    this.#elapsed = options.elapsed ?? (() => performance.now());
  }

  /** Shards whose leases are held, connected or connecting. */
  get shards(): readonly number[] {
    return [...this.#kept.keys()].toSorted((one, other) => one - other);
  }

  /** Whether this process has its share and all of it is connected. */
  get isSettled(): boolean {
    return (
      this.#isSpread && [...this.#kept.values()].every(({ isOpen, holding }) => isOpen && holding.isHeld())
    );
  }

  /** Runs `look` now, and then every second. */
  async start(): Promise<void> {
    this.#timer = setInterval(() => void this.look(), LOOK_MILLISECONDS);
    await this.look();
  }

  /** Takes missing shards, gives surplus ones back, closes lost ones. Never rejects. */
  look(): Promise<void> {
    this.#looking ??= this.#lookOnce()
      .catch((error: unknown) => {
        this.#isSpread = false;
        this.#options.log.debug({ err: error }, 'the shards could not be looked at');
      })
      .finally(() => {
        this.#looking = undefined;
      });
    return this.#looking;
  }

  /** Disconnects all shards and gives their leases back. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#timer);
    await this.#looking;
    await Promise.all([...this.#kept.keys()].map((shard) => this.#giveBack(shard)));
    await Promise.all(this.#closing.values());
    if (this.#presence) await this.#options.holder.giveBack(this.#presence);
  }

  async #lookOnce(): Promise<void> {
    const { holder } = this.#options;
    if (this.#isStopping || this.#elapsed() < this.#pausedUntil) return;
    if (!this.#presence?.isHeld())
      this.#presence = await holder.take({ kind: 'process', name: holder.owner });
    const plan = await this.#plan();
    await Promise.all(plan.giveBack.map((shard) => this.#giveBack(shard)));
    for (const shard of plan.take) {
      if (this.#isStopping || this.#kept.has(shard)) continue;
      await this.#closing.get(shard);
      const holding = await holder.take({ kind: 'shard', name: String(shard) });
      if (holding) this.#begin(shard, holding);
    }
    this.#isSpread = plan.giveBack.length === 0 && this.#kept.size >= plan.least;
  }

  async #plan(): Promise<ShardPlan> {
    const { holder, database, clock, total, ids } = this.#options;
    const held = await liveLeases(database, 'shard', clock);
    const owners = new Map(held.map(({ name, owner }) => [Number(name), owner] as const));
    if (ids) return planFixedShards(ids, owners);
    const living = (await liveLeases(database, 'process', clock)).map(({ name }) => name);
    const processes = [...new Set([...living, holder.owner])];
    return planShards({ total, owner: holder.owner, processes, owners });
  }

  #begin(shard: number, holding: Holding): void {
    const { log, open } = this.#options;
    const kept: Kept = { holding, isOpen: false };
    this.#kept.set(shard, kept);
    log.info({ shard, term: holding.term }, 'a shard was taken');
    holding.signal.addEventListener('abort', () => void this.#drop(shard, kept), { once: true });
    open(shard, holding).then(
      () => {
        kept.isOpen = true;
        this.#failures = 0;
      },
      (error: unknown) => {
        if (holding.signal.aborted || this.#kept.get(shard) !== kept) return;
        log.warn(
          { err: error, shard },
          'a shard could not be connected: it is left to other processes for now',
        );
        void this.#pause(shard);
      },
    );
  }

  /** Gives a failed shard to other processes: a process without any other shard does not count as alive for a while. */
  async #pause(shard: number): Promise<void> {
    const { holder } = this.#options;
    const wait = Math.min(FIRST_PAUSE_MILLISECONDS * 2 ** this.#failures, LONGEST_PAUSE_MILLISECONDS);
    this.#failures = Math.min(this.#failures + 1, 20);
    this.#pausedUntil = this.#elapsed() + wait;
    this.#isSpread = false;
    await this.#giveBack(shard);
    if (this.#kept.size === 0 && this.#presence) await holder.giveBack(this.#presence);
  }

  /** Disconnects before the lease is given back: the next owner must be the only one connected. */
  async #giveBack(shard: number): Promise<void> {
    const kept = this.#kept.get(shard);
    if (!kept) return;
    await this.#drop(shard, kept);
    await this.#options.holder.giveBack(kept.holding);
    this.#options.log.info({ shard, term: kept.holding.term }, 'a shard was given back');
  }

  #drop(shard: number, kept: Kept): Promise<void> {
    if (this.#kept.get(shard) !== kept) return this.#closing.get(shard) ?? Promise.resolve();
    this.#kept.delete(shard);
    const closed = this.#options
      .close(shard)
      .catch((error: unknown) => this.#options.log.warn({ err: error, shard }, 'a shard could not be closed'))
      .finally(() => this.#closing.delete(shard));
    this.#closing.set(shard, closed);
    return closed;
  }
}
