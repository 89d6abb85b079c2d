import {
  CHANNEL,
  type Channel,
  type Guild,
  type Member,
  type Message,
  type Role,
  type User,
} from '../model.ts';
import { ALL_PERMISSIONS, channelPermissions, guildPermissions } from './permissions.ts';
import type { World } from './world.ts';

/** Anything that JSON can carry, as the fake writes it. */
export type Json = Record<string, unknown>;

/** A user as the API writes it. */
export function userJson(user: User): Json {
  return {
    id: user.id,
    username: user.username,
    global_name: user.bot ? null : user.username,
    discriminator: '0',
    avatar: null,
    bot: user.bot,
    public_flags: 0,
  };
}

/** A role as the API writes it. */
export function roleJson(role: Role): Json {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions.toString(),
    position: role.position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: role.managed,
    mentionable: role.mentionable,
    flags: 0,
  };
}

/** A channel, thread or direct message channel as the API writes it. */
export function channelJson(world: World, channel: Channel): Json {
  const recipient = channel.recipientId === undefined ? undefined : world.users.get(channel.recipientId);
  const last = channel.messages.at(-1);
  const common = {
    id: channel.id,
    type: CHANNEL[channel.kind],
    last_message_id: last?.id ?? null,
    flags: channel.requiresTag ? REQUIRE_TAG : 0,
  };
  if (recipient) return { ...common, recipients: [userJson(recipient)] };
  return {
    ...common,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId ?? null,
    ...(channel.kind.endsWith('Thread') ? threadJson(channel) : placeJson(channel)),
  };
}

/** A member as the API writes it; `channel` adds the computed permissions that interactions carry. */
export function memberJson(guild: Guild, member: Member, channel?: Channel): Json {
  const base = {
    user: userJson(member.user),
    nick: null,
    avatar: null,
    roles: member.roleIds,
    joined_at: new Date(member.joinedAt).toISOString(),
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    communication_disabled_until: null,
  };
  if (!channel) return base;
  return { ...base, permissions: channelPermissions(guild, channel, member.user.id).toString() };
}

/** A guild as `GET /guilds/:id` writes it. */
export function guildJson(guild: Guild): Json {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    owner_id: guild.ownerId,
    roles: [...guild.roles.values()].map(roleJson),
    emojis: [],
    stickers: [],
    features: ['COMMUNITY', 'NEWS'],
    system_channel_id: guild.systemChannelId ?? null,
    system_channel_flags: 0,
    preferred_locale: guild.locale,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    afk_timeout: 300,
    approximate_member_count: guild.members.size,
  };
}

/** A guild as GUILD_CREATE carries it: with the channels, the threads that are active, and the bot's own membership. */
export function guildCreateJson(world: World, guild: Guild): Json {
  const channels = [...guild.channels.values()].filter((channel) => !channel.deleted);
  const own = guild.members.get(world.bot.id);
  return {
    ...guildJson(guild),
    joined_at: new Date(own?.joinedAt ?? world.clock.now()).toISOString(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: own ? [memberJson(guild, own)] : [],
    channels: channels
      .filter((channel) => !channel.kind.endsWith('Thread'))
      .map((channel) => channelJson(world, channel)),
    threads: channels
      .filter((channel) => channel.kind.endsWith('Thread') && !channel.archived)
      .map((channel) => channelJson(world, channel)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** A message as the API writes it. */
export function messageJson(world: World, message: Message): Json {
  const channel = world.channels.get(message.channelId);
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.referenceId === undefined ? 0 : 19,
    author: userJson(message.author),
    content: message.content,
    embeds: message.embeds,
    components: message.components,
    attachments: message.attachments,
    flags: message.flags,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: message.editedAt === undefined ? null : new Date(message.editedAt).toISOString(),
    tts: false,
    pinned: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    ...(message.author.bot ? { application_id: world.applicationId } : {}),
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.referenceId === undefined
      ? {}
      : {
          message_reference: {
            type: 0,
            message_id: message.referenceId,
            channel_id: message.channelId,
            guild_id: channel?.guildId,
          },
        }),
  };
}

/** What the bot may do in a channel, as interactions carry it in `app_permissions`. */
export function appPermissions(world: World, guild: Guild | undefined, channel: Channel): bigint {
  if (!guild) return ALL_PERMISSIONS;
  return channel.deleted
    ? guildPermissions(guild, world.bot.id)
    : channelPermissions(guild, channel, world.bot.id);
}

/** The channel flag by which a forum wants a tag on every post. */
const REQUIRE_TAG = 1 << 4;

function tagJson(tag: Channel['tags'][number]): Json {
  return { ...tag, emoji_id: null, emoji_name: null };
}

function placeJson(channel: Channel): Json {
  return {
    position: 0,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: channel.overwrites.map((entry) => ({
      id: entry.id,
      type: entry.type,
      allow: entry.allow.toString(),
      deny: entry.deny.toString(),
    })),
    ...(channel.kind === 'forum'
      ? { available_tags: channel.tags.map(tagJson), default_reaction_emoji: null }
      : {}),
  };
}

function threadJson(channel: Channel): Json {
  return {
    owner_id: channel.ownerId,
    message_count: channel.messages.length,
    total_message_sent: channel.messages.length,
    member_count: 1,
    rate_limit_per_user: 0,
    thread_metadata: {
      archived: channel.archived,
      auto_archive_duration: 4320,
      archive_timestamp: new Date(channel.archivedAt).toISOString(),
      locked: channel.locked,
      create_timestamp: new Date(channel.archivedAt).toISOString(),
    },
  };
}
