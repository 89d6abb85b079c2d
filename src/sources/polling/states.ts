import type { CalendarDay } from '../../calendar/day.ts';
import type { FailureReason } from '../failure.ts';
import type { Validators } from '../fetching/headers.ts';

/** Days by the name of a column. */
export type NewestEditions = ReadonlyMap<string, CalendarDay>;

/** What is remembered of a source between polls. */
export interface SourceState {
  /** Of the last answer whose items were all stored. */
  readonly validators: Validators;
  readonly lastSuccess: Date | null;
  readonly nextPoll: Date | null;
  /** Failed polls in a row, since when, and what the last one failed with. */
  readonly failures: number;
  readonly failingSince: Date | null;
  readonly lastFailure: string | null;
  /** The same as a code; null also where it failed before codes were kept. */
  readonly lastReason: FailureReason | null;
  /** When the operator was last told that the source is failing. */
  readonly reportedAt: Date | null;
}

/** A list page of a source's archive, counted from 1, at which an interrupted backfill goes on. */
export interface BackfillPlace {
  readonly url: string;
  readonly page: number;
}

/** What is remembered of an item: how it looked when it was read, and how often reading it failed since. */
export interface ItemState {
  readonly fingerprint: string;
  readonly attempts: number;
}

/** Where sources keep their memory; the store implements it. `source` is a source's id, or the path of a folder that is backfilled without being one. */
export interface SourceStates {
  read(source: string): Promise<SourceState>;
  write(source: string, state: SourceState): Promise<void>;
  /** Has sources asked anew, as if never before; when they were last read well stays. */
  askAnew(sources: readonly string[]): Promise<void>;
  /** When each source is to be polled next; sources that were never polled are absent. */
  nextPolls(): Promise<ReadonlyMap<string, Date | null>>;
  /** The day of each column's newest edition that came from a source. */
  newestEditions(source: string): Promise<NewestEditions>;
  /** Remembers an edition where it is newer than its column's others from that source. */
  noteEdition(source: string, column: string, day: CalendarDay): Promise<void>;
  /** What is remembered of some items, by their keys; those that were never read are absent. */
  readItems(source: string, keys: readonly string[]): Promise<ReadonlyMap<string, ItemState>>;
  writeItem(source: string, key: string, state: ItemState, now: Date): Promise<void>;
  readBackfill(source: string): Promise<BackfillPlace | undefined>;
  /** Remembers the place; undefined forgets it, because the backfill has reached the end. */
  writeBackfill(source: string, place: BackfillPlace | undefined): Promise<void>;
}

/** The state of a source that was never polled. */
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
