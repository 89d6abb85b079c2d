import { takeTurns } from '../../calendar/turns.ts';
import type { Clock } from '../../calendar/zone.ts';
import type { SourceFailure } from '../failure.ts';
import type { ListedItem } from '../listing/listing.ts';
import type { Ingest, Ingested } from './ingest.ts';
import type { ItemState, SourceStates } from './states.ts';

/** Options and dependencies of reading listed items. */
export interface ItemReading {
  /** Id under which the items are remembered. */
  readonly source: string;
  readonly states: Pick<SourceStates, 'readItems' | 'writeItem' | 'noteEdition'>;
  readonly ingest: Ingest;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** Most items to read, the first ones; the rest is left for the next time. */
  readonly most: number;
  /** Called after each item. */
  readonly onItem?: (item: ListedItem, outcome: ItemOutcome) => void;
}

/** Outcome of an item: of its document, or of the attempt to load it. */
export type ItemOutcome = Ingested | FetchFailure;

/** Failed attempt to load an item; `givenUp` if it was the last one. */
export type FetchFailure = SourceFailure & { readonly givenUp: boolean };

/** Result of reading a list of items. */
export interface ItemsRead {
  readonly stored: number;
  readonly unreadable: number;
  readonly failures: readonly SourceFailure[];
  /** Whether it ended before the last item: it was stopped, or the site failed repeatedly or asked to wait. */
  readonly brokeOff: boolean;
  /** Whether every item was read or given up, so that the list can wait until it changes. */
  readonly complete: boolean;
}

/** Failures after which an item counts as read: a missing page must not be requested forever. */
const MOST_ATTEMPTS = 10;

/** Failures in a row after which a site is left until its next poll. */
const MOST_FAILURES_OF_SITE = 3;

/** Items whose states are read in one query. */
const ASKED_AT_ONCE = 500;

/**
 * Returns the items whose current version was not read or given up; those that failed before come last, so that they do
 * not delay the others.
 */
export async function unreadItems<I extends ListedItem>(
  items: readonly I[],
  source: string,
  states: Pick<SourceStates, 'readItems'>,
): Promise<readonly I[]> {
  const fresh: I[] = [];
  const tried: I[] = [];
  const turns = takeTurns();
  for (let from = 0; from < items.length; from += ASKED_AT_ONCE) {
    const page = items.slice(from, from + ASKED_AT_ONCE);
    const known = await states.readItems(
      source,
      page.map(({ key }) => key),
    );
    for (const item of page) {
      const state = known.get(item.key);
      if (!isRead(item, state)) (state?.attempts ? tried : fresh).push(item);
    }
    await turns();
  }
  return [...fresh, ...tried];
}

function isRead({ fingerprint }: ListedItem, state: ItemState | undefined): boolean {
  return state?.fingerprint === fingerprint && (state.attempts === 0 || state.attempts >= MOST_ATTEMPTS);
}

/** Loads and ingests the unread items, one after the other. */
export async function readItems(items: readonly ListedItem[], reading: ItemReading): Promise<ItemsRead> {
  const unread = await unreadItems(items, reading.source, reading.states);
  const outcomes: ItemOutcome[] = [];
  let brokeOff = false;
  for (const item of unread.slice(0, reading.most)) {
    brokeOff = reading.signal?.aborted === true || failuresOfSite(outcomes) >= MOST_FAILURES_OF_SITE;
    if (brokeOff) break;
    const outcome = await readItem(item, reading);
    brokeOff = isFailure(outcome) && outcome.reason === 'aborted';
    if (brokeOff) break;
    outcomes.push(outcome);
    reading.onItem?.(item, outcome);
    brokeOff = isFailure(outcome) && outcome.retryAfterSeconds !== undefined;
    if (brokeOff) break;
  }
  const failures = outcomes.filter(isFailure);
  const unreadable = outcomes.filter(({ kind }) => kind === 'failed').length - failures.length;
  return {
    stored: outcomes.length - failures.length - unreadable,
    unreadable,
    failures,
    brokeOff,
    complete: outcomes.length === unread.length && failures.every(({ givenUp }) => givenUp),
  };
}

async function readItem(item: ListedItem, reading: ItemReading): Promise<ItemOutcome> {
  const { source, states, ingest, clock } = reading;
  const loaded = await item.load();
  if (loaded.kind === 'failed') {
    const givenUp = loaded.reason !== 'aborted' && (await markFailed(reading, item));
    return { ...loaded, givenUp };
  }
  const ingested = await ingest(loaded.document);
  if (ingested.kind === 'edition') await states.noteEdition(source, ingested.column, ingested.day);
  // Only now: after a crash before this line the item is read once more; a mark set earlier could lose it.
  await states.writeItem(source, item.key, { fingerprint: item.fingerprint, attempts: 0 }, clock.now());
  return ingested;
}

function isFailure(outcome: ItemOutcome): outcome is FetchFailure {
  return 'givenUp' in outcome;
}

/** Returns the number of last failures in a row that concern the site, not only one page. */
function failuresOfSite(outcomes: readonly ItemOutcome[]): number {
  const last = outcomes.findLastIndex((outcome) => !isFailure(outcome) || outcome.reason === 'gone');
  return outcomes.length - 1 - last;
}

/** Counts a failed attempt; returns whether it was the last one. */
async function markFailed(
  { source, states, clock }: ItemReading,
  { key, fingerprint }: ListedItem,
): Promise<boolean> {
  const before = (await states.readItems(source, [key])).get(key);
  const attempts = (before?.fingerprint === fingerprint ? before.attempts : 0) + 1;
  await states.writeItem(source, key, { fingerprint, attempts }, clock.now());
  return attempts >= MOST_ATTEMPTS;
}
