import type { FailureReason } from '../../../sources/failure.ts';

/** What the frame says of sources: to the bot's owner, and to an admin who subscribes. */
export interface SourcesTexts {
  readonly listTitle: string;
  /** How many are switched on, read well lately, and failing. */
  readonly counts: (on: number, well: number, failing: number) => string;
  readonly none: string;
  readonly off: string;
  readonly needs: (setting: string) => string;
  readonly neverRead: string;
  readonly readAt: (time: string) => string;
  readonly newest: (column: string, day: string) => string;
  readonly failing: (times: number, reason: string) => string;
  readonly reasons: Readonly<Record<FailureReason, string>>;
  readonly reasonUnknown: string;
  readonly switchOn: string;
  readonly switchOff: string;
  readonly tryNow: string;
  readonly switchedOn: (name: string) => string;
  readonly switchedOff: (name: string) => string;
  readonly unknown: (id: string) => string;
  readonly broken: string;
  /** The file of the list has mistakes, which follow; the one before it is used. */
  readonly keptBefore: string;
  readonly tried: (name: string, items: number) => string;
  readonly triedNothing: (name: string, why: string) => string;
  readonly previewTitle: string;
  readonly foundNothing: (why: string) => string;
  readonly known: (name: string) => string;
  readonly items: (count: number, newest: string | undefined) => string;
  readonly readsAs: (kind: 'edition' | 'article', column: string | null) => string;
  readonly add: string;
  readonly added: (name: string) => string;
  readonly previewGone: string;
  readonly firstTitle: string;
  readonly firstCounts: (well: number, all: number) => string;
  readonly firstNone: string;
  readonly firstHow: string;
  /** To an admin: what will come, from which columns at which hours. */
  readonly willCome: (columns: string) => string;
  readonly noSource: string;
  readonly serverTitle: string;
  /** How many sources a server has for itself, and how many it may have. */
  readonly serverCounts: (count: number, most: number) => string;
  readonly serverHow: string;
  readonly serverOff: string;
  readonly serverAdded: (name: string) => string;
  readonly serverKnown: (name: string) => string;
  readonly serverFull: (most: number) => string;
  readonly serverRemoved: (name: string) => string;
  readonly serverWait: string;
  readonly remove: string;
}
