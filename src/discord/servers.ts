import type { Guild, GuildBasedChannel } from 'discord.js';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { Clock } from '../calendar/zone.ts';
import { welcomeLine, welcomeMessage } from '../messages/administration/problemMessage.ts';
import { localeOf } from '../messages/locale.ts';
import type { DirectMail } from '../outbox/directMail.ts';
import type { Store } from '../store/open.ts';
import { knownGuilds, noteArrival, noteDeparture } from '../store/subscriptions/departures.ts';
import type { ConnectedClient } from './gateway/gateway.ts';
import { sendReadable } from './readableMail.ts';
import { renderMessage } from './rendering/renderMessage.ts';

/** What following the bot's servers needs. */
export interface ServersOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** Takes the welcome to the server's owner. */
  readonly mail: DirectMail;
}

const RIGHTS_TO_WRITE = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;

/** Greets servers that the bot joins, and notes those it leaves, so that their data can be deleted in time. */
export async function followServers(
  { client, covers }: ConnectedClient,
  options: ServersOptions,
): Promise<void> {
  const { store, clock, log, mail } = options;
  client.on('guildCreate', (guild) => {
    const work = async () => {
      await noteArrival(store, guild.id, clock.now());
      log.info({ guild: guild.id, welcome: await greet(guild, mail) }, 'joined a server');
    };
    work().catch((error: unknown) =>
      log.warn({ err: error, guild: guild.id }, 'the welcome could not be sent'),
    );
  });
  client.on('guildDelete', (guild) => {
    log.info({ guild: guild.id }, 'left a server');
    noteDeparture(store, guild.id, clock.now()).catch((error: unknown) =>
      log.warn({ err: error, guild: guild.id }, 'a options could not be noted'),
    );
  });
  await noteAbsences({ client, covers }, options);
}

/** Servers may have removed the bot, or taken it back, while it was not running; of those on other shards nothing is known. */
async function noteAbsences(
  { client, covers }: ConnectedClient,
  { store, clock }: ServersOptions,
): Promise<void> {
  for (const guild of await knownGuilds(store)) {
    if (!covers(guild)) continue;
    if (client.guilds.cache.has(guild)) await noteArrival(store, guild, clock.now());
    else await noteDeparture(store, guild, clock.now());
  }
}

/**
 * Welcomes a new server where it disturbs nobody: by direct message to its owner, with the steps to set it up, else by one
 * line in the channel that the server keeps for such messages, else not at all. (Who added the bot is told only to bots that may read the audit log.)
 */
async function greet(guild: Guild, mail: DirectMail): Promise<'owner' | 'system-channel' | 'nobody'> {
  const locale = localeOf(guild.preferredLocale === 'en-US' ? undefined : guild.preferredLocale);
  const message = welcomeMessage(guild.id, locale);
  const mailed = await sendReadable(mail, guild.ownerId, message, `w${guild.id.slice(-19)}`);
  if (mailed.kind === 'sent' || mailed.kind === 'doubtful') return 'owner';
  const channel = guild.systemChannel;
  if (!mayWrite(channel)) return 'nobody';
  const [payload] = renderMessage(welcomeLine(locale));
  await guild.client.rest.post(`/channels/${channel.id}/messages`, { body: payload });
  return 'system-channel';
}

function mayWrite(channel: GuildBasedChannel | null): channel is GuildBasedChannel {
  return channel?.permissionsFor(channel.client.user)?.has(RIGHTS_TO_WRITE) ?? false;
}
