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
export type ItemOutcome = Ingested | (SourceFailure & { readonly givenUp: boolean });

/** What reading a list of items came to. */
export interface ItemsRead {
  readonly stored: number;
  readonly unreadable: number;
  readonly failures: readonly SourceFailure[];
  /** Whether every item was read or given up, so that the list need not be looked at again until it changes. */
  readonly complete: boolean;
}

/** After so many failures an item counts as read: a page that stays away must not be asked for ever. */
const MOST_ATTEMPTS = 10;

/** Whether an item was read (or given up) as it is now. */
export function isRead(states: Pick<SourceStates, 'readItem'>, source: string, item: ListedItem): boolean {
  const state = states.readItem(source, item.key);
  return state?.fingerprint === item.fingerprint && (state.attempts === 0 || state.attempts >= MOST_ATTEMPTS);
}

/** Loads and ingests the items that were not read yet, one after the other. Each is marked only after it is stored. */
export async function readItems(items: readonly ListedItem[], reading: ItemReading): Promise<ItemsRead> {
  const { source, states, ingest, clock, signal, most, onItem } = reading;
  const unread = items.filter((item) => !isRead(states, source, item));
  const failures: SourceFailure[] = [];
  let stored = 0;
  let unreadable = 0;
  let retryLater = unread.length > most;
  for (const item of unread.slice(0, most)) {
    const loaded = signal?.aborted ? undefined : await item.load();
    if (!loaded || (loaded.kind === 'failed' && loaded.reason === 'aborted')) {
      retryLater = true;
      break;
    }
    if (loaded.kind === 'failed') {
      const givenUp = markFailed(reading, item);
      failures.push(loaded);
      retryLater ||= !givenUp;
      onItem?.(item, { ...loaded, givenUp });
      continue;
    }
    const ingested = await ingest(loaded.document);
    if (ingested.kind === 'edition') states.noteEdition(source, ingested.column, ingested.day);
    // Only now: a crash before this line reads the item once more, a crash after a mark set too early would lose it.
    states.writeItem(source, item.key, { fingerprint: item.fingerprint, attempts: 0 }, clock.now());
    if (ingested.kind === 'failed') unreadable += 1;
    else stored += 1;
    onItem?.(item, ingested);
  }
  return { stored, unreadable, failures, complete: !retryLater };
}

/** Counts a failed attempt; returns whether it was the last one. */
function markFailed({ source, states, clock }: ItemReading, { key, fingerprint }: ListedItem): boolean {
  const before = states.readItem(source, key);
  const attempts = (before?.fingerprint === fingerprint ? before.attempts : 0) + 1;
  states.writeItem(source, key, { fingerprint, attempts }, clock.now());
  return attempts >= MOST_ATTEMPTS;
}
