import { randomBytes } from 'node:crypto';
import type { Client, ForumChannel, Guild, GuildBasedChannel } from 'discord.js';
import { ChannelFlags, ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { ChannelRights, Channels, ForumRules, PostResult } from '../messages/subscribing/channels.ts';
import { CHANNEL_RIGHTS } from '../messages/subscribing/channels.ts';
import type { Transport } from '../outbox/transport.ts';
import type { Gateway } from './gateway/gateway.ts';
import { type Overwrite, permissionsIn } from './permissions.ts';
import { channelKindOf } from './requestOf.ts';
import { RIGHT_BITS } from './rightBits.ts';
import { serversElsewhere, unlessHidden } from './serversElsewhere.ts';

/**
 * Creates the access to channels of the servers that the gateway's clients see; messages are posted by the deliveries'
 * transport.
 */
export function channelsOf(
  gateway: Pick<Gateway, 'clientOf' | 'rest' | 'userId'>,
  transport: Pick<Transport, 'create' | 'render'>,
): Channels {
  const elsewhere = serversElsewhere(gateway);
  return {
    async rightsIn(id, request) {
      if (request.place.context !== 'server') return undefined;
      const client = gateway.clientOf(request.place.guild);
      if (!client) return request.place.guild === undefined ? undefined : elsewhere.rightsIn(id, request);
      const channel = client.channels.cache.get(id) ?? (await threadOf(client, id));
      if (!channel || channel.isDMBased() || channel.guildId !== request.place.guild) return undefined;
      const me = channel.guild.members.me;
      const bot = rightsOf(channel, client.user.id, me ? [...me.roles.cache.keys()] : []);
      if (!bot.has('view')) return undefined;
      const member = rightsOf(channel, request.user, request.place.roles ?? []);
      const mayManage = mayManageThreads(channel, client.user.id, me ? [...me.roles.cache.keys()] : []);
      return {
        kind: channelKindOf(channel.type),
        name: channel.name,
        bot,
        member,
        ...(channel.isThread() && channel.locked === true && !mayManage && { isLocked: true }),
        ...(channel.type === ChannelType.GuildForum && { forum: rulesOf(channel, mayManage) }),
      };
    },
    async roleIn(id, { place }) {
      const role = gateway
        .clientOf(place.guild)
        ?.guilds.cache.get(place.guild ?? '')
        ?.roles.cache.get(id);
      return role && { id, name: role.name, mentionable: role.mentionable };
    },
    async managedServer(server, user) {
      const client = gateway.clientOf(server);
      if (!client) return elsewhere.managedServer(server, user);
      const guild = client.guilds.cache.get(server);
      if (!guild || !(await mayManageServer(guild, user))) return undefined;
      const me = guild.members.me;
      const roles = me ? [...me.roles.cache.keys()] : [];
      const channels = guild.channels.cache.filter((channel) => {
        if (channel.type !== ChannelType.GuildText && channel.type !== ChannelType.GuildAnnouncement)
          return false;
        const rights = rightsOf(channel, client.user.id, roles);
        return rights.has('view') && rights.has('send');
      });
      return { name: guild.name, channels: [...channels.values()].map(({ id, name }) => ({ id, name })) };
    },
    async post({ forumTags, ...destination }, message) {
      const key = randomBytes(12).toString('base64url');
      let threadId: string | null = null;
      for (const [index, payload] of transport.render(message).entries()) {
        const created = await transport.create({ ...destination, threadId }, `${key}-${index}`, {
          beforeSend: async () => ({ title: message.title, payload, forumTags }),
          signal: AbortSignal.timeout(10_000),
        });
        if (created.kind !== 'created') return refused(created);
        threadId = created.threadId ?? threadId;
      }
      return { kind: 'posted' };
    },
  };
}

async function mayManageServer(guild: Guild, user: string): Promise<boolean> {
  if (guild.ownerId === user) return true;
  const member = await unlessHidden(() => guild.members.fetch({ user, cache: false }));
  return member?.permissions.has(PermissionFlagsBits.ManageGuild) ?? false;
}

/** Whether the bot may read a channel's history, as told by the gateway. */
export function mayReadHistory(
  { clients }: Pick<Gateway, 'clients'>,
  channelId: string,
): boolean | undefined {
  const channel = clients()
    .map((client) => client.channels.cache.get(channelId))
    .find((known) => known !== undefined);
  const me = channel && !channel.isDMBased() ? channel.guild.members.me : null;
  if (!channel || channel.isDMBased() || !me) return undefined;
  const rights = rightsOf(channel, me.id, [...me.roles.cache.keys()]);
  return rights.has('view') && rights.has('read-history');
}

/** Fetches a thread: archived or quiet ones are in no cache. */
async function threadOf(client: Client<true>, id: string) {
  return (await unlessHidden(() => client.channels.fetch(id))) ?? undefined;
}

/** Returns the rules of a forum for posts; tags for moderators require the right to manage threads. */
function rulesOf({ flags, availableTags }: ForumChannel, mayManage: boolean): ForumRules {
  return {
    requiresTag: flags.has(ChannelFlags.RequireTag),
    tags: availableTags
      .filter(({ moderated }) => !moderated || mayManage)
      .map(({ id, name }) => ({ id, name })),
  };
}

function mayManageThreads(channel: GuildBasedChannel, userId: string, roles: readonly string[]): boolean {
  return (bitsOf(channel, userId, roles) & PermissionFlagsBits.ManageThreads) !== 0n;
}

function rightsOf(
  channel: GuildBasedChannel,
  userId: string,
  roles: readonly string[],
): ChannelRights['bot'] {
  const bits = bitsOf(channel, userId, roles);
  return new Set(CHANNEL_RIGHTS.filter((right) => (bits & RIGHT_BITS[right]) !== 0n));
}

/** Returns a member's permissions in a channel as Discord's bit field. */
function bitsOf(channel: GuildBasedChannel, userId: string, roles: readonly string[]): bigint {
  const { guild } = channel;
  // A thread has no permission overwrites: those of its parent apply.
  const owner = channel.isThread() ? channel.parent : channel;
  const overwrites: readonly Overwrite[] =
    owner?.permissionOverwrites.cache.map(({ id, allow, deny }) => ({
      id,
      allow: allow.bitfield,
      deny: deny.bitfield,
    })) ?? [];
  return permissionsIn({
    guildId: guild.id,
    ownerId: guild.ownerId,
    userId,
    roles: roles.filter((role) => role !== guild.id),
    rightsOfRole: (role) => guild.roles.cache.get(role)?.permissions.bitfield ?? 0n,
    overwrites,
  });
}

function refused(
  failure: Exclude<Awaited<ReturnType<Transport['create']>>, { kind: 'created' }>,
): PostResult {
  switch (failure.kind) {
    case 'withdrawn':
      return { kind: 'refused', reason: { code: 'queue-timeout' } };
    case 'unauthorized':
      return { kind: 'refused', reason: { code: 'token-refused' } };
    default:
      return { kind: 'refused', reason: failure.reason };
  }
}
