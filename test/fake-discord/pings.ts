import { isRecord } from './contract/violation.ts';
import type { Guild, Message } from './model.ts';
import { readableText } from './reading.ts';
import { channelPermissions, has } from './world/permissions.ts';
import type { World } from './world/world.ts';

/** Whom a message of the bot notifies when it is posted, as Discord would work it out: `everyone`, `here`, and ids of roles and users. */
export function pingsOf(world: World, message: Message): string[] {
  const guild = world.guild(world.channels.get(message.channelId)?.guildId);
  // Only the posting notifies, no edit after it.
  const posted = { ...message, ...message.history[0] };
  const mentions = isRecord(posted.allowedMentions) ? posted.allowedMentions : undefined;
  // Without allowed_mentions everything that the text names is notified.
  const parse = mentions ? listOf(mentions.parse) : ['everyone', 'roles', 'users'];
  const text = readableText(posted);
  const mayPing = guild !== undefined && mayMentionEveryone(world, guild, message);
  const named = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
  const everyone = parse.includes('everyone') && mayPing ? named(/@(everyone|here)/g) : [];
  const roles = named(/<@&(\d+)>/g).filter((id) => {
    const role = guild?.roles.get(id);
    const isAllowed = parse.includes('roles') || listOf(mentions?.roles).includes(id);
    return role !== undefined && isAllowed && (role.mentionable || mayPing);
  });
  const users = named(/<@!?(\d+)>/g).filter(
    (id) => parse.includes('users') || listOf(mentions?.users).includes(id),
  );
  return [...everyone, ...roles, ...users];
}

/**
 * What a phone shows of a message when it is posted: its plain content. Of Components V2 a notification shows nothing
 * (reported, discord-api-docs #7854).
 */
export function notificationOf(message: Message): string {
  return message.history[0]?.content ?? message.content;
}

function mayMentionEveryone(world: World, guild: Guild, message: Message): boolean {
  const channel = world.channels.get(message.channelId);
  return (
    channel !== undefined && has(channelPermissions(guild, channel, message.author.id), 'MentionEveryone')
  );
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
