import pLimit from 'p-limit';
import type { Logger } from 'pino';
import type { Clock } from '../../calendar/zone.ts';
import { failure, type SourceFailure } from '../failure.ts';
import type { Fetcher } from '../fetching/fetcher.ts';
import type { Validators } from '../fetching/headers.ts';
import { listSource } from '../listing/list.ts';
import { recentItems } from '../listing/recentItems.ts';
import type { Source } from '../source.ts';
import type { Ingest } from './ingest.ts';
import { type Pause, systemPause, withPause } from './politeness.ts';
import { logItem, logRecovery, logSourceFailure } from './pollLog.ts';
import { type ItemsRead, readItems } from './readItems.ts';
import { isDue } from './schedule.ts';
import type { SourceState, SourceStates } from './states.ts';
import { afterFailure, afterSuccess } from './transitions.ts';

/** What the poller needs. */
export interface PollerOptions {
  /** Looked at anew with every poll: lists change while the bot runs. */
  readonly sources: readonly Source[];
  readonly states: SourceStates;
  readonly fetcher: Fetcher;
  readonly ingest: Ingest;
  readonly clock: Clock;
  readonly log: Logger;
  /** In [0, 1), for the jitter. */
  readonly random?: () => number;
  /** Waits between two pages of a site. */
  readonly pause?: Pause;
  /** How long a source may take for one poll; what is left of it waits for the next. */
  readonly budgetMilliseconds?: number;
}

/** What one poll of one source came to. */
export type PollOutcome = { readonly source: string } & (
  | { readonly kind: 'unchanged' }
  | ({ readonly kind: 'read' } & Pick<ItemsRead, 'stored' | 'unreadable' | 'failures'>)
  | SourceFailure
);

/** Asks each source when its time has come, once for all channels. */
export interface Poller {
  /**
   * Polls every source that is due, many beside each other; one that is still being polled is left alone, so that this can
   * be called again before it resolves. `onPolled` hears of each source as soon as it is done. Failures are outcomes and
   * logged; it rejects only where the store does.
   */
  poll(now: Date, onPolled?: (outcome: PollOutcome) => void): Promise<readonly PollOutcome[]>;
  /** Stops what is under way after the document in hand, and waits for it. */
  stop(): Promise<void>;
}

/** More items of one site wait for its next poll, so that a first poll of a long feed is no burst of requests. */
const ITEMS_PER_POLL = 30;

/** A site that takes this long for its items is left until its next poll. */
const BUDGET_MILLISECONDS = 120_000;

/**
 * So many sources are polled at once: twice the requests that run at once. Each holds its list until all of it is read,
 * and five hundred lists of whole articles are no small part of a small machine's memory.
 */
const POLLED_AT_ONCE = 48;

/** A poller over the enabled sources of a list. */
export function createPoller(options: PollerOptions): Poller {
  const { states, clock, log, random = Math.random, pause = systemPause } = options;
  const { budgetMilliseconds = BUDGET_MILLISECONDS } = options;
  const running = new Map<string, Promise<PollOutcome>>();
  const limit = pLimit(POLLED_AT_ONCE);
  const stopping = new AbortController();

  async function pollSource(source: Source, budget: AbortSignal): Promise<PollOutcome> {
    const state = await states.read(source.id);
    const signal = AbortSignal.any([stopping.signal, budget]);
    const listing = await listSource(source, { ...options, validators: state.validators, signal });
    if (listing.kind === 'failed') return await fail(source, state, outOfTime(listing, stopping.signal));
    if (listing.kind === 'unchanged') {
      await succeed(source, state, state.validators, true);
      return { source: source.id, kind: 'unchanged' };
    }
    const wanted = recentItems(listing.items, source, clock.now());
    const items = wanted.map((item) => withPause(item, pause, signal));
    // A first poll may take a minute, politely: that the source can be read is known as soon as one of its items is stored.
    let firstStored: Promise<void> | undefined;
    const read = await readItems(items, {
      ...options,
      source: source.id,
      signal,
      most: source.kind === 'folder' ? Number.POSITIVE_INFINITY : ITEMS_PER_POLL,
      onItem(item, outcome) {
        logItem(log, source, item, outcome);
        if (state.lastSuccess !== null || outcome.kind === 'failed' || firstStored !== undefined) return;
        firstStored = states.write(source.id, { ...state, lastSuccess: clock.now() });
        // What it fails with is thrown below, once it is waited for.
        firstStored.catch(() => undefined);
      },
    });
    await firstStored;
    const asksForRest = read.failures.find(({ retryAfterSeconds }) => retryAfterSeconds !== undefined);
    const worst = asksForRest ?? read.failures[0];
    if (worst && read.stored + read.unreadable === 0) return await fail(source, state, worst);
    await succeed(source, state, listing.validators, read.complete, asksForRest?.retryAfterSeconds);
    const { stored, unreadable, failures } = read;
    return { source: source.id, kind: 'read', stored, unreadable, failures };
  }

  /** What the budget ended is the site's slowness; what a stop ended is nobody's. */
  function outOfTime(listing: SourceFailure, stopped: AbortSignal): SourceFailure {
    const isSlow = listing.reason === 'aborted' && !stopped.aborted;
    return isSlow ? failure('timeout', `no list within ${budgetMilliseconds / 1000} s`) : listing;
  }

  async function succeed(
    source: Source,
    state: SourceState,
    validators: Validators,
    complete: boolean,
    retryAfterSeconds?: number,
  ): Promise<void> {
    if (state.failures > 0) logRecovery(log, source, state);
    const newestEditions = await states.newestEditions(source.id);
    const findings = { validators, complete, newestEditions, retryAfterSeconds };
    await states.write(source.id, afterSuccess(source, state, findings, clock.now(), random()));
  }

  async function fail(source: Source, state: SourceState, failure: SourceFailure): Promise<PollOutcome> {
    if (failure.reason !== 'aborted') {
      const failed = afterFailure(state, failure, clock.now(), random());
      await states.write(source.id, failed);
      logSourceFailure(log, source, failure, failed, failed.reportedAt !== state.reportedAt);
    }
    return { source: source.id, ...failure };
  }

  /** What throws here is ours (a full disk, a bug): it is logged with its cause, and the source backs off like any other. */
  async function pollSafely(source: Source): Promise<PollOutcome> {
    if (stopping.signal.aborted) return { source: source.id, ...failure('aborted', 'stopped') };
    // Not AbortSignal.timeout: what it ends would count as a failed attempt of the page in hand.
    const budget = new AbortController();
    const timer = setTimeout(() => budget.abort(), budgetMilliseconds);
    try {
      return await pollSource(source, budget.signal);
    } catch (error) {
      log.error({ event: 'source-error', source: source.id, err: error }, 'reading a source broke off');
      const message = error instanceof Error ? error.message : String(error);
      return await fail(source, await states.read(source.id), failure('internal', message));
    } finally {
      clearTimeout(timer);
    }
  }

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
          const polled = limit(() => pollSafely(source)).finally(() => running.delete(source.id));
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
