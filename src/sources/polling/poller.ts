import pLimit from 'p-limit';
import type { Source } from '../source.ts';
import { systemPause } from './politeness.ts';
import { type PollContext, type PollOutcome, pollSource } from './pollSource.ts';
import { isDue } from './schedule.ts';

/** Dependencies of the poller, which has defaults for some of a poll's. */
export interface PollerOptions
  extends Omit<PollContext, 'random' | 'pause' | 'budgetMilliseconds' | 'stopped'>,
    Partial<Pick<PollContext, 'random' | 'pause' | 'budgetMilliseconds'>> {
  /** Read again at every poll: lists change while the bot runs. */
  readonly sources: readonly Source[];
}

/** Polls each source when it is due, once for all channels. */
export interface Poller {
  /**
   * Polls every due source, many concurrently; a source that is still being polled is skipped, so that this can be
   * called again before it resolves. `onPolled` is called for each source as soon as it is done. Failures are outcomes
   * and logged; rejects only if the store fails.
   */
  poll(now: Date, onPolled?: (outcome: PollOutcome) => void): Promise<readonly PollOutcome[]>;
  /** Stops running polls after the current document, and waits for them. */
  stop(): Promise<void>;
}

/** Default budget of one poll; a slower site is left until its next poll. */
const BUDGET_MILLISECONDS = 120_000;

/**
 * Most sources polled at once: twice the concurrent requests. Each holds its list until all of it is read, and 500
 * lists of whole articles would take much memory on a small machine.
 */
const POLLED_AT_ONCE = 48;

/** Creates a poller over the enabled sources of a list. */
export function createPoller(options: PollerOptions): Poller {
  const running = new Map<string, Promise<PollOutcome>>();
  const limit = pLimit(POLLED_AT_ONCE);
  const stopping = new AbortController();
  const { states, fetcher, ingest, clock, log, random = Math.random, pause = systemPause } = options;
  const { budgetMilliseconds = BUDGET_MILLISECONDS } = options;
  const context: PollContext = {
    ...{ states, fetcher, ingest, clock, log, random, pause, budgetMilliseconds },
    stopped: stopping.signal,
  };

  return {
    async poll(now, onPolled) {
      const nextPolls = await states.nextPolls();
      if (stopping.signal.aborted) return [];
      const due = options.sources.filter(
        (source) =>
          source.enabled && !running.has(source.id) && isDue(source, nextPolls.get(source.id) ?? null, now),
      );
      return Promise.all(
        due.map((source) => {
          const polled = limit(() => pollSource(source, context)).finally(() => running.delete(source.id));
          running.set(source.id, polled);
          return polled.then((outcome) => {
            onPolled?.(outcome);
            return outcome;
          });
        }),
      );
    },
    async stop() {
      stopping.abort();
      await Promise.all(running.values());
    },
  };
}
