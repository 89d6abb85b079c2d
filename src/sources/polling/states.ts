import type { CalendarDay } from '../../calendar/day.ts';
import type { FailureReason } from '../failure.ts';
import type { Validators } from '../fetching/headers.ts';

/** Days of newest editions by the name of the column. */
export type NewestEditions = ReadonlyMap<string, CalendarDay>;

/** State of a source between polls. */
export interface SourceState {
  /** Validators of the last answer whose items were all stored. */
  readonly validators: Validators;
  readonly lastSuccess: Date | null;
  readonly nextPoll: Date | null;
  /** Number of failed polls in a row, their beginning, and the last one's message. */
  readonly failures: number;
  readonly failingSince: Date | null;
  readonly lastFailure: string | null;
  /** The last failure's code; null also if it failed before codes were stored. */
  readonly lastReason: FailureReason | null;
  /** Time of the last report to the operator that the source is failing. */
  readonly reportedAt: Date | null;
}

/** List page of a source's archive, counted from 1, where an interrupted backfill continues. */
export interface BackfillPlace {
  readonly url: string;
  readonly page: number;
}

/** State of an item: its fingerprint when it was read, and the number of failures since. */
export interface ItemState {
  readonly fingerprint: string;
  readonly attempts: number;
}

/**
 * Storage of the sources' states, implemented by the store. `source` is a source's id, or the path of a folder that is
 * backfilled without being a source.
 */
export interface SourceStates {
  read(source: string): Promise<SourceState>;
  write(source: string, state: SourceState): Promise<void>;
  /** Resets sources so that they are polled as if never before; the time of their last success stays. */
  askAnew(sources: readonly string[]): Promise<void>;
  /** Returns the time of each source's next poll; sources that were never polled are absent. */
  nextPolls(): Promise<ReadonlyMap<string, Date | null>>;
  /** Returns the day of each column's newest edition from a source. */
  newestEditions(source: string): Promise<NewestEditions>;
  /** Remembers an edition if it is newer than its column's others from that source. */
  noteEdition(source: string, column: string, day: CalendarDay): Promise<void>;
  /** Returns the states of items by their keys; items that were never read are absent. */
  readItems(source: string, keys: readonly string[]): Promise<ReadonlyMap<string, ItemState>>;
  writeItem(source: string, key: string, state: ItemState, now: Date): Promise<void>;
  readBackfill(source: string): Promise<BackfillPlace | undefined>;
  /** Remembers the place; undefined deletes it when the backfill is complete. */
  writeBackfill(source: string, place: BackfillPlace | undefined): Promise<void>;
}

/** State of a source that was never polled. */
export const UNPOLLED: SourceState = {
  validators: {},
  lastSuccess: null,
  nextPoll: null,
  failures: 0,
  failingSince: null,
  lastFailure: null,
  lastReason: null,
  reportedAt: null,
};
