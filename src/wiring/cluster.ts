import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Timekeeper } from '../calendar/time.ts';
import type { Sharding } from '../discord/gateway/shards.ts';
import { GlobalRateLimiter } from '../discord/sending/globalRateLimiter.ts';
import { InvalidRequestCounter } from '../discord/sending/invalidRequests.ts';
import type { InvalidAnswers, RateLimiter } from '../discord/sending/rateLimiter.ts';
import { SharedInvalidRequestCounter } from '../discord/sending/sharedInvalidRequests.ts';
import { SharedRateLimiter } from '../discord/sending/sharedRateLimiter.ts';
import { Unlimited } from '../discord/sending/unlimited.ts';
import { ALWAYS_LEADING, LeaderElection, type Leadership } from '../processes/leadership.ts';
import { LeaseHolder } from '../processes/leaseHolder.ts';
import { forgetAllLeases, forgetLeases } from '../processes/leases.ts';
import type { Config } from '../settings/config.ts';
import type { Store } from '../store/open.ts';

/** Age after which the name of a process is deleted: it is random and never used again. */
const FORGOTTEN_AFTER_MILLISECONDS = 86_400_000;

/** The role of a process among those on its store; with SQLite it is the only one. */
export interface Cluster {
  readonly leadership: Leadership;
  /** Undefined if this process connects all shards. */
  readonly sharding: Sharding | undefined;
  readonly pace: RateLimiter;
  readonly invalid: InvalidAnswers;
  /** Whether other processes may use the same store. */
  readonly isShared: boolean;
  /** Gives leadership up. */
  stopLeading(): Promise<void>;
  /** Gives all leases back. */
  leave(): Promise<void>;
}

/** Options of `joinCluster`. */
export interface ClusterOptions {
  readonly time: Timekeeper;
  readonly log: Pick<Logger, 'debug' | 'info' | 'warn'>;
  /** Called with the number of reserved request slots that were not used in time. */
  readonly onDropped: (slots: number) => void;
}

/** Joins the processes on a store. Rejects if the store cannot be written. */
export async function joinCluster(
  config: Pick<Config, 'instance' | 'sharding' | 'pace'>,
  store: Store,
  options: ClusterOptions,
): Promise<Cluster> {
  const { log } = options;
  const isShared = store.engine !== 'sqlite';
  const owner = `${config.instance ?? 'sulan'}/${randomUUID().slice(0, 8)}`;
  const holder = new LeaseHolder({ database: store, clock: store.clock, owner, log });
  // A file has one process: leases left in it belong to a process that has ended.
  if (isShared)
    await forgetLeases(store, 'process', { clock: store.clock, milliseconds: FORGOTTEN_AFTER_MILLISECONDS });
  else await forgetAllLeases(store);
  // A single process with all shards holds no lease that must be renewed.
  if (isShared || config.sharding) holder.start();
  const election = isShared ? new LeaderElection(holder, log) : undefined;
  await election?.start();
  const { pace, invalid, closeAll } = limitersOf(config, store, options, isShared);
  return {
    leadership: election ?? ALWAYS_LEADING,
    sharding: config.sharding && {
      ...config.sharding,
      holder,
      database: store,
      clock: store.clock,
    },
    pace,
    invalid,
    isShared,
    stopLeading: async () => election?.stop(),
    async leave() {
      await election?.stop();
      await closeAll();
      await holder.stop();
    },
  };
}

function limitersOf(
  { pace: { isOn, requestsPerSecond } }: Pick<Config, 'pace'>,
  database: Store,
  { time, log, onDropped }: ClusterOptions,
  isShared: boolean,
): Pick<Cluster, 'pace' | 'invalid'> & { closeAll(): Promise<void> } {
  const { clock } = database;
  const shared = isShared ? new SharedInvalidRequestCounter({ database, clock, log }) : undefined;
  const rate = requestsPerSecond !== undefined && { requestsPerSecond };
  const pace = !isOn
    ? new Unlimited(time)
    : isShared
      ? new SharedRateLimiter({ database, clock, time, log, onDropped, ...rate })
      : new GlobalRateLimiter(time, requestsPerSecond);
  return {
    pace,
    invalid: shared ?? new InvalidRequestCounter(),
    async closeAll() {
      await pace.close();
      await shared?.close();
    },
  };
}
