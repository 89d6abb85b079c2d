import type { CacheFactory } from 'discord.js';

/** Managers of servers, channels and threads in discord.js whose entries this program never reads, by class. */
const UNREAD: ReadonlySet<string> = new Set([
  'AutoModerationRuleManager',
  'GuildApplicationCommandManager',
  'GuildBanManager',
  'GuildEmojiManager',
  'GuildInviteManager',
  'GuildScheduledEventManager',
  'GuildSoundboardSoundManager',
  'GuildStickerManager',
  'MessageManager',
  'PresenceManager',
  'StageInstanceManager',
  'ThreadMemberManager',
  'VoiceStateManager',
]);

/**
 * Returns the factory of discord.js's caches. Only channels and roles are read, for permissions; all other managers share
 * one cache that stays empty, because one of their own takes some 200 bytes, and a server has ten of them.
 */
export function cachesOf({
  LimitedCollection,
  Options,
}: Pick<typeof import('discord.js'), 'LimitedCollection' | 'Options'>): CacheFactory {
  const nothing: ReturnType<CacheFactory> = new LimitedCollection({ maxSize: 0 });
  const everything = Options.cacheEverything();
  return (managerType, holds, manager) =>
    UNREAD.has(managerType.name) ? nothing : everything(managerType, holds, manager);
}
