import type { CalendarDay } from '../../calendar/day.ts';
import type { FailureReason } from '../../sources/failure.ts';
import type { SourceColumn, SourceTier } from '../../sources/source.ts';

/** How a source stands: what it is and how reading it went. */
export interface SourceStanding {
  readonly id: string;
  readonly name: string;
  readonly tier: SourceTier;
  readonly enabled: boolean;
  /** A setting that it cannot be read without. */
  readonly lacks: string | undefined;
  readonly columns: readonly SourceColumn[];
  readonly lastSuccess: Date | null;
  readonly failures: number;
  readonly failedFor: FailureReason | null;
  /** The newest edition that came from it. */
  readonly newest: { readonly column: string; readonly day: CalendarDay } | undefined;
}

/** What trying an address showed. */
export type SourcePreview =
  | {
      readonly kind: 'found';
      /** By which it is added; forgotten after a while. */
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

/** What asking a source once brought: so many items, or why there were none. */
export interface TriedSource {
  readonly name: string;
  readonly items: number;
  readonly failedFor: FailureReason | null;
}

/** Where the owner of the bot manages its sources. */
export interface SourceDesk {
  standings(): Promise<readonly SourceStanding[]>;
  /** What is wrong with the list's file at present, with its lines; the list before it is read as long. */
  problems(): readonly string[];
  /** Finds and tries what lies at an address; takes as long as the site does. */
  preview(address: string): Promise<SourcePreview>;
  /** Adds what a preview showed; its name, or undefined where the preview is forgotten. Throws a SourceListError for a list with mistakes. */
  add(key: string): Promise<string | undefined>;
  /** Switches a source; its name, or undefined where the list has no such source. Throws a SourceListError for a list with mistakes. */
  switch(id: string, enabled: boolean): Promise<string | undefined>;
  /** Asks a source once, and again at its next poll; undefined where the list has no such source. */
  tryNow(id: string): Promise<TriedSource | undefined>;
}

/** A source counts as alive for so long after it was last read. */
const ALIVE_DAYS = 3;
const DAY_MILLISECONDS = 24 * 60 * 60_000;

/** Those that are switched on and were read in the last days. */
export function aliveSources(standings: readonly SourceStanding[], now: Date): readonly SourceStanding[] {
  return standings.filter(
    ({ enabled, lastSuccess }) =>
      enabled &&
      lastSuccess !== null &&
      now.getTime() - lastSuccess.getTime() < ALIVE_DAYS * DAY_MILLISECONDS,
  );
}
