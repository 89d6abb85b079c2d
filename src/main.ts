import { EXIT, oneLine, processLines, statusOf } from './cli/lines.ts';
import { commandLine } from './cli/program/commandLine.ts';
import { commandLineTexts } from './cli/texts/commandLineTexts.ts';
import type { ResultTexts } from './cli/texts/results/resultTexts.ts';
import { loadEnvironmentFile, operatorLocale } from './settings/environment.ts';
import { handleUncaught } from './wiring/uncaught.ts';

/**
 * Runs the command line (without node and script) and sets the exit status: 0 done, 1 failed, 2 wrong usage. Modules
 * are loaded by the command that needs them: parsing need not load the bot's 95 MB.
 */
export async function main(args: readonly string[]): Promise<void> {
  process.stdout.on('error', leaveWithReader);
  handleUncaught((error) => process.exit(statusOf(error, texts())));
  try {
    // Unset variables may be in a file of the working folder, which git ignores.
    loadEnvironmentFile('.env', process.env);
    await commandLine(operatorLocale(process.env)).parseAsync([...args], { from: 'user' });
  } catch (error) {
    process.exitCode = statusOf(error, texts());
  }
}

/** A closed pipe (`| head`) is no failure; a full disk is one. */
function leaveWithReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  processLines.err(texts().outputClosed(oneLine(error)));
  process.exit(EXIT.failed);
}

/** Texts in the language of the terminal, which `.env` may set. */
function texts(): ResultTexts {
  return commandLineTexts(operatorLocale(process.env)).results;
}
