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

/** A process that has not been seen for so long never comes back under its name. */
const FORGOTTEN_AFTER_MILLISECONDS = 86_400_000;

/** What a process of the bot is among the others on its store; on a store in a file it is the only one. */
export interface Cluster {
  readonly leadership: Leadership;
  /** Undefined where this process connects all shards. */
  readonly sharding: Sharding | undefined;
  readonly pace: RateLimiter;
  readonly invalid: InvalidAnswers;
  /** Whether other processes may plan what this one sends. */
  readonly isShared: boolean;
  /** Lets another process lead. */
  stopLeading(): Promise<void>;
  /** Gives back everything that is held. */
  leave(): Promise<void>;
}

/** What joining needs. */
export interface ClusterOptions {
  readonly time: Timekeeper;
  readonly log: Pick<Logger, 'debug' | 'info' | 'warn'>;
  /** Told how many turns of the common pace this process has missed. */
  readonly onDropped: (slots: number) => void;
}

/** Takes this process's place among those on a store. Rejects where the store cannot be written. */
export async function joinCluster(
  config: Pick<Config, 'instance' | 'sharding' | 'pace'>,
  store: Store,
  options: ClusterOptions,
): Promise<Cluster> {
  const { log } = options;
  const isShared = store.engine !== 'sqlite';
  const owner = `${config.instance ?? 'sulan'}/${randomUUID().slice(0, 8)}`;
  const holder = new LeaseHolder({ database: store, clock: store.clock, owner, log });
  // Whoever opens a file alone has nobody to wait for: what is held was held by a process that ended.
  if (isShared) await forgetLeases(store, 'process', store.clock.now() - FORGOTTEN_AFTER_MILLISECONDS);
  else await forgetAllLeases(store);
  // A bot alone on its store that connects all shards holds nothing to be renewed.
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
