import { PermissionFlagsBits as BIT } from 'discord-api-types/v10';
import type { Channel, Guild, Role } from '../model.ts';

/** The name of a permission, as in discord.js: `SendMessages`. */
export type PermissionName = keyof typeof BIT;

/** The bits of permissions by their names. */
export function permissionBits(...names: readonly PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | BIT[name], 0n);
}

/** Every permission there is. */
export const ALL_PERMISSIONS = Object.values(BIT).reduce((all, bit) => all | bit, 0n);

/** What @everyone may do in a server that nobody has changed. */
export const EVERYONE_DEFAULT = permissionBits(
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'ReadMessageHistory',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'UseApplicationCommands',
  'UseExternalEmojis',
);

/** A member's permissions in the guild at large, before any channel is looked at. */
export function guildPermissions(guild: Guild, userId: string): bigint {
  const member = guild.members.get(userId);
  if (!member) return 0n;
  if (guild.ownerId === userId) return ALL_PERMISSIONS;
  const bits = rolesOf(guild, userId).reduce((all, role) => all | role.permissions, 0n);
  return bits & BIT.Administrator ? ALL_PERMISSIONS : bits;
}

/** A member's permissions in a channel: roles, then overwrites of @everyone, roles and member; a thread has its parent's. */
export function channelPermissions(guild: Guild, channel: Channel, userId: string): bigint {
  const base = guildPermissions(guild, userId);
  if (base === ALL_PERMISSIONS || base === 0n) return base;
  const place = channel.parentId === undefined ? channel : threadParent(guild, channel);
  const applied = applyOverwrites(base, guild, place, userId);
  if (!(applied & BIT.ViewChannel)) return 0n;
  const needsSending = BIT.MentionEveryone | BIT.EmbedLinks | BIT.AttachFiles | BIT.SendTTSMessages;
  return applied & BIT.SendMessages ? applied : applied & ~needsSending;
}

/** Whether bits hold every one of the named permissions. */
export function has(bits: bigint, ...names: readonly PermissionName[]): boolean {
  const wanted = permissionBits(...names);
  return (bits & wanted) === wanted;
}

function applyOverwrites(base: bigint, guild: Guild, channel: Channel, userId: string): bigint {
  const overwrite = (id: string) => channel.overwrites.find((entry) => entry.id === id);
  const everyone = overwrite(guild.id);
  let bits = everyone ? (base & ~everyone.deny) | everyone.allow : base;
  let allow = 0n;
  let deny = 0n;
  for (const role of rolesOf(guild, userId)) {
    const entry = role.id === guild.id ? undefined : overwrite(role.id);
    allow |= entry?.allow ?? 0n;
    deny |= entry?.deny ?? 0n;
  }
  bits = (bits & ~deny) | allow;
  const own = overwrite(userId);
  return own ? (bits & ~own.deny) | own.allow : bits;
}

function rolesOf(guild: Guild, userId: string): Role[] {
  const ids = [guild.id, ...(guild.members.get(userId)?.roleIds ?? [])];
  return ids.flatMap((id) => guild.roles.get(id) ?? []);
}

function threadParent(guild: Guild, channel: Channel): Channel {
  const isThread = channel.kind.endsWith('Thread');
  return (isThread && channel.parentId && guild.channels.get(channel.parentId)) || channel;
}
