import type { Command } from 'commander';
import type { Locale } from '../../messages/locale.ts';
import { VERSION } from '../../version.ts';
import { commandLineTexts } from '../texts/commandLineTexts.ts';
import { speakHelp } from '../texts/speakHelp.ts';
import { addAsking } from './asking.ts';
import { LocalizedCommand } from './localizedCommand.ts';
import { addOperating } from './operating.ts';
import { addReading } from './reading.ts';
import { addRunning } from './running.ts';
import { addServing } from './serving.ts';

/** Creates the command line with help in a language; JSON output does not depend on it. */
export function commandLine(locale: Locale): Command {
  const texts = commandLineTexts(locale);
  const program = new LocalizedCommand(texts, 'sulan')
    .description(texts.about)
    .version(VERSION, '-V, --version', texts.versionOption);
  // Commands inherit these settings, so they come before the commands are added.
  speakHelp(program.exitOverride().showHelpAfterError(), texts);
  addRunning(program, texts);
  addReading(program, texts);
  addAsking(program, texts);
  addServing(program, texts);
  addOperating(program, texts);
  return program;
}
