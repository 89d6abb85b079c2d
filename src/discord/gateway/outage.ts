import type { Logger } from 'pino';
import { errorMessage } from '../../text/errorMessage.ts';

/** Reasons by close code: RFC 6455, section 7.4.1, and Discord's gateway close event codes. */
const CLOSE_REASONS: ReadonlyMap<number, string> = new Map([
  [1000, 'closed as usual'],
  [1001, 'the other side went away'],
  [1006, 'the connection broke off'],
  [1011, 'an error inside Discord'],
  [1012, 'Discord restarts'],
  [4000, 'an error that Discord does not explain, or a heartbeat that was not answered'],
  [4001, 'an unknown operation'],
  [4002, 'a payload that cannot be read'],
  [4003, 'not authenticated'],
  [4005, 'authenticated twice'],
  [4007, 'a wrong sequence number'],
  [4008, 'too many messages'],
  [4009, 'the session timed out'],
  [4200, 'Discord asked for a new connection'],
]);

/** Minutes after its first line at which an outage is summarized; then every hour. */
const REPORT_MINUTES = [1, 5, 15, 30, 60] as const;

/**
 * Logs interrupted connections: one line with close code and reason, then counts at growing intervals, and one line
 * when all shards are back. An outage of minutes causes hundreds of retries.
 */
export class OutageLog {
  readonly #log: Pick<Logger, 'info' | 'warn'>;
  /** Monotonic clock in milliseconds. */
  readonly #now: () => number;
  #outage:
    | {
        readonly began: number;
        readonly shards: Set<number>;
        closed: number;
        errors: number;
        reported: number;
      }
    | undefined;

  constructor(log: Pick<Logger, 'info' | 'warn'>, now: () => number = () => performance.now()) {
    this.#log = log;
    this.#now = now;
  }

  #ended = false;

  /** Stops logging: connections are now closed on purpose. */
  end(): void {
    this.#ended = true;
  }

  /** Reports a closed connection of a shard, which will reconnect. */
  closed(shard: number, code: number): void {
    const reason = CLOSE_REASONS.get(code) ?? 'no reason known for this code';
    this.#count('closed', shard, { code, reason });
  }

  /** Reports that a shard could not connect, or its connection failed. */
  failed(shard: number, error: unknown): void {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const reason = errorMessage(error);
    this.#count('errors', shard, { code, reason });
  }

  /** Reports a connected shard. */
  connected(shard: number): void {
    const outage = this.#outage;
    if (!outage?.shards.delete(shard) || outage.shards.size > 0) return;
    this.#outage = undefined;
    const { closed, errors } = outage;
    this.#log.info({ seconds: this.#secondsOf(outage), closed, errors }, 'Discord is connected again');
  }

  #count(
    what: 'closed' | 'errors',
    shard: number,
    why: { readonly code: unknown; readonly reason: string },
  ): void {
    if (this.#ended) return;
    const outage = this.#outage;
    if (!outage) {
      this.#outage = {
        began: this.#now(),
        shards: new Set([shard]),
        closed: what === 'closed' ? 1 : 0,
        errors: what === 'errors' ? 1 : 0,
        reported: 0,
      };
      this.#log.warn({ shard, ...why }, 'the connection to Discord is interrupted');
      return;
    }
    outage.shards.add(shard);
    outage[what] += 1;
    const next = REPORT_MINUTES[outage.reported] ?? 60 * (outage.reported - REPORT_MINUTES.length + 2);
    const seconds = this.#secondsOf(outage);
    if (seconds < next * 60) return;
    outage.reported += 1;
    const { closed, errors, shards } = outage;
    this.#log.warn(
      { seconds, closed, errors, shards: shards.size, ...why },
      'the connection to Discord is still interrupted',
    );
  }

  #secondsOf({ began }: { readonly began: number }): number {
    return Math.round((this.#now() - began) / 1000);
  }
}
