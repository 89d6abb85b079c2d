import type { Timekeeper } from '../calendar/time.ts';
import type { DatabaseClock } from '../database/clock.ts';
import type { Statements } from '../database/database.ts';
import { liveLeases, takeLease } from './leases.ts';

/**
 * Discord lets one session of each `shard % max_concurrency` begin every five seconds
 * (https://discord.com/developers/docs/events/gateway#rate-limiting); some more for two machines' clocks.
 */
const TURN_MILLISECONDS = 5300;

/** The least time until another look, where a turn is about to end. */
const SHORTEST_WAIT_MILLISECONDS = 50;

/** What waiting for an identify needs. */
export interface IdentifyTurns {
  readonly database: Statements;
  readonly clock: DatabaseClock;
  readonly time: Pick<Timekeeper, 'sleep'>;
  readonly owner: string;
}

/** Resolves once a shard may identify, whatever processes the other shards are in; rejects where the signal ends the wait. */
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
    // A turn runs out by itself: under a name that its process does not renew.
    const mine = { now, milliseconds: TURN_MILLISECONDS };
    if (await takeLease(database, turn, `${owner} identifies`, mine)) return;
    const other = (await liveLeases(database, 'identify', now)).find(({ name }) => name === turn.name);
    await time.sleep(Math.max(SHORTEST_WAIT_MILLISECONDS, (other?.expiresAt ?? now) - now), signal);
  }
}
