/** Kinds of server channels that messages are sent to. */
export const CHANNEL_KINDS = ['text', 'announcement', 'forum', 'thread'] as const;

/** Kind of a server channel. */
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/**
 * Kinds of destinations, which decide how messages are posted and looked up: channels, and members by direct message.
 */
export const DESTINATION_KINDS = [...CHANNEL_KINDS, 'direct'] as const;

/** Kind of a destination. */
export type DestinationKind = (typeof DESTINATION_KINDS)[number];

/** Destination of messages. */
export interface Destination {
  readonly guildId: string;
  readonly channelId: string;
  readonly channelKind: DestinationKind;
}

/** Server id of direct messages, as in Discord's links. */
export const DIRECT = '@me';

/** Returns a member as a destination, with the member's id as the channel id. */
export function directTo(user: string): Destination {
  return { guildId: DIRECT, channelId: user, channelKind: 'direct' };
}
