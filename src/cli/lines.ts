import { CommanderError } from 'commander';
import { StoreError } from '../database/storeError.ts';
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

/** Returns the exit status of a failure and prints it in a line, unless commander has printed it. */
export function statusOf(error: unknown, texts: Pick<ResultTexts, 'unusableStore'>): number {
  // Commander has printed the error itself; a request for help is no error.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  const sentence = oneLine(error);
  processLines.err(error instanceof StoreError ? texts.unusableStore(unusable(error)) : sentence);
  return EXIT.failed;
}

function unusable(error: StoreError): UnusableStore {
  const { reason, place, cause } = error;
  const systemCause = place === undefined || cause === undefined ? '' : oneLine(cause);
  return { reason, message: oneLine(error), place, systemCause: systemCause || undefined };
}
