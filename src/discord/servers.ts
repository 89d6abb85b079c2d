import type { Guild, GuildBasedChannel } from 'discord.js';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { Clock } from '../calendar/zone.ts';
import { welcomeLine, welcomeMessage } from '../messages/administration/problemMessage.ts';
import { localeOf } from '../messages/locale.ts';
import type { DirectMail } from '../outbox/directMail.ts';
import type { Transport } from '../outbox/transport.ts';
import type { Store } from '../store/open.ts';
import { knownGuilds, noteArrival, noteDeparture } from '../store/subscriptions/departures.ts';
import type { ConnectedClient } from './gateway/gateway.ts';
import { sendReadable } from './readableMail.ts';
import { whoAdded } from './whoAdded.ts';

/** Options of `followServers`. */
export interface ServersOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  /** Sends the welcome to the member who added the bot, or to the server's owner. */
  readonly mail: DirectMail;
  /** Renders the payloads of a message. */
  readonly render: Transport['render'];
}

/** Member who got the welcome, and whether a line was posted in the server. */
interface Welcomed {
  readonly mailed: 'who added it' | 'owner' | 'nobody';
  readonly hasLine: boolean;
}

const RIGHTS_TO_WRITE = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages;

/** Greets servers that the bot joins, and records those it leaves, so that their data is deleted in time. */
export async function followServers(
  { client, covers }: ConnectedClient,
  options: ServersOptions,
): Promise<void> {
  const { store, clock, log } = options;
  client.on('guildCreate', (guild) => {
    const work = async () => {
      await noteArrival(store, guild.id, clock.now());
      log.info({ guild: guild.id, welcome: await greet(guild, options) }, 'joined a server');
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
  await noteAbsences({ client, covers }, options);
}

/**
 * Records servers that removed the bot, or added it again, while it was not running; nothing is known about those on
 * other shards.
 */
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
 * Welcomes a new server: instructions go by direct message to the member who added the bot, or to the owner if that is
 * unknown or refused; the server's system channel gets one line, which says so if nobody accepts messages. No other
 * channel is written to.
 */
async function greet(guild: Guild, { mail, render, log }: ServersOptions): Promise<Welcomed> {
  const locale = localeOf(guild.preferredLocale === 'en-US' ? undefined : guild.preferredLocale);
  const adder = await whoAdded(guild).catch((error: unknown) => {
    log.warn({ err: error, guild: guild.id }, 'who added the bot is not known');
    return undefined;
  });
  const key = `w${guild.id.slice(-19)}`;
  let mailed: Welcomed['mailed'] = 'nobody';
  for (const person of new Set([...(adder === undefined ? [] : [adder]), guild.ownerId])) {
    const { kind } = await sendReadable(mail, person, welcomeMessage(guild.id, locale), key);
    if (kind !== 'sent' && kind !== 'doubtful') continue;
    mailed = person === adder ? 'who added it' : 'owner';
    break;
  }
  const channel = guild.systemChannel;
  if (!mayWrite(channel)) return { mailed, hasLine: false };
  const [payload] = render(welcomeLine(locale, mailed === 'nobody'));
  const body = { ...payload, nonce: key, enforce_nonce: true };
  await guild.client.rest.post(`/channels/${channel.id}/messages`, { body });
  return { mailed, hasLine: true };
}

function mayWrite(channel: GuildBasedChannel | null): channel is GuildBasedChannel {
  return channel?.permissionsFor(channel.client.user)?.has(RIGHTS_TO_WRITE) ?? false;
}
