import { CommanderError } from 'commander';
import { BackupFileError } from '../database/backupFileError.ts';
import { StoreError } from '../database/storeError.ts';
import { DiscordError } from '../discord/gateway/discordError.ts';
import { ListenError } from '../network/listenError.ts';
import { SourceListError } from '../sources/sourceList/problem.ts';
import { errorMessage } from '../text/errorMessage.ts';
import type { ResultTexts, UnusableStore } from './texts/results/resultTexts.ts';

/** Output of a command: lines of results, and lines for the person at the terminal. */
export interface Lines {
  /** Writes a line of results to stdout. */
  out(line: string): void;
  /** Writes a line of progress or about a failure to stderr. */
  err(line: string): void;
}

/** The process's own stdout and stderr. */
export const processLines: Lines = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
};

/** Exit statuses of contract.md: done, failed (said on stderr), wrong usage. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** Returns an error as one line for people. */
export function oneLine(error: unknown): string {
  const text = errorMessage(error);
  return text.replace(/\s+/g, ' ').trim();
}

/** Texts of errors that the operator must act on. */
type FailureTexts = Pick<
  ResultTexts,
  'unusableStore' | 'backupFile' | 'notServed' | 'discord' | 'wrongSourceList'
>;

/** Returns the exit status of a failure and prints it in a line, unless commander has printed it. */
export function statusOf(error: unknown, texts: FailureTexts): number {
  // Commander has printed the error itself; a request for help is no error.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  processLines.err(failureLine(error, texts));
  return EXIT.failed;
}

/** Returns an error as one line in the operator's language; one of the system or of this program as it is. */
export function failureLine(error: unknown, texts: FailureTexts): string {
  if (error instanceof StoreError) return texts.unusableStore(unusable(error));
  if (error instanceof BackupFileError) return texts.backupFile(error);
  if (error instanceof ListenError) return texts.notServed(error);
  if (error instanceof DiscordError) return texts.discord(error);
  if (error instanceof SourceListError) return texts.wrongSourceList(error);
  return oneLine(error);
}

function unusable(error: StoreError): UnusableStore {
  const { reason, place, cause } = error;
  const systemCause = place === undefined || cause === undefined ? '' : oneLine(cause);
  return { reason, message: oneLine(error), place, systemCause: systemCause || undefined };
}
