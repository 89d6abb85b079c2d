import type { CommandRegistry, Core } from '../core.ts';
import { CHANNEL, type Channel, type Guild, type Message, type User } from '../model.ts';
import { componentsIn } from '../reading.ts';
import {
  appPermissions,
  channelJson,
  type Json,
  memberJson,
  messageJson,
  userJson,
} from '../world/payloads.ts';
import type { World } from '../world/world.ts';
import type { InteractionAnswer } from './interactions.ts';
import { commandData, type OptionValue, resolvedJson } from './options.ts';

interface Actor {
  readonly user: User;
  readonly channel: Channel;
  /** The member's own language; the user's when left out. */
  readonly locale?: string;
  /** True for an app that the user, not the server, has installed. */
  readonly userInstalled?: boolean;
  /** Sends it although Discord would not let a member do it: a stale button, an option that is not offered. */
  readonly force?: boolean;
}

/** A slash command, as typed by a member. */
export interface CommandAct extends Actor {
  readonly kind: 'command' | 'autocomplete';
  readonly name: string;
  readonly group?: string;
  readonly subcommand?: string;
  /** Ids for users, channels and roles. */
  readonly options?: Readonly<Record<string, OptionValue>>;
  /** For autocomplete: the option that is being typed. */
  readonly focused?: string;
}

/** A context menu command on a message. */
export interface MessageCommandAct extends Actor {
  readonly kind: 'message-command';
  readonly name: string;
  readonly target: Message;
}

/** A click on a button, or a choice in a select menu. */
export interface ComponentAct extends Actor {
  readonly kind: 'component';
  readonly message: Message;
  readonly customId: string;
  readonly values?: readonly string[];
}

/** A modal that was filled in: texts, lists for its select menus, roles for its role menus, by custom id. */
export interface ModalAct extends Actor {
  readonly kind: 'modal';
  readonly customId: string;
  readonly fields: Readonly<
    Record<string, string | readonly string[] | { readonly roles: readonly string[] }>
  >;
  /** The message whose component opened the modal. */
  readonly message?: Message;
}

/** Anything a member can do to a bot. */
export type Act = CommandAct | MessageCommandAct | ComponentAct | ModalAct;

/** The INTERACTION_CREATE of an act, as Discord writes it. */
export function interactionJson(
  core: Pick<Core, 'world' | 'commands' | 'cdn'>,
  act: Act,
  answer: InteractionAnswer,
): Json {
  const { world } = core;
  const guild = world.guild(act.channel.guildId);
  const message = 'message' in act ? act.message : undefined;
  return {
    id: answer.id,
    application_id: world.applicationId,
    type: answer.type,
    token: answer.token,
    version: 1,
    data: dataOf(core, act),
    channel_id: act.channel.id,
    channel: channelOf(world, guild, act),
    ...whoOf(guild, act),
    app_permissions: appPermissions(world, guild, act.channel).toString(),
    locale: act.locale ?? act.user.locale,
    entitlements: [],
    // A direct message with a bot that no user has installed carries "0" for the guild.
    authorizing_integration_owners: act.userInstalled ? { '1': act.user.id } : { '0': guild?.id ?? '0' },
    context: guild ? 0 : act.channel.recipientId === act.user.id ? 1 : 2,
    attachment_size_limit: 10_485_760,
    ...(message ? { message: messageJson(world, message) } : {}),
  };
}

function whoOf(guild: Guild | undefined, act: Act): Json {
  if (!guild) return { user: userJson(act.user) };
  const member = guild.members.get(act.user.id);
  if (!member) throw new Error(`${act.user.username} is no member of ${guild.name}`);
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    member: memberJson(guild, member, act.channel),
  };
}

function channelOf(world: World, guild: Guild | undefined, act: Act): Json {
  const member = guild?.members.get(act.user.id);
  const permissions = guild && member ? memberJson(guild, member, act.channel).permissions : '0';
  return { ...channelJson(world, act.channel), type: CHANNEL[act.channel.kind], permissions };
}

function dataOf(core: Pick<Core, 'world' | 'commands' | 'cdn'>, act: Act): Json {
  const { world, commands } = core;
  switch (act.kind) {
    case 'command':
    case 'autocomplete':
      return commandData(core, act);
    case 'message-command':
      return {
        ...identity(commands, act, 3),
        target_id: act.target.id,
        resolved: { messages: { [act.target.id]: messageJson(world, act.target) } },
      };
    case 'component':
      return componentData(world, act);
    case 'modal':
      return modalData(world, act);
  }
}

function componentData(world: World, act: ComponentAct): Json {
  const component = componentsIn(act.message).find((entry) => entry.custom_id === act.customId);
  const type = component?.type ?? (act.values ? 3 : 2);
  const values = act.values ?? [];
  const guild = world.guild(act.channel.guildId);
  return {
    custom_id: act.customId,
    component_type: type,
    id: component?.id ?? 1,
    ...(type === 2 ? {} : { values }),
    ...(type >= 5 && type <= 8 ? { resolved: resolvedJson(world, guild, values) } : {}),
  };
}

function modalData(world: World, act: ModalAct): Json {
  const rows = Object.entries(act.fields).map(([customId, value]) => ({
    type: 18,
    id: 1,
    component: { id: 2, custom_id: customId, ...inputOf(value) },
  }));
  const roles = Object.values(act.fields).flatMap((value) =>
    typeof value === 'object' && 'roles' in value ? value.roles : [],
  );
  const resolved =
    roles.length > 0 ? { resolved: resolvedJson(world, world.guild(act.channel.guildId), roles) } : {};
  return { custom_id: act.customId, components: rows, ...resolved };
}

function inputOf(value: ModalAct['fields'][string]): Json {
  if (typeof value === 'string') return { type: 4, value };
  return 'roles' in value ? { type: 6, values: value.roles } : { type: 3, values: value };
}

/** Id, name and type of a registered command; throws where the bot never registered it. */
function identity(commands: CommandRegistry, act: MessageCommandAct, type: number): Json {
  const places = [commands.get(act.channel.guildId ?? ''), commands.get('global')];
  const found = places
    .flatMap((list) => list ?? [])
    .find((entry) => entry.name === act.name && entry.type === type);
  if (!found) throw new Error(`no message command named ${act.name} is registered`);
  return { id: found.id, name: found.name, type };
}
