import type { CalendarDay } from '../../../calendar/day.ts';
import type { BackupFileError } from '../../../database/backupFileError.ts';
import type { StoreError } from '../../../database/storeError.ts';
import type { RecapPeriod } from '../../../digests/recap.ts';
import type { DiscordError } from '../../../discord/gateway/discordError.ts';
import type { DiscardReason } from '../../../editions/discarded.ts';
import type { Locale } from '../../../messages/locale.ts';
import type { ListenError } from '../../../network/listenError.ts';
import type { DaySpan } from '../../../search/query/daySpans.ts';
import type { FailureReason } from '../../../sources/failure.ts';
import type { SourceListError } from '../../../sources/sourceList/problem.ts';
import type { DeliveryState } from '../../../store/outbox/deliveryRows.ts';

/** An error of the store, and the message of the system or server behind it, if there is one. */
export interface UnusableStore extends Pick<StoreError, 'reason' | 'message' | 'place'> {
  readonly systemCause: string | undefined;
}

/**
 * Texts that the commands print for people, in the language of the terminal. JSON, digests, and names of commands,
 * settings and files are the same in every language.
 */
export interface ResultTexts {
  readonly locale: Locale;
  /** Note of a progress bar while search and events are updated. */
  readonly catchingUp: string;
  /** Why a file could not be read: the reason in words, or the technical cause. */
  readonly unreadableFile: (reason: FailureReason, cause: string) => string;
  /** What is doubtful about an edition: the `WarningCode` in words, and what the sentence of the warning adds. */
  readonly warning: (code: string, sentence: string) => string;
  /** Why the store cannot be used: the reason in words, and the system's cause or the sentence of the error. */
  readonly unusableStore: (unusable: UnusableStore) => string;
  /** Why a file cannot be the backup that is restored, or the new one. */
  readonly backupFile: (error: BackupFileError) => string;
  /** Why a server could not listen. */
  readonly notServed: (error: ListenError) => string;
  /** What keeps the bot from Discord, and what to do. */
  readonly discord: (error: DiscordError) => string;
  /** Why the source list cannot be used, with every problem and its place. */
  readonly wrongSourceList: (error: SourceListError) => string;
  readonly outputClosed: (why: string) => string;
  /** How a document was read; names of layouts and of their features are the same in every language. */
  readonly explain: {
    readonly found: (kind: 'edition' | 'article', stories: number) => string;
    /** The document's own list of contents told the titles: no layouts were compared. */
    readonly byGlance: string;
    /** Probability of a roundup, and the lead of the best layout's score. */
    readonly certainty: (roundup: string, margin: string) => string;
    readonly layout: (score: string, titles: number, origin: string) => string;
    readonly leftOut: (reason: DiscardReason, text: string) => string;
  };
  readonly backup: {
    readonly useServersTool: (file: string) => string;
    readonly noStore: (file: string) => string;
    readonly copied: (store: string, file: string) => string;
  };
  readonly restore: {
    readonly useServersTool: (file: string) => string;
    readonly botRuns: (store: string) => string;
    /** `kept` is where the former store is kept, if there was one. */
    readonly restored: (file: string, store: string, kept: string | undefined) => string;
  };
  readonly remove: {
    readonly unknown: (id: string) => string;
    readonly removed: (kind: 'story' | 'edition', title: string, day: string) => string;
    readonly digestsEdited: (count: number) => string;
    readonly messagesEdited: (count: number) => string;
  };
  readonly reread: {
    readonly released: (documents: number) => string;
    readonly read: (counts: RereadCounts) => string;
  };
  readonly ingest: {
    readonly counts: (counts: StoredCounts) => string;
    /** Files that are no posts, as counts by their endings. */
    readonly otherFiles: (counts: string) => string;
    readonly undated: (editions: number) => string;
  };
  readonly backfill: {
    readonly noSuchFolder: string;
    readonly page: (number: number) => string;
    readonly moreFailures: (count: number) => string;
    readonly counts: (counts: BackfillCounts) => string;
    readonly stopped: string;
    readonly brokeOff: (why: string | undefined) => string;
  };
  readonly deliveries: {
    readonly states: Readonly<Record<DeliveryState, string>>;
    readonly nothingOn: (day: CalendarDay) => string;
    readonly nothingYet: string;
    readonly anyColumn: string;
  };
  readonly search: {
    readonly readAs: (typed: string, as: string) => string;
    readonly daysOnly: (days: DaySpan) => string;
    readonly nothing: (query: string, suggestions: readonly string[]) => string;
    readonly near: string;
    readonly onlyNear: string;
    readonly column: (name: string) => string;
  };
  readonly digest: {
    readonly noDay: (typed: string) => string;
    readonly emptyStore: string;
    readonly noEdition: (day: CalendarDay, newest: CalendarDay | undefined) => string;
    readonly noRecap: (period: RecapPeriod, day: CalendarDay) => string;
  };
  readonly trend: {
    readonly nothing: (since: CalendarDay, until: CalendarDay, words: readonly string[]) => string;
    readonly span: (since: CalendarDay, until: CalendarDay, step: 'day' | 'week') => string;
  };
  readonly webhook: {
    readonly noAddress: string;
    readonly emptyStore: string;
    readonly taken: (day: string, id: string) => string;
    readonly refused: (day: string, why: string) => string;
  };
  readonly migrate: {
    readonly noDirection: string;
    readonly botRuns: string;
    readonly processRuns: (store: string, process: string) => string;
    readonly noStore: (store: string) => string;
    readonly notEmpty: (store: string, table: string) => string;
    readonly notEqual: (table: string) => string;
    readonly rebuilding: string;
    readonly formerKept: (file: string) => string;
    readonly movedToServer: string;
    readonly movedToFiles: string;
  };
  readonly policies: { readonly noContact: string };
  readonly bot: {
    readonly noToken: string;
    readonly alreadyRuns: (store: string) => string;
    readonly uncaught: string;
    readonly howToInvite: string;
  };
}

/** Counts of `sulan reread`, in documents. */
export interface RereadCounts {
  readonly read: number;
  readonly changed: number;
  readonly left: number;
  readonly putAside: number;
}

/** Counts of `sulan ingest`, in editions. */
export interface StoredCounts {
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: number;
}

/** Counts of `sulan backfill`, in documents, and the pages of the source's list that were read. */
export interface BackfillCounts {
  readonly stored: number;
  readonly known: number;
  readonly unreadable: number;
  readonly failed: number;
  readonly pages: number;
}
