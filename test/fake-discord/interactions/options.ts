import { recordsOf, textOf } from '../contract/violation.ts';
import type { CommandRegistry, Core } from '../core.ts';
import type { Guild } from '../model.ts';
import { channelJson, type Json, memberJson, roleJson, userJson } from '../world/payloads.ts';
import { channelPermissions } from '../world/permissions.ts';
import type { World } from '../world/world.ts';
import type { CommandAct } from './payload.ts';

/** The value of an option; users, channels, roles, mentionables and attachments by id. */
export type OptionValue = string | number | boolean;

const OPTION = { subcommand: 1, group: 2, string: 3, integer: 4, number: 10, attachment: 11 } as const;

/** The `data` of a slash command or autocomplete, checked against what the bot registered. */
export function commandData(
  { world, commands, cdn }: Pick<Core, 'world' | 'commands' | 'cdn'>,
  act: CommandAct,
): Json {
  const command = registeredCommand(commands, act);
  const path = [act.group, act.subcommand].filter((name) => name !== undefined);
  const definitions = path.reduce((options, name) => {
    const inner = options.find((option) => option.name === name);
    if (!inner) throw new Error(`/${act.name} has no subcommand ${name}`);
    return recordsOf(inner.options);
  }, recordsOf(command.options));
  const given = Object.entries(act.options ?? {}).map(([name, value]) =>
    optionJson(act, definitions, name, value),
  );
  if (act.kind === 'command' && !act.force) demandRequired(act, definitions);
  const ids = given
    .filter(({ type }) => (Number(type) >= 6 && Number(type) <= 9) || type === OPTION.attachment)
    .map(({ value }) => String(value));
  const files = ids.flatMap((id) => cdn.attachments.get(id) ?? []);
  const resolved = {
    ...resolvedJson(world, world.guild(act.channel.guildId), ids),
    ...(files.length > 0 && { attachments: Object.fromEntries(files.map((file) => [file.id, file])) }),
  };
  return {
    id: command.id,
    name: command.name,
    type: 1,
    options: nested(act, given),
    ...(ids.length > 0 ? { resolved } : {}),
  };
}

/** Users, members, roles and channels by their ids, as `data.resolved` carries them. */
export function resolvedJson(world: World, guild: Guild | undefined, ids: readonly string[]): Json {
  const resolved: Record<'users' | 'members' | 'roles' | 'channels', Json> = {
    users: {},
    members: {},
    roles: {},
    channels: {},
  };
  for (const id of ids) {
    const [user, role, channel] = [world.users.get(id), guild?.roles.get(id), world.channels.get(id)];
    const member = guild?.members.get(id);
    if (user) resolved.users[id] = userJson(user);
    if (member && guild) {
      const { user: _, ...partial } = memberJson(guild, member);
      resolved.members[id] = { ...partial, permissions: '0' };
    }
    if (role) resolved.roles[id] = roleJson(role);
    if (channel && guild) {
      const permissions = channelPermissions(guild, channel, guild.ownerId).toString();
      resolved.channels[id] = { ...channelJson(world, channel), permissions };
    }
  }
  return resolved;
}

function registeredCommand(commands: CommandRegistry, act: CommandAct): Record<string, unknown> {
  const places = [commands.get(act.channel.guildId ?? ''), commands.get('global')];
  const known = places.flatMap((list) => list ?? []).filter((entry) => entry.type === 1);
  const found = known.find((entry) => entry.name === act.name);
  const names = known.map((entry) => `/${entry.name}`).join(' ');
  if (!found) throw new Error(`no command /${act.name} is registered; registered: ${names || 'none'}`);
  const context = act.channel.guildId !== undefined ? 0 : act.channel.recipientId === act.user.id ? 1 : 2;
  const contexts = found.contexts;
  if (!act.force && Array.isArray(contexts) && !contexts.includes(context)) {
    throw new Error(`/${act.name} is not offered in context ${context}`);
  }
  return found;
}

function optionJson(
  act: CommandAct,
  definitions: readonly Record<string, unknown>[],
  name: string,
  value: OptionValue,
): Json {
  const definition = definitions.find((entry) => entry.name === name);
  if (!definition) throw new Error(`/${act.name} has no option ${name}`);
  const isFocused = act.kind === 'autocomplete' && act.focused === name;
  if (isFocused && definition.autocomplete !== true) throw new Error(`option ${name} has no autocomplete`);
  if (act.kind === 'command' && !act.force) demandOffered(definition, value);
  return { name, type: definition.type, value, ...(isFocused ? { focused: true } : {}) };
}

function demandOffered(definition: Record<string, unknown>, value: OptionValue): void {
  const name = textOf(definition.name);
  const choices = recordsOf(definition.choices);
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) {
    throw new Error(`option ${name} does not offer ${value}`);
  }
  const type = definition.type;
  if (type === OPTION.integer || type === OPTION.number) {
    const [least, most] = [definition.min_value, definition.max_value];
    const low = typeof least === 'number' && Number(value) < least;
    if (typeof value !== 'number' || low || (typeof most === 'number' && value > most)) {
      throw new Error(`option ${name} does not take ${value}`);
    }
  }
  if (type === OPTION.string) {
    const length = [...String(value)].length;
    const [least, most] = [definition.min_length, definition.max_length];
    if ((typeof least === 'number' && length < least) || length > (typeof most === 'number' ? most : 6000)) {
      throw new Error(`option ${name} does not take a text of ${length}`);
    }
  }
}

function demandRequired(act: CommandAct, definitions: readonly Record<string, unknown>[]): void {
  const missing = definitions.find(
    (entry) => entry.required === true && !(textOf(entry.name) in (act.options ?? {})),
  );
  if (missing) throw new Error(`/${act.name} needs the option ${missing.name}`);
  const needsSubcommand = definitions.some(
    (entry) => entry.type === OPTION.subcommand || entry.type === OPTION.group,
  );
  if (needsSubcommand) throw new Error(`/${act.name} needs a subcommand`);
}

function nested(act: CommandAct, given: readonly Json[]): Json[] {
  const sub =
    act.subcommand === undefined
      ? undefined
      : { name: act.subcommand, type: OPTION.subcommand, options: given };
  if (!sub) return [...given];
  return act.group === undefined ? [sub] : [{ name: act.group, type: OPTION.group, options: [sub] }];
}
