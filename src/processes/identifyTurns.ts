import type { Timekeeper } from '../calendar/time.ts';
import type { DatabaseClock } from '../database/clock.ts';
import type { Statements } from '../database/database.ts';
import { liveLeases, renewLeases, takeLease } from './leases.ts';

/**
 * Time between two identifies of one bucket: Discord allows one session of each `shard % max_concurrency` every five
 * seconds (https://discord.com/developers/docs/events/gateway#rate-limiting).
 */
const IDENTIFY_MILLISECONDS = 5000;

/** Longest time from the beginning of a turn to its identify; the next one comes that much later. */
const MARGIN_MILLISECONDS = 300;

const TURN_MILLISECONDS = IDENTIFY_MILLISECONDS + MARGIN_MILLISECONDS;

/** Number of times that a turn is begun anew because its answer took too long; then the connection is that slow. */
const MOST_BEGINNINGS = 5;

/** Shortest wait before the lease is checked again. */
const SHORTEST_WAIT_MILLISECONDS = 50;

/** Options of `waitForIdentify`. */
export interface IdentifyTurns {
  readonly database: Statements;
  readonly clock: DatabaseClock;
  readonly time: Pick<Timekeeper, 'sleep' | 'monotonic'>;
  readonly owner: string;
}

/** Resolves when a shard may identify, across all processes. Rejects if the signal is aborted. */
export async function waitForIdentify(
  turns: IdentifyTurns,
  shard: number,
  maxConcurrency: number,
  signal: AbortSignal,
): Promise<void> {
  const name = String(shard % Math.max(1, maxConcurrency));
  for (;;) {
    signal.throwIfAborted();
    if (await beginTurn(turns, name)) return;
    const other = (await liveLeases(turns.database, 'identify', turns.clock)).find(
      (one) => one.name === name,
    );
    const wait = Math.max(SHORTEST_WAIT_MILLISECONDS, other?.millisecondsLeft ?? 0);
    await turns.time.sleep(wait, signal);
  }
}

/**
 * Takes the lease of a bucket for a turn that begins no earlier than `MARGIN_MILLISECONDS` ago: a turn whose answer was
 * under way for longer begins anew. Returns false if another shard has its turn.
 */
async function beginTurn({ database, clock, time, owner }: IdentifyTurns, name: string): Promise<boolean> {
  // The lease has its own owner name, so that the process does not renew it and it expires by itself.
  const holder = `${owner} identifies ${name}`;
  const leaseTime = { clock, milliseconds: TURN_MILLISECONDS };
  let askedAt = time.monotonic();
  if (!(await takeLease(database, { kind: 'identify', name }, holder, leaseTime))) return false;
  for (let begun = 1; time.monotonic() - askedAt > MARGIN_MILLISECONDS; begun += 1) {
    if (begun >= MOST_BEGINNINGS) return true;
    askedAt = time.monotonic();
    if ((await renewLeases(database, holder, leaseTime)).length === 0) return false;
  }
  return true;
}
