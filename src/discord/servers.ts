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
export async function followServers(client: Client<true>, options: ServersOptions): Promise<void> {
  const { store, clock, log } = options;
  client.on('guildCreate', (guild) => {
    const work = async () => {
      await noteArrival(store, guild.id, clock.now());
      log.info({ guild: guild.id, channel: await greet(guild) }, 'joined a server');
    };
    work().catch((error: unknown) =>
      log.warn({ err: error, guild: guild.id }, 'the welcome could not be sent'),
    );
  });
  client.on('guildDelete', (guild) => {
    log.info({ guild: guild.id }, 'left a server');
    noteDeparture(store, guild.id, clock.now()).catch((error: unknown) =>
      log.warn({ err: error, guild: guild.id }, 'a departure could not be noted'),
    );
  });
  await noteAbsences(client, options);
}

/** Servers may have removed the bot, or taken it back, while it was not running. */
async function noteAbsences(client: Client<true>, { store, clock }: ServersOptions): Promise<void> {
  for (const guild of guildsWithSubscriptions(store)) {
    if (client.guilds.cache.has(guild)) await noteArrival(store, guild, clock.now());
    else await noteDeparture(store, guild, clock.now());
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
