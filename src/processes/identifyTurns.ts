import type { Timekeeper } from '../calendar/time.ts';
import type { DatabaseClock } from '../database/clock.ts';
import type { Statements } from '../database/database.ts';
import { liveLeases, takeLease } from './leases.ts';

/**
 * Time between two identifies of one bucket: Discord allows one session of each `shard % max_concurrency` every five
 * seconds (https://discord.com/developers/docs/events/gateway#rate-limiting); 300 ms are added for differences between
 * machines' clocks.
 */
const TURN_MILLISECONDS = 5300;

/** Shortest wait before the lease is checked again. */
const SHORTEST_WAIT_MILLISECONDS = 50;

/** Options of `waitForIdentify`. */
export interface IdentifyTurns {
  readonly database: Statements;
  readonly clock: DatabaseClock;
  readonly time: Pick<Timekeeper, 'sleep'>;
  readonly owner: string;
}

/** Resolves when a shard may identify, across all processes. Rejects if the signal is aborted. */
export async function waitForIdentify(
  { database, clock, time, owner }: IdentifyTurns,
  shard: number,
  maxConcurrency: number,
  signal: AbortSignal,
): Promise<void> {
  const turn = { kind: 'identify', name: String(shard % Math.max(1, maxConcurrency)) } as const;
  for (;;) {
    signal.throwIfAborted();
    const now = clock.now();
    // The lease has its own owner name, so that the process does not renew it and it expires by itself.
    const mine = { now, milliseconds: TURN_MILLISECONDS };
    if (await takeLease(database, turn, `${owner} identifies`, mine)) return;
    const other = (await liveLeases(database, 'identify', now)).find(({ name }) => name === turn.name);
    await time.sleep(Math.max(SHORTEST_WAIT_MILLISECONDS, (other?.expiresAt ?? now) - now), signal);
  }
}
