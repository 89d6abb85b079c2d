import { PermissionFlagsBits } from 'discord-api-types/v10';
import { CHANNEL_RIGHTS, type ChannelRight } from '../messages/subscribing/channels.ts';

/** Discord's bit of each right that digests need. */
export const RIGHT_BITS: Readonly<Record<ChannelRight, bigint>> = {
  view: PermissionFlagsBits.ViewChannel,
  send: PermissionFlagsBits.SendMessages,
  'send-in-threads': PermissionFlagsBits.SendMessagesInThreads,
  'embed-links': PermissionFlagsBits.EmbedLinks,
  'read-history': PermissionFlagsBits.ReadMessageHistory,
  'create-threads': PermissionFlagsBits.CreatePublicThreads,
  'mention-everyone': PermissionFlagsBits.MentionEveryone,
};

/** What every server is asked for; to mention any role takes more, which few want and their admins grant themselves. */
const INVITED: readonly ChannelRight[] = CHANNEL_RIGHTS.filter((right) => right !== 'mention-everyone');

/** The link by which a server's admin invites the bot: with its commands and just the rights that digests need. */
export function inviteUrl(applicationId: string): string {
  const url = new URL('https://discord.com/oauth2/authorize');
  url.search = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(invitePermissions()),
  }).toString();
  return url.href;
}

/** The rights that the invitation asks for, as Discord's bits. */
export function invitePermissions(): bigint {
  return INVITED.reduce((all, right) => all | RIGHT_BITS[right], 0n);
}
