import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Command } from '../../messages/conversation/command.ts';
import type { OptionSpec } from '../../messages/conversation/options.ts';
import type { InteractionContext } from '../../messages/conversation/place.ts';
import type { Localised } from '../../messages/locale.ts';

/** A command in Discord's format. */
export type CommandBody = RESTPutAPIApplicationCommandsJSONBody[number];

const CONTEXTS: Readonly<Record<InteractionContext, InteractionContextType>> = {
  server: InteractionContextType.Guild,
  direct: InteractionContextType.BotDM,
  elsewhere: InteractionContextType.PrivateChannel,
};

const OPTION_TYPES = {
  text: ApplicationCommandOptionType.String,
  integer: ApplicationCommandOptionType.Integer,
  flag: ApplicationCommandOptionType.Boolean,
  channel: ApplicationCommandOptionType.Channel,
  role: ApplicationCommandOptionType.Role,
  file: ApplicationCommandOptionType.Attachment,
} as const;

/** Returns the commands in Discord's format; those that share a first word become its subcommands. */
export function commandBodies(commands: readonly Command[]): CommandBody[] {
  const grouped = Map.groupBy(
    commands,
    ({ name, kind }) => `${kind} ${kind === 'slash' ? name.split(' ')[0] : name}`,
  );
  return [...grouped.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    if (first.kind === 'message') return [messageCommandBody(first)];
    return [first.name.includes(' ') ? parentBody(first, group) : slashBody(first)];
  });
}

function slashBody(command: Command): CommandBody {
  return {
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    name_localizations: localizations(command.names),
    ...described(command.descriptions),
    options: optionBodies(command.options),
    ...offered(command),
  };
}

/** Returns a command with subcommands; it is never called itself and takes the description of its first subcommand. */
function parentBody(first: Command, group: readonly Command[]): CommandBody {
  return {
    type: ApplicationCommandType.ChatInput,
    name: first.name.split(' ')[0] ?? first.name,
    ...described(first.descriptions),
    options: group.map((command) => ({
      type: ApplicationCommandOptionType.Subcommand,
      name: command.name.split(' ')[1] ?? command.name,
      name_localizations: localizations(command.names),
      ...described(command.descriptions),
      options: optionBodies(command.options),
    })),
    ...offered(first),
  };
}

function messageCommandBody(command: Command): CommandBody {
  return {
    type: ApplicationCommandType.Message,
    name: command.names['zh-CN'],
    name_localizations: localizations(command.names),
    ...offered(command),
  };
}

function offered({ contexts, needs }: Command) {
  const isAnywhere = contexts.includes('elsewhere');
  return {
    contexts: contexts.map((context) => CONTEXTS[context]),
    integration_types: isAnywhere
      ? [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall]
      : [ApplicationIntegrationType.GuildInstall],
    default_member_permissions: needs === undefined ? null : RIGHTS[needs],
  };
}

/** Default member permissions of a command; "0" means administrators only. */
const RIGHTS = { 'manage-server': PermissionFlagsBits.ManageGuild.toString(), 'own-bot': '0' } as const;

/** Returns the options, required ones first as Discord demands. */
function optionBodies(options: readonly OptionSpec[]): APIApplicationCommandBasicOption[] {
  return [...options]
    .sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(optionBody);
}

function optionBody(option: OptionSpec): APIApplicationCommandBasicOption {
  const common = {
    name: option.name,
    name_localizations: localizations(option.names),
    ...described(option.descriptions),
    required: option.required ?? false,
  };
  switch (option.kind) {
    case 'text':
      return textOptionBody(option, common);
    case 'integer':
      return {
        ...common,
        type: OPTION_TYPES.integer,
        ...(option.min !== undefined && { min_value: option.min }),
        ...(option.max !== undefined && { max_value: option.max }),
      };
    case 'channel':
    case 'role':
    case 'flag':
    case 'file':
      return { ...common, type: OPTION_TYPES[option.kind] };
  }
}

function textOptionBody(
  { choices, suggests, maxLength }: OptionSpec,
  common: Omit<APIApplicationCommandBasicOption, 'type'>,
): APIApplicationCommandBasicOption {
  const length = maxLength === undefined ? {} : { max_length: maxLength };
  if (suggests) return { ...common, ...length, type: OPTION_TYPES.text, autocomplete: true };
  if (!choices) return { ...common, ...length, type: OPTION_TYPES.text };
  return {
    ...common,
    type: OPTION_TYPES.text,
    choices: choices.map(({ value, names }) => ({
      name: names['en-US'],
      name_localizations: localizations(names),
      value,
    })),
  };
}

function described(descriptions: Localised) {
  return { description: descriptions['en-US'], description_localizations: localizations(descriptions) };
}

/** Returns all localizations: zh-TW does not fall back to zh-CN, nor English to the plain name. */
function localizations(wording: Localised): LocalizationMap {
  return { 'zh-CN': wording['zh-CN'], 'zh-TW': wording['zh-TW'], 'en-US': wording['en-US'] };
}
