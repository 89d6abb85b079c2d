import type { FailureReason } from '../../../sources/failure.ts';
import type { ReadAs } from '../../../sourcing/trySource.ts';
import type { UnreadableReason } from '../../../text/unreadable.ts';

/** Texts of `sulan sources` and its commands, in the language of the terminal. JSON is the same in all of them. */
export interface SourcesCommandTexts {
  /** The heads of the list: id, name, state, last success, newest edition, next poll. */
  readonly heads: readonly string[];
  readonly never: string;
  readonly offNeeds: (setting: string) => string;
  readonly offNeverTried: string;
  readonly off: string;
  readonly failing: (times: number) => string;
  readonly on: string;
  readonly whenRunning: string;
  readonly hasBeenFailing: (id: string, since: string | undefined, why: string) => string;
  readonly listEnd: string;
  readonly markOk: string;
  readonly markEmpty: string;
  readonly markFailed: string;
  readonly switchedOff: string;
  readonly empty: string;
  readonly items: (count: number, isCutOff: boolean) => string;
  readonly readAs: (found: ReadAs) => string;
  /** Why a source or an item gave nothing: the reason in words, and the technical cause. */
  readonly failedFor: (reason: FailureReason | null, cause: string) => string;
  /** Why a document could not be read. */
  readonly unreadable: (why: UnreadableReason) => string;
  readonly noSuchSource: (id: string, near: string | undefined, known: readonly string[]) => string;
  readonly readAlready: (url: string, id: string) => string;
  readonly cannotBeRead: string;
  readonly askToAdd: string;
  readonly nothingChanged: string;
  readonly addedTo: (file: string) => string;
  readonly staysOff: (id: string, setting: string) => string;
  readonly switched: (id: string, isOn: boolean, file: string) => string;
  readonly removed: (id: string, file: string) => string;
  readonly noFile: (file: string) => string;
  readonly noOpml: (file: string) => string;
  readonly imported: (added: number, file: string, known: number, refused: number) => string;
  readonly tryImported: string;
  /** The heads of the list of servers' own sources: server, id, name, state, last success, address, next poll. */
  readonly serverHeads: readonly string[];
  readonly serverListEnd: string;
  readonly noServerSources: string;
  readonly noSuchServerSource: (server: string, id: string) => string;
  readonly removedFromServer: (name: string, server: string) => string;
}
