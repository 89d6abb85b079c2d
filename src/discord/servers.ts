import type { Client, Guild, GuildBasedChannel } from 'discord.js';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { Clock } from '../calendar/zone.ts';
import { localeOf } from '../messages/locale.ts';
import { welcomeMessage } from '../messages/problemMessage.ts';
import type { Store } from '../store/open.ts';
import { guildsWithSubscriptions, noteArrival, noteDeparture } from '../store/subscriptions/departures.ts';
import { renderMessage } from './rendering/renderMessage.ts';

/** What following the bot's servers needs. */
export interface ServersOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

const RIGHTS_TO_WRITE = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;

/** Greets servers that the bot joins, and notes those it leaves, so that their data can be deleted in time. */
export function followServers(client: Client<true>, options: ServersOptions): void {
  const { store, clock, log } = options;
  client.on('guildCreate', (guild) => {
    noteArrival(store, guild.id);
    greet(guild).then(
      (channel) => log.info({ guild: guild.id, channel }, 'joined a server'),
      (error: unknown) => log.warn({ err: error, guild: guild.id }, 'the welcome could not be sent'),
    );
  });
  client.on('guildDelete', (guild) => {
    noteDeparture(store, guild.id, clock.now());
    log.info({ guild: guild.id }, 'left a server');
  });
  // Servers may have removed the bot, or taken it back, while it was not running.
  for (const guild of guildsWithSubscriptions(store)) {
    if (client.guilds.cache.has(guild)) noteArrival(store, guild);
    else noteDeparture(store, guild, clock.now());
  }
}

/** Writes the welcome where the bot may write, and returns the channel; nowhere where it may write nowhere. */
async function greet(guild: Guild): Promise<string | undefined> {
  const channel = [guild.systemChannel, ...guild.channels.cache.values()].find(mayWrite);
  if (!channel) return undefined;
  const [payload] = renderMessage(
    welcomeMessage(localeOf(guild.preferredLocale === 'en-US' ? undefined : guild.preferredLocale)),
  );
  await guild.client.rest.post(`/channels/${channel.id}/messages`, { body: payload });
  return channel.id;
}

function mayWrite(channel: GuildBasedChannel | null): channel is GuildBasedChannel {
  if (!channel?.isTextBased() || channel.isThread() || channel.isVoiceBased()) return false;
  return channel.permissionsFor(channel.client.user)?.has(RIGHTS_TO_WRITE) ?? false;
}
