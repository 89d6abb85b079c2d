import type { CalendarDay } from '../../calendar/day.ts';
import type { FailureReason } from '../../sources/failure.ts';
import type { SourceColumn, SourceTier } from '../../sources/source.ts';
import type { SourceListProblem } from '../../sources/sourceList/problem.ts';

/** State of a source and its health. */
export interface SourceStanding {
  readonly id: string;
  readonly name: string;
  readonly tier: SourceTier;
  readonly enabled: boolean;
  /** Missing setting that it needs. */
  readonly lacks: string | undefined;
  readonly columns: readonly SourceColumn[];
  readonly lastSuccess: Date | null;
  readonly failures: number;
  readonly failedFor: FailureReason | null;
  /** Its newest edition. */
  readonly newest: { readonly column: string; readonly day: CalendarDay } | undefined;
}

/** Result of trying an address. */
export type SourcePreview =
  | {
      readonly kind: 'found';
      /** Key for adding it; expires after a while. */
      readonly key: string;
      readonly name: string;
      readonly url: string;
      readonly items: number;
      readonly newest: CalendarDay | undefined;
      readonly sample: {
        readonly kind: 'edition' | 'article';
        readonly column: string | null;
        readonly titles: readonly string[];
      };
    }
  | { readonly kind: 'known'; readonly name: string }
  | { readonly kind: 'failed'; readonly reason: FailureReason };

/** Result of polling a source once: the number of items, or the reason for none. */
export interface TriedSource {
  readonly name: string;
  readonly items: number;
  readonly failedFor: FailureReason | null;
}

/** Management of the bot's sources by its owner. */
export interface SourceDesk {
  standings(): Promise<readonly SourceStanding[]>;
  /** Returns the current problems of the list's file with their lines; the previous list stays in use meanwhile. */
  problems(): readonly SourceListProblem[];
  /** Finds and tries the feed of an address; takes as long as the site. */
  preview(address: string): Promise<SourcePreview>;
  /**
   * Adds a previewed source and returns its name; undefined if the preview has expired. Throws a SourceListError for an
   * invalid list.
   */
  add(key: string): Promise<string | undefined>;
  /**
   * Enables or disables a source and returns its name; undefined if it is not in the list. Throws a SourceListError for
   * an invalid list.
   */
  switch(id: string, enabled: boolean): Promise<string | undefined>;
  /** Polls a source once, and again at its next regular time; undefined if it is not in the list. */
  tryNow(id: string): Promise<TriedSource | undefined>;
}

/** Days after the last successful read for which a source counts as working. */
const ALIVE_DAYS = 3;
const DAY_MILLISECONDS = 24 * 60 * 60_000;

/** Returns the enabled sources that were read in the last days. */
export function aliveSources(standings: readonly SourceStanding[], now: Date): readonly SourceStanding[] {
  return standings.filter(
    ({ enabled, lastSuccess }) =>
      enabled &&
      lastSuccess !== null &&
      now.getTime() - lastSuccess.getTime() < ALIVE_DAYS * DAY_MILLISECONDS,
  );
}
