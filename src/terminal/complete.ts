import type { Command } from '../messages/conversation/command.ts';
import type { Conversation } from '../messages/conversation/conversation.ts';
import type { OptionSpec } from '../messages/conversation/options.ts';
import { commandNames } from './commandLine.ts';
import { optionNames } from './typedOptions.ts';

/** A possible completion of a line's end, and a description. */
export interface LineCompletion {
  readonly text: string;
  readonly description?: string;
}

/** Result in the form of readline's completer: replacements, and the end of the line that they replace. */
export interface Completions {
  readonly hits: readonly LineCompletion[];
  readonly replaced: string;
}

/**
 * Completes a command's name, then the values of its option (suggestions or its only choices); with nothing typed, also
 * the names of its options.
 */
export async function completeLine(
  line: string,
  commands: readonly Command[],
  conversation: Conversation,
): Promise<Completions> {
  const slashes = commands.filter((command) => command.kind === 'slash');
  const { locale } = conversation;
  const command = slashes.find((one) => commandNames(one).some((name) => line.startsWith(`/${name} `)));
  if (command === undefined) {
    const named = slashes.map((one) => ({ text: `/${one.name}`, description: one.descriptions[locale] }));
    return { hits: named.filter(({ text }) => text.startsWith(line)), replaced: line };
  }
  const typed = typedValue(optionsPart(line, command), command);
  const option = typed.option ?? command.options[0];
  const hits = option === undefined ? [] : await valuesOf(command, option, typed.value, conversation);
  const nameable = typed.option === undefined && typed.value === '' ? command.options : [];
  const names = nameable
    .filter((one) => !optionNames(one).some((name) => typed.before.has(name)))
    .map((one) => ({ text: `${one.names[locale]}:`, description: one.descriptions[locale] }));
  return hits.length + names.length === 0
    ? { hits: [], replaced: line }
    : { hits: [...hits, ...names], replaced: typed.value };
}

async function valuesOf(
  command: Command,
  option: OptionSpec,
  value: string,
  conversation: Conversation,
): Promise<LineCompletion[]> {
  if (option.choices !== undefined) {
    const choices = option.choices.map((choice) => ({
      text: choice.value,
      ...(choice.names[conversation.locale] !== choice.value && {
        description: choice.names[conversation.locale],
      }),
    }));
    return choices.filter(({ text }) => text.startsWith(value));
  }
  if (option.suggests !== true || command.complete === undefined) return [];
  const suggestions = await command.complete(option.name, value, conversation);
  return suggestions.map((suggestion) => ({
    text: suggestion.value,
    ...(suggestion.name !== suggestion.value && { description: suggestion.name }),
  }));
}

/** Returns the text after the command's name; the longest name counts (`forget me` before `forget`). */
function optionsPart(line: string, command: Command): string {
  const lengths = commandNames(command)
    .filter((name) => line.startsWith(`/${name} `))
    .map((name) => name.length);
  return line.slice(1 + Math.max(0, ...lengths)).trimStart();
}

interface TypedValue {
  /** The option of the value. */
  readonly option: OptionSpec | undefined;
  readonly value: string;
  /** All words before a blank or colon, including the names of options already given. */
  readonly before: ReadonlySet<string>;
}

/** Finds the value at the end of `DeepSeek since:2024` and its option, in one pass. */
function typedValue(text: string, command: Command): TypedValue {
  const colon = Math.max(text.lastIndexOf(':'), text.lastIndexOf('：'));
  const before = new Set(text.split(/[:：\s]/u));
  if (colon < 0) return { option: undefined, value: text, before };
  const name = text.slice(0, colon).split(/\s/u).at(-1) ?? '';
  const option = command.options.find((one) => optionNames(one).includes(name));
  const value = text.slice(colon + 1);
  if (option !== undefined) return { option, value, before };
  // A colon inside a value (8:30) belongs to the value that ends at the next blank.
  const blank = value.search(/\s/u);
  return { option: undefined, value: blank < 0 ? '' : value.slice(blank + 1).trimStart(), before };
}
