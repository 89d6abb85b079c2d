import type { Core } from '../core.ts';
import type { Channel, Guild, Message } from '../model.ts';
import { ALL_PERMISSIONS, channelPermissions, has, type PermissionName } from '../world/permissions.ts';
import { REFUSE } from './answer.ts';

/** A channel with its guild and what the bot may do in it. */
export interface Place {
  readonly channel: Channel;
  readonly guild: Guild | undefined;
  readonly permissions: bigint;
}

/** The channel of a request as the bot may see it; refuses with 10003 where it is gone and 50001 where it is hidden. */
export function visiblePlace(core: Core, channelId: string | undefined): Place {
  const channel = channelId === undefined ? undefined : core.world.channels.get(channelId);
  if (!channel || channel.deleted) throw REFUSE.unknownChannel();
  if (channel.guildId === undefined) return { channel, guild: undefined, permissions: ALL_PERMISSIONS };
  const guild = core.world.guild(channel.guildId);
  if (!guild?.botInstalled) throw REFUSE.missingAccess();
  const permissions = channelPermissions(guild, channel, core.world.bot.id);
  if (!has(permissions, 'ViewChannel')) throw REFUSE.missingAccess();
  return { channel, guild, permissions };
}

/** A channel that the bot may write to; refuses with the code that Discord gives. */
export function writablePlace(core: Core, channelId: string | undefined): Place {
  const place = visiblePlace(core, channelId);
  const { channel } = place;
  if (channel.kind === 'forum' || channel.kind === 'category') throw REFUSE.notTextChannel();
  if (channel.kind === 'dm') {
    const recipient = core.world.users.get(channel.recipientId ?? '');
    if (recipient?.dmsClosed) throw REFUSE.dmsClosed();
    return place;
  }
  demandPermission(place, channel.kind.endsWith('Thread') ? 'SendMessagesInThreads' : 'SendMessages');
  if (channel.locked && !has(place.permissions, 'ManageThreads')) throw REFUSE.archived();
  return place;
}

/** Refuses with 50013 unless the bot has the permission here. */
export function demandPermission(place: Place, ...names: readonly PermissionName[]): void {
  if (!has(place.permissions, ...names)) throw REFUSE.missingPermissions();
}

/** A message that still stands in the channel; refuses with 10008. */
export function standingMessage(core: Core, channel: Channel, messageId: string | undefined): Message {
  const message = messageId === undefined ? undefined : core.world.messages.get(messageId);
  if (!message || message.deleted || message.channelId !== channel.id || message.visibleTo !== undefined) {
    throw REFUSE.unknownMessage();
  }
  return message;
}

/** A guild that the bot is a member of; refuses with 10004. */
export function joinedGuild(core: Core, guildId: string | undefined): Guild {
  const guild = core.world.guild(guildId);
  if (!guild?.botInstalled) throw REFUSE.unknownGuild();
  return guild;
}
