import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteraction,
  type APIApplicationCommandInteractionDataBasicOption,
  type APIApplicationCommandInteractionDataOption,
  type APIInteraction,
  type APIInteractionDataResolved,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  InteractionContextType,
  InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { Command } from '../messages/conversation/command.ts';
import {
  type AnyChannelKind,
  type FileValue,
  optionValues,
  type RawOptions,
} from '../messages/conversation/options.ts';
import type { Permission, Place } from '../messages/conversation/place.ts';
import type { Request, TargetMessage } from '../messages/conversation/request.ts';
import { localeOf } from '../messages/locale.ts';
import type { FormValues } from './formBody.ts';
import { fileOf, targetMessageOf } from './targetMessage.ts';

type Resolved = Partial<APIInteractionDataResolved>;

/** Interactions that call or complete a command. */
export type CommandInteraction =
  | APIApplicationCommandInteraction
  | APIApplicationCommandAutocompleteInteraction;

/** The called command and its options, with subcommands resolved. */
export interface CalledCommand {
  readonly command: Command;
  readonly options: readonly APIApplicationCommandInteractionDataBasicOption[];
}

/** Finds the called command; undefined for one that this version no longer has. */
export function calledCommand(
  commands: readonly Command[],
  interaction: CommandInteraction,
): CalledCommand | undefined {
  const { data } = interaction;
  if (data.type === ApplicationCommandType.Message) {
    const command = commands.find(({ kind, names }) => kind === 'message' && names['zh-CN'] === data.name);
    return command && { command, options: [] };
  }
  if (data.type !== ApplicationCommandType.ChatInput) return undefined;
  const { path, options } = resolvePath(data.name, data.options ?? []);
  const command = commands.find(({ kind, name }) => kind === 'slash' && name === path);
  return command && { command, options };
}

function resolvePath(
  name: string,
  options: readonly APIApplicationCommandInteractionDataOption[],
): { path: string; options: readonly APIApplicationCommandInteractionDataBasicOption[] } {
  const basic: APIApplicationCommandInteractionDataBasicOption[] = [];
  for (const option of options) {
    if (option.type === ApplicationCommandOptionType.Subcommand) {
      return { path: `${name} ${option.name}`, options: option.options ?? [] };
    }
    if (option.type !== ApplicationCommandOptionType.SubcommandGroup) basic.push(option);
  }
  return { path: name, options: basic };
}

/** Returns the request of an interaction for commands; `owners` are the ids of the bot's owners. */
export function requestOf(
  interaction: APIInteraction,
  owners: ReadonlySet<string>,
  options: readonly APIApplicationCommandInteractionDataBasicOption[] = [],
  { fields, picked }: FormValues = { fields: {}, picked: {} },
): Request {
  const user = interaction.member?.user ?? interaction.user;
  const target = targetOf(interaction);
  return {
    user: user?.id ?? '',
    locale: localeOf('locale' in interaction ? interaction.locale : undefined),
    place: placeOf(interaction, owners.has(user?.id ?? '')),
    options: optionValues(rawOptions(options, resolvedOf(interaction))),
    fields,
    picked,
    ...(target && { target }),
  };
}

/** Returns the channels, roles and files in a slash command's options. */
function resolvedOf(interaction: APIInteraction): Resolved {
  const isCommand =
    interaction.type === InteractionType.ApplicationCommand ||
    interaction.type === InteractionType.ApplicationCommandAutocomplete;
  if (!isCommand || interaction.data.type !== ApplicationCommandType.ChatInput) return {};
  return interaction.data.resolved ?? {};
}

function placeOf(interaction: APIInteraction, isOwner: boolean): Place {
  const permissions = permissionsOf(interaction.member?.permissions, isOwner);
  const isInstalledHere = interaction.authorizing_integration_owners?.['0'] !== undefined;
  const channel = interaction.channel?.id;
  const where = { ...(channel !== undefined && { channel }), permissions };
  if (interaction.guild_id !== undefined && isInstalledHere) {
    const roles = interaction.member?.roles ?? [];
    return { context: 'server', guild: interaction.guild_id, roles, ...where };
  }
  return { context: interaction.context === InteractionContextType.BotDM ? 'direct' : 'elsewhere', ...where };
}

function permissionsOf(bits: string | undefined, isOwner: boolean): ReadonlySet<Permission> {
  const granted = BigInt(bits ?? '0');
  const has = (flag: bigint) => (granted & (flag | PermissionFlagsBits.Administrator)) !== 0n;
  const permissions = new Set<Permission>();
  if (has(PermissionFlagsBits.ManageGuild)) permissions.add('manage-server');
  if (has(PermissionFlagsBits.MentionEveryone)) permissions.add('mention-everyone');
  if (isOwner) permissions.add('own-bot');
  return permissions;
}

const CHANNEL_KINDS: ReadonlyMap<ChannelType, AnyChannelKind> = new Map([
  [ChannelType.GuildText, 'text'],
  [ChannelType.GuildAnnouncement, 'announcement'],
  [ChannelType.GuildForum, 'forum'],
  [ChannelType.PublicThread, 'thread'],
  [ChannelType.PrivateThread, 'thread'],
  [ChannelType.AnnouncementThread, 'thread'],
]);

/** Returns our kind of channel for Discord's type. */
export function channelKindOf(type: ChannelType): AnyChannelKind {
  return CHANNEL_KINDS.get(type) ?? 'other';
}

function rawOptions(
  options: readonly APIApplicationCommandInteractionDataBasicOption[],
  resolved: Resolved,
): RawOptions {
  const texts: Record<string, string> = {};
  const integers: Record<string, number> = {};
  const flags: Record<string, boolean> = {};
  const channels: Record<string, NonNullable<RawOptions['channels']>[string]> = {};
  const roles: Record<string, NonNullable<RawOptions['roles']>[string]> = {};
  const files: Record<string, FileValue> = {};
  for (const option of options) {
    switch (option.type) {
      case ApplicationCommandOptionType.String:
        texts[option.name] = option.value;
        break;
      case ApplicationCommandOptionType.Integer:
        integers[option.name] = Number(option.value);
        break;
      case ApplicationCommandOptionType.Boolean:
        flags[option.name] = option.value;
        break;
      case ApplicationCommandOptionType.Channel: {
        // During autocomplete only the id is known.
        const channel = resolved.channels?.[option.value];
        channels[option.name] = {
          id: option.value,
          name: channel?.name ?? '',
          kind: channel ? channelKindOf(channel.type) : 'other',
        };
        break;
      }
      case ApplicationCommandOptionType.Role: {
        const role = resolved.roles?.[option.value];
        if (role) roles[option.name] = { id: role.id, name: role.name, mentionable: role.mentionable };
        break;
      }
      case ApplicationCommandOptionType.Attachment: {
        const file = resolved.attachments?.[option.value];
        if (file) files[option.name] = fileOf(file);
        break;
      }
    }
  }
  return { texts, integers, flags, channels, roles, files };
}

function targetOf(interaction: APIInteraction): TargetMessage | undefined {
  if (interaction.type !== InteractionType.ApplicationCommand) return undefined;
  const { data } = interaction;
  if (data.type !== ApplicationCommandType.Message) return undefined;
  const message = data.resolved.messages[data.target_id];
  return message && targetMessageOf(message);
}
