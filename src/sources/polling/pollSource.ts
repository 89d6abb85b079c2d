import type { Logger } from 'pino';
import type { Clock } from '../../calendar/zone.ts';
import { errorMessage } from '../../text/errorMessage.ts';
import { failure, type SourceFailure } from '../failure.ts';
import type { Fetcher } from '../fetching/fetcher.ts';
import type { Validators } from '../fetching/headers.ts';
import { listSource } from '../listing/list.ts';
import { recentItems } from '../listing/recentItems.ts';
import type { Source } from '../source.ts';
import type { Ingest } from './ingest.ts';
import { type Pause, withPause } from './politeness.ts';
import { logItem, logRecovery, logSourceFailure } from './pollLog.ts';
import { type ItemsRead, readItems } from './readItems.ts';
import type { SourceState, SourceStates } from './states.ts';
import { afterFailure, afterSuccess } from './transitions.ts';

/** Dependencies of a poll. */
export interface PollContext {
  readonly states: SourceStates;
  readonly fetcher: Fetcher;
  readonly ingest: Ingest;
  readonly clock: Clock;
  readonly log: Logger;
  /** Random number in [0, 1), for the jitter. */
  readonly random: () => number;
  /** Waits between two pages of a site. */
  readonly pause: Pause;
  /** Most milliseconds of one poll of a source; the rest waits for the next. */
  readonly budgetMilliseconds: number;
  /** Aborted when the poller stops. */
  readonly stopped: AbortSignal;
}

/** Outcome of one poll of one source. */
export type PollOutcome = { readonly source: string } & (
  | { readonly kind: 'unchanged' }
  | ({ readonly kind: 'read' } & Pick<ItemsRead, 'stored' | 'unreadable' | 'failures'>)
  | SourceFailure
);

/**
 * Most items of one poll, so that a first poll of a long feed is no burst of requests; the others wait for the next.
 */
const ITEMS_PER_POLL = 30;

/**
 * Polls a source and catches errors of this program (a full disk, a bug): they are logged with their cause, and the
 * source backs off like any other.
 */
export async function pollSource(source: Source, context: PollContext): Promise<PollOutcome> {
  const { states, log, budgetMilliseconds, stopped } = context;
  if (stopped.aborted) return { source: source.id, ...failure('aborted', 'stopped') };
  // Not AbortSignal.timeout: the page that it aborts would count as a failed attempt.
  const budget = new AbortController();
  const timer = setTimeout(() => budget.abort(), budgetMilliseconds);
  try {
    return await readSource(source, budget.signal, context);
  } catch (error) {
    log.error({ event: 'source-error', source: source.id, err: error }, 'reading a source broke off');
    const message = errorMessage(error);
    return await fail(context, source, await states.read(source.id), failure('internal', message));
  } finally {
    clearTimeout(timer);
  }
}

async function readSource(source: Source, budget: AbortSignal, context: PollContext): Promise<PollOutcome> {
  const { states, clock, log, pause, stopped } = context;
  const state = await states.read(source.id);
  const signal = AbortSignal.any([stopped, budget]);
  const listing = await listSource(source, { ...context, validators: state.validators, signal });
  if (listing.kind === 'failed') return await fail(context, source, state, outOfTime(listing, context));
  if (listing.kind === 'unchanged') {
    await succeed(context, source, state, state.validators, true);
    return { source: source.id, kind: 'unchanged' };
  }
  const wanted = recentItems(listing.items, source, clock.now());
  const items = wanted.map((item) => withPause(item, pause, signal));
  // A first poll may take a minute with its pauses: the source counts as readable as soon as one of its items is
  // stored.
  let firstStored: Promise<void> | undefined;
  const read = await readItems(items, {
    ...context,
    source: source.id,
    signal,
    most: source.kind === 'folder' ? Number.POSITIVE_INFINITY : ITEMS_PER_POLL,
    onItem(item, outcome) {
      logItem(log, source, item, outcome);
      if (state.lastSuccess !== null || outcome.kind === 'failed' || firstStored !== undefined) return;
      firstStored = states.write(source.id, { ...state, lastSuccess: clock.now() });
      // Its error is thrown below, when it is awaited.
      firstStored.catch(() => undefined);
    },
  });
  await firstStored;
  const asksForRest = read.failures.find(({ retryAfterSeconds }) => retryAfterSeconds !== undefined);
  const worst = asksForRest ?? read.failures[0];
  if (worst && read.stored + read.unreadable === 0) return await fail(context, source, state, worst);
  await succeed(context, source, state, listing.validators, read.complete, asksForRest?.retryAfterSeconds);
  const { stored, unreadable, failures } = read;
  return { source: source.id, kind: 'read', stored, unreadable, failures };
}

/** Returns the failure of an aborted poll: a timeout if the budget ended it, `aborted` if a stop did. */
function outOfTime(listing: SourceFailure, { stopped, budgetMilliseconds }: PollContext): SourceFailure {
  const isSlow = listing.reason === 'aborted' && !stopped.aborted;
  return isSlow ? failure('timeout', `no list within ${budgetMilliseconds / 1000} s`) : listing;
}

async function succeed(
  { states, clock, log, random }: PollContext,
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

async function fail(
  { states, clock, log, random }: PollContext,
  source: Source,
  state: SourceState,
  failure: SourceFailure,
): Promise<PollOutcome> {
  if (failure.reason !== 'aborted') {
    const failed = afterFailure(state, failure, clock.now(), random());
    await states.write(source.id, failed);
    logSourceFailure(log, source, failure, failed, failed.reportedAt !== state.reportedAt);
  }
  return { source: source.id, ...failure };
}
