import { recordsOf, textOf } from '../contract/violation.ts';
import type { FakeDiscord } from '../fake-discord.ts';
import type { OptionValue } from '../interactions/options.ts';
import type { Act } from '../interactions/payload.ts';
import type { Channel, Message, User } from '../model.ts';
import { componentsIn } from '../reading.ts';

/** Who types, where, and which message a click belongs to. */
export interface Typist {
  readonly user: User;
  readonly channel: Channel;
  readonly last: Message | undefined;
}

/** Turns a typed line into an act: `/news DeepSeek`, `/digest date:2025-03-01`, `1` for a button, `2 3` for a choice. */
export function typedAct(fake: FakeDiscord, line: string, { user, channel, last }: Typist): Act {
  if (!line.startsWith('/')) return clickAct(line, { user, channel, last });
  const [name = '', ...words] = line.slice(1).split(/\s+/);
  const registered = [
    ...(fake.commands.get(channel.guildId ?? '') ?? []),
    ...(fake.commands.get('global') ?? []),
  ];
  const command = registered.find((entry) => entry.name === name);
  const definitions = recordsOf(command?.options);
  const subcommand = definitions.find((entry) => entry.type === 1 && entry.name === words[0]);
  const options = subcommand
    ? typedOptions(recordsOf(subcommand.options), words.slice(1))
    : typedOptions(definitions, words);
  return {
    kind: 'command',
    name,
    user,
    channel,
    options,
    ...(subcommand ? { subcommand: textOf(words[0]) } : {}),
  };
}

function typedOptions(
  definitions: readonly Record<string, unknown>[],
  words: readonly string[],
): Record<string, OptionValue> {
  const options: Record<string, OptionValue> = {};
  const loose: string[] = [];
  for (const word of words) {
    const [name = '', ...rest] = word.split(':');
    const definition = definitions.find((entry) => entry.name === name);
    if (definition && rest.length > 0) options[name] = typedValue(definition, rest.join(':'));
    else loose.push(word);
  }
  const first = definitions.find((entry) => !(textOf(entry.name) in options));
  if (first && loose.length > 0) options[textOf(first.name)] = typedValue(first, loose.join(' '));
  return options;
}

function typedValue(definition: Record<string, unknown>, text: string): OptionValue {
  if (definition.type === 4 || definition.type === 10) return Number(text);
  return definition.type === 5 ? text === 'true' : text;
}

function clickAct(line: string, { user, channel, last }: Typist): Act {
  const [component, option] = line.split(/\s+/).map(Number);
  if (!last) throw new Error('nothing was answered yet that could be clicked');
  const clicked = componentsIn(last).filter((entry) => entry.custom_id)[(component ?? 0) - 1];
  if (!clicked) throw new Error(`the last answer has no component ${line}`);
  const value = option === undefined ? undefined : clicked.options?.[option - 1]?.value;
  return {
    kind: 'component',
    user,
    channel,
    message: last,
    customId: clicked.custom_id ?? '',
    ...(value === undefined ? {} : { values: [value] }),
  };
}
