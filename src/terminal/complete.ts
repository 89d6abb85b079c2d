import type { Command, Context, Request } from '../messages/command.ts';
import { commandNames } from './commandLine.ts';
import { optionNames } from './typedOptions.ts';

/** What readline's completer wants: whole replacements, and the end of the line that they replace. */
export type Completions = readonly [hits: string[], replaced: string];

/** Completes a command's name, then what its option suggests (or the only values it may have) for what is typed. */
export async function completeLine(
  line: string,
  commands: readonly Command[],
  request: Request,
  context: Context,
): Promise<Completions> {
  const slashes = commands.filter((command) => command.kind === 'slash');
  const command = slashes.find((one) => commandNames(one).some((name) => line.startsWith(`/${name} `)));
  if (command === undefined) {
    return [slashes.map((one) => `/${one.name}`).filter((name) => name.startsWith(line)), line];
  }
  const typed = /^\/\S+\s+(?:.*\s)??(?:([\p{L}_-]+)[:：])?([^:：]*)$/u.exec(line);
  const named = command.options.find(
    (one) => typed?.[1] !== undefined && optionNames(one).includes(typed[1]),
  );
  const option = named ?? command.options[0];
  const value = typed?.[2] ?? '';
  if (option === undefined) return [[], line];
  if (option.choices !== undefined) {
    return [option.choices.map((choice) => choice.value).filter((one) => one.startsWith(value)), value];
  }
  if (option.suggests !== true || command.complete === undefined) return [[], line];
  const suggestions = await command.complete(option.name, value, request, context);
  return [suggestions.map((suggestion) => suggestion.value), value];
}
