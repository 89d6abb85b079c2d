import { CommanderError } from 'commander';
/** Where a command writes: lines of results, and lines for the person at the terminal. */
export interface Lines {
  /** One line of results on stdout. */
  out(line: string): void;
  /** One line on stderr: progress, or what failed. */
  err(line: string): void;
}

/** The process's own stdout and stderr. */
export const processLines: Lines = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
};

/** Exit statuses of contract.md: done, failed (said on stderr), wrong usage. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** An error as one line for a person. */
export function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, ' ').trim();
}

/** The exit status for a failure, which is said in a line unless the command line has said it. */
export function statusOf(error: unknown): number {
  // Commander has said what is wrong by itself; asking for help is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  processLines.err(oneLine(error));
  return EXIT.failed;
}
