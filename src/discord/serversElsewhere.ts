import type { REST } from '@discordjs/rest';
import { ChannelFlags, ChannelType, PermissionFlagsBits, Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { ChannelRights, Channels, ForumRules } from '../messages/subscribing/channels.ts';
import { CHANNEL_RIGHTS } from '../messages/subscribing/channels.ts';
import { permissionsIn } from './permissions.ts';
import { channelKindOf } from './requestOf.ts';
import { RIGHT_BITS } from './rightBits.ts';

const bits = z.string().regex(/^\d+$/).transform(BigInt);
const serverShape = z.object({
  name: z.string(),
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), name: z.string(), permissions: bits, mentionable: z.boolean() })),
});
const memberShape = z.object({ roles: z.array(z.string()) });
const channelShape = z.object({
  id: z.string(),
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  name: z.string().default(''),
  type: z.number(),
  flags: z.number().default(0),
  permission_overwrites: z.array(z.object({ id: z.string(), allow: bits, deny: bits })).default([]),
  available_tags: z
    .array(z.object({ id: z.string(), name: z.string(), moderated: z.boolean().default(false) }))
    .default([]),
  thread_metadata: z.object({ locked: z.boolean().default(false) }).optional(),
});
type KnownChannel = z.infer<typeof channelShape>;

/** A server as returned by REST. */
interface KnownServer extends z.infer<typeof serverShape> {
  readonly id: string;
  /** Roles of the bot. */
  readonly roleIds: readonly string[];
}

/** Options of `serversElsewhere`: direct messages arrive at shard 0, whatever servers they are about. */
export interface ElsewhereOptions {
  readonly rest: Pick<REST, 'get'>;
  /** Id of the bot's user. */
  readonly userId: string;
}

/**
 * Reads channels and roles of servers of other processes. Takes three requests per question, which only setting up a
 * server asks.
 */
export function serversElsewhere({
  rest,
  userId,
}: ElsewhereOptions): Pick<Channels, 'rightsIn' | 'roleIn' | 'managedServer'> {
  const serverOf = async (id: string): Promise<KnownServer | undefined> =>
    unlessHidden(async () => {
      const server = serverShape.parse(await rest.get(Routes.guild(id)));
      const member = memberShape.parse(await rest.get(Routes.guildMember(id, userId)));
      return { ...server, id, roleIds: member.roles };
    });
  const channelOf = (id: string): Promise<KnownChannel | undefined> =>
    unlessHidden(async () => channelShape.parse(await rest.get(Routes.channel(id))));
  const mayManage = async (server: KnownServer, user: string): Promise<boolean> => {
    if (server.owner_id === user) return true;
    const member = await unlessHidden(async () =>
      memberShape.parse(await rest.get(Routes.guildMember(server.id, user))),
    );
    if (!member) return false;
    const everywhere = { permission_overwrites: [] };
    return (bitsOf(server, everywhere, user, member.roles) & PermissionFlagsBits.ManageGuild) !== 0n;
  };
  const botsBits = (server: KnownServer, channel: KnownChannel) =>
    bitsOf(server, channel, userId, server.roleIds);
  return {
    async rightsIn(id, request) {
      const { guild = '' } = request.place;
      const [server, channel] = [await serverOf(guild), await channelOf(id)];
      if (!server || !channel || channel.guild_id !== guild) return undefined;
      const isThread = channel.thread_metadata !== undefined;
      // A thread has no permission overwrites: those of its parent apply.
      const owner = isThread ? await channelOf(channel.parent_id ?? '') : channel;
      if (!owner) return undefined;
      const botBits = botsBits(server, owner);
      const bot = rightsFrom(botBits);
      if (!bot.has('view')) return undefined;
      const mayManage = (botBits & PermissionFlagsBits.ManageThreads) !== 0n;
      return {
        kind: channelKindOf(channel.type),
        name: channel.name,
        bot,
        member: rightsFrom(bitsOf(server, owner, request.user, request.place.roles ?? [])),
        ...(channel.thread_metadata?.locked === true && !mayManage && { isLocked: true }),
        ...(channel.type === ChannelType.GuildForum && { forum: rulesOf(channel, mayManage) }),
      };
    },
    async roleIn(id, { place }) {
      const role = (await serverOf(place.guild ?? ''))?.roles.find((one) => one.id === id);
      return role && { id, name: role.name, mentionable: role.mentionable };
    },
    async managedServer(id, user) {
      const server = await serverOf(id);
      if (!server || !(await mayManage(server, user))) return undefined;
      const all = z.array(channelShape).parse(await rest.get(Routes.guildChannels(id)));
      const channels = all.filter((channel) => {
        if (channel.type !== ChannelType.GuildText && channel.type !== ChannelType.GuildAnnouncement)
          return false;
        const rights = rightsFrom(botsBits(server, channel));
        return rights.has('view') && rights.has('send');
      });
      return {
        name: server.name,
        channels: channels.map(({ id: channel, name }) => ({ id: channel, name })),
      };
    },
  };
}

/** Returns undefined for what Discord hides from the bot. */
export async function unlessHidden<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    const status = error instanceof Error && 'status' in error ? error.status : undefined;
    if (status === 403 || status === 404) return undefined;
    throw error;
  }
}

function bitsOf(
  { id, owner_id: ownerId, roles }: KnownServer,
  { permission_overwrites: overwrites }: Pick<KnownChannel, 'permission_overwrites'>,
  userId: string,
  roleIds: readonly string[],
): bigint {
  const rights = new Map(roles.map((role) => [role.id, role.permissions]));
  return permissionsIn({
    guildId: id,
    ownerId,
    userId,
    roles: roleIds.filter((role) => role !== id),
    rightsOfRole: (role) => rights.get(role) ?? 0n,
    overwrites,
  });
}

function rightsFrom(all: bigint): ChannelRights['bot'] {
  return new Set(CHANNEL_RIGHTS.filter((right) => (all & RIGHT_BITS[right]) !== 0n));
}

function rulesOf({ flags, available_tags: tags }: KnownChannel, mayManage: boolean): ForumRules {
  return {
    requiresTag: (flags & ChannelFlags.RequireTag) !== 0,
    tags: tags.filter(({ moderated }) => !moderated || mayManage).map(({ id, name }) => ({ id, name })),
  };
}
