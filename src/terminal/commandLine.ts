import type { Command } from '../messages/conversation/command.ts';
import type { OptionSpec, RawOptions } from '../messages/conversation/options.ts';
import type { Locale } from '../messages/locale.ts';
import { nearest } from '../text/nearest.ts';
import { PHRASES } from './phrases.ts';
import { readOptions, shortened } from './typedOptions.ts';

/** Meaning of a typed line; `refused` has a sentence that says what to do instead. */
export type CommandLine =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'command'; readonly command: Command; readonly options: RawOptions }
  /** A command that lacks a required option. */
  | { readonly kind: 'asks'; readonly command: Command; readonly option: OptionSpec }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Longest line that is read, in UTF-16 units: the length of a Discord message. */
const MAX_LINE = 2000;

/**
 * Parses a line like Discord's input box: `/news query:DeepSeek`, without the first option's name `/news DeepSeek`, or
 * without the slash; a line without a command is searched for. A number, a short key or `/open 3` chooses from the last
 * output.
 */
export function readLine(line: string, commands: readonly Command[], locale: Locale): CommandLine {
  const phrases = PHRASES[locale];
  const text = line.normalize('NFC').trim().replace(/^／/u, '/');
  if (text === '') return { kind: 'nothing' };
  if (text.length > MAX_LINE) return { kind: 'refused', sentence: phrases.lineTooLong };
  const chosen = /^(?:\/open\s+)?([0-9]{1,4}|[a-z]{1,2})$/u.exec(text);
  if (chosen?.[1] !== undefined) return { kind: 'key', key: chosen[1].replace(/^0+(?=\d)/u, '') };
  if (/^\/?(?:quit|exit)$/iu.test(text)) return { kind: 'leave' };
  if (text.startsWith('/')) return readCommand(text.slice(1), commands, locale);
  const bare = readCommand(text, commands, locale);
  // A line that starts like a command but is not a valid one is searched for.
  return bare.kind === 'refused' ? searchLine(text, commands, locale) : bare;
}

/** Returns all names of a command, in every language. */
export function commandNames(command: Command): string[] {
  return [...new Set([command.name, ...Object.values(command.names)])];
}

function readCommand(text: string, commands: readonly Command[], locale: Locale): CommandLine {
  const phrases = PHRASES[locale];
  const named = namedCommand(text, commands);
  if (named === undefined) {
    const word = text.split(/\s/u, 1)[0] ?? '';
    const names = commands.filter((command) => command.kind === 'slash').flatMap(commandNames);
    return { kind: 'refused', sentence: phrases.unknownCommand(shortened(word), nearest(word, names)) };
  }
  const read = readOptions(text.slice(named.name.length).trim(), named.command, locale);
  switch (read.kind) {
    case 'values':
      return { kind: 'command', command: named.command, options: read.values };
    case 'missing':
      return { kind: 'asks', command: named.command, option: read.option };
    case 'refused':
      return read;
  }
}

/** Returns the search that `/news` would do for a line. */
export function searchLine(text: string, commands: readonly Command[], locale: Locale): CommandLine {
  return readCommand(`news ${text}`, commands, locale);
}

interface NamedCommand {
  readonly command: Command;
  readonly name: string;
}

/** Finds the command with the longest name, in any language, that a text begins with. */
function namedCommand(text: string, commands: readonly Command[]): NamedCommand | undefined {
  const lowered = text.toLowerCase();
  return commands
    .filter((command) => command.kind === 'slash')
    .flatMap((command) => commandNames(command).map((name) => ({ command, name })))
    .filter(
      ({ name }) => lowered === name || (lowered.startsWith(name) && /^\s/u.test(text.slice(name.length))),
    )
    .reduce<NamedCommand | undefined>(
      (longest, one) => (longest === undefined || one.name.length > longest.name.length ? one : longest),
      undefined,
    );
}
