import { takeTurns } from '../calendar/turns.ts';
import type { Clock } from '../calendar/zone.ts';
import type { SourceFailure } from './failure.ts';
import type { Ingest, Ingested } from './ingest.ts';
import type { ListedItem } from './listing.ts';
import type { SourceStates } from './states.ts';

/** What reading listed items needs. */
export interface ItemReading {
  /** Under which id the items are remembered. */
  readonly source: string;
  readonly states: Pick<SourceStates, 'readItem' | 'writeItem' | 'noteEdition'>;
  readonly ingest: Ingest;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** At most so many items, the first ones; the rest is left for next time. */
  readonly most: number;
  /** Called after each item. */
  readonly onItem?: (item: ListedItem, outcome: ItemOutcome) => void;
}

/** What became of an item: of its document, or of the attempt to get it. */
export type ItemOutcome = Ingested | FetchFailure;

/** A failed attempt to get an item; `givenUp` where it was the last one. */
export type FetchFailure = SourceFailure & { readonly givenUp: boolean };

/** What reading a list of items came to. */
export interface ItemsRead {
  readonly stored: number;
  readonly unreadable: number;
  readonly failures: readonly SourceFailure[];
  /** Whether it ended before the last item: it was told to stop, or the site failed again and again or asked to be left alone. */
  readonly brokeOff: boolean;
  /** Whether every item was read or given up, so that the list need not be looked at again until it changes. */
  readonly complete: boolean;
}

/** After so many failures an item counts as read: a page that stays away must not be asked for ever. */
const MOST_ATTEMPTS = 10;

/** After so many failures in a row a site is left in peace until its next poll. */
const MOST_FAILURES_OF_SITE = 3;

/** Whether an item was read (or given up) as it is now. */
export function isRead(states: Pick<SourceStates, 'readItem'>, source: string, item: ListedItem): boolean {
  const state = states.readItem(source, item.key);
  return state?.fingerprint === item.fingerprint && (state.attempts === 0 || state.attempts >= MOST_ATTEMPTS);
}

/** Loads and ingests the items that were not read yet, one after the other. */
export async function readItems(items: readonly ListedItem[], reading: ItemReading): Promise<ItemsRead> {
  const unread = await unreadItems(items, reading);
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

/** Those that are to be read; the ones that failed before come last, so that they keep no others waiting. */
async function unreadItems(
  items: readonly ListedItem[],
  { source, states }: ItemReading,
): Promise<readonly ListedItem[]> {
  const fresh: ListedItem[] = [];
  const tried: ListedItem[] = [];
  const turns = takeTurns();
  for (const item of items) {
    await turns();
    if (isRead(states, source, item)) continue;
    (states.readItem(source, item.key)?.attempts ? tried : fresh).push(item);
  }
  return [...fresh, ...tried];
}

async function readItem(item: ListedItem, reading: ItemReading): Promise<ItemOutcome> {
  const { source, states, ingest, clock } = reading;
  const loaded = await item.load();
  if (loaded.kind === 'failed') {
    const givenUp = loaded.reason !== 'aborted' && markFailed(reading, item);
    return { ...loaded, givenUp };
  }
  const ingested = await ingest(loaded.document);
  if (ingested.kind === 'edition') states.noteEdition(source, ingested.column, ingested.day);
  // Only now: a crash before this line reads the item once more, a crash after a mark set too early would lose it.
  states.writeItem(source, item.key, { fingerprint: item.fingerprint, attempts: 0 }, clock.now());
  return ingested;
}

function isFailure(outcome: ItemOutcome): outcome is FetchFailure {
  return 'givenUp' in outcome;
}

/** Failures in a row, from the last one back, that say something of the site and not of one page alone. */
function failuresOfSite(outcomes: readonly ItemOutcome[]): number {
  const last = outcomes.findLastIndex((outcome) => !isFailure(outcome) || outcome.reason === 'gone');
  return outcomes.length - 1 - last;
}

/** Counts a failed attempt; returns whether it was the last one. */
function markFailed({ source, states, clock }: ItemReading, { key, fingerprint }: ListedItem): boolean {
  const before = states.readItem(source, key);
  const attempts = (before?.fingerprint === fingerprint ? before.attempts : 0) + 1;
  states.writeItem(source, key, { fingerprint, attempts }, clock.now());
  return attempts >= MOST_ATTEMPTS;
}
