import { PermissionFlagsBits } from 'discord-api-types/v10';
import { CHANNEL_RIGHTS, type ChannelRight } from '../messages/subscribing/channels.ts';

/** Discord's bit of each permission that digests need. */
export const RIGHT_BITS: Readonly<Record<ChannelRight, bigint>> = {
  view: PermissionFlagsBits.ViewChannel,
  send: PermissionFlagsBits.SendMessages,
  'send-in-threads': PermissionFlagsBits.SendMessagesInThreads,
  'embed-links': PermissionFlagsBits.EmbedLinks,
  'read-history': PermissionFlagsBits.ReadMessageHistory,
  'create-threads': PermissionFlagsBits.CreatePublicThreads,
  'mention-everyone': PermissionFlagsBits.MentionEveryone,
};

/** Permissions requested by the invitation; mentioning any role needs one more, which admins can grant. */
const INVITED: readonly ChannelRight[] = CHANNEL_RIGHTS.filter((right) => right !== 'mention-everyone');

/** Returns the invite link for a server's admin, with commands and the permissions that digests need. */
export function inviteUrl(applicationId: string): string {
  const url = new URL('https://discord.com/oauth2/authorize');
  url.search = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(invitePermissions()),
  }).toString();
  return url.href;
}

/** Returns the permissions of the invitation as Discord's bits. */
export function invitePermissions(): bigint {
  return INVITED.reduce((all, right) => all | RIGHT_BITS[right], 0n);
}
