import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { ChannelRight } from '../messages/texts/subscription/texts.ts';

/** Discord's bit of each right that digests need. */
export const RIGHT_BITS: Readonly<Record<ChannelRight, bigint>> = {
  view: PermissionFlagsBits.ViewChannel,
  send: PermissionFlagsBits.SendMessages,
  'send-in-threads': PermissionFlagsBits.SendMessagesInThreads,
  'embed-links': PermissionFlagsBits.EmbedLinks,
  'read-history': PermissionFlagsBits.ReadMessageHistory,
  'create-threads': PermissionFlagsBits.CreatePublicThreads,
};

/** The link by which a server's admin invites the bot: with its commands and just the rights that digests need. */
export function inviteUrl(applicationId: string): string {
  const permissions = Object.values(RIGHT_BITS).reduce((all, bit) => all | bit, 0n);
  const url = new URL('https://discord.com/oauth2/authorize');
  url.search = new URLSearchParams({
    client_id: applicationId,
    scope: 'bot applications.commands',
    permissions: String(permissions),
  }).toString();
  return url.href;
}
