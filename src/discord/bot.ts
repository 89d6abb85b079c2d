import type { Client } from 'discord.js';
import type { APIInteraction } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { atMost, systemTime, type Timekeeper } from '../calendar/time.ts';
import type { DirectMail } from '../deliveries/directMail.ts';
import type { Sender } from '../deliveries/sender.ts';
import type { Command, Context, Platform } from '../messages/command.ts';
import type { Message } from '../messages/message.ts';
import { NO_PROXIES, type Proxies } from '../network/proxies.ts';
import type { Store } from '../store/open.ts';
import { channelsOf } from './channels.ts';
import { connectDiscord } from './gateway/client.ts';
import { handleInteraction, type InteractionOptions } from './interactions.ts';
import { learnOwners } from './owners.ts';
import { RecentIds } from './recentIds.ts';
import { commandBodies } from './registration/commandBodies.ts';
import { keepRegistered } from './registration/keepRegistered.ts';
import { followServers } from './servers.ts';
import { mailOwners, tellOwners } from './tellOwners.ts';

/** How long answers under way are waited for at the end; the program has ten seconds. */
const STOP_SECONDS = 5;

/** What the bot is made of. */
export interface BotOptions {
  readonly token: string;
  readonly apiUrl: string | undefined;
  /** Those that Discord is reached through; none where they are left out. */
  readonly proxies?: Proxies;
  /** Offer the commands in this server alone. */
  readonly guildId: string | undefined;
  readonly commands: readonly Command[];
  readonly context: Omit<Context, keyof Platform>;
  /** Posts what is to be posted outside of an answer. */
  readonly sender: Pick<Sender, 'create' | 'render'>;
  readonly mail: DirectMail;
  readonly fetchFile: Platform['fetchFile'];
  readonly store: Store;
  readonly log: Logger;
  /** The machine's time where it is left out. */
  readonly time?: Timekeeper;
  readonly onAnswered: InteractionOptions['onAnswered'];
  /** Told the status of every answer to a request of the gateway's client. */
  readonly onDiscordAnswer?: (status: number) => void;
  /** Gets a sentence for the operator when the bot cannot stay on Discord. */
  readonly onFatal: (sentence: string) => void;
}

/** The bot while it is on Discord. */
export interface Bot {
  readonly client: Client<true>;
  /** Resolves once the commands are offered and the owners known; perhaps never, and it need not be waited for. */
  readonly settled: Promise<void>;
  /** Sends the owners a direct message; whether one of them got it. Nobody gets it before `settled`. */
  tellOwners(message: Message, key: string): Promise<boolean>;
  /** Whether every shard is connected at this moment; one that is not comes back by itself. */
  isConnected(): boolean;
  /** Answers no more interactions, lets those under way end for some seconds, and leaves the gateway. */
  close(): Promise<void>;
}

/**
 * Brings the bot online: logs in and answers interactions. Its commands are offered, and its owners learnt, beside that:
 * neither holds anything up, and both are tried until they succeed.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { token, apiUrl, guildId, commands, store, log, onAnswered } = options;
  const underWay = new Set<Promise<void>>();
  let answering: InteractionOptions | undefined;
  const early: APIInteraction[] = [];
  const known = new RecentIds();
  const receive = (interaction: APIInteraction) => {
    if (known.isNew(interaction.id)) answer(interaction);
  };
  const answer = (interaction: APIInteraction) => {
    // What comes in while the other shards still connect is answered as soon as they have.
    if (!answering) {
      early.push(interaction);
      return;
    }
    const work = handleInteraction(interaction, answering).finally(() => underWay.delete(work));
    underWay.add(work);
  };
  const connection = await connectDiscord({
    token,
    apiUrl,
    proxies: options.proxies ?? NO_PROXIES,
    log,
    onInteraction: receive,
    onFatal: options.onFatal,
    onAnswer: options.onDiscordAnswer,
  });
  const { client } = connection;
  const owners = new Set<string>();
  const closing = new AbortController();
  const context: Context = {
    ...options.context,
    channels: channelsOf(client, options.sender),
    fetchFile: options.fetchFile,
    tellOperator: (report) => tellOwners(report, owners, options.mail, log),
  };
  await followServers(client, { store, clock: context.clock, log, mail: options.mail });
  const commandIds = new Map<string, string>();
  answering = { commands, context, rest: client.rest, owners, commandIds, log, onAnswered };
  early.splice(0).forEach(answer);
  const beside = { rest: client.rest, time: options.time ?? systemTime, log };
  const registered = keepRegistered(
    {
      ...beside,
      store,
      place: { applicationId: client.application.id, ...(guildId !== undefined && { guildId }) },
      bodies: commandBodies(commands),
      onRegistered(ids) {
        for (const [name, id] of ids) commandIds.set(name, id);
      },
    },
    closing.signal,
  );
  const settled = Promise.all([registered, learnOwners(owners, beside, closing.signal)]);
  return {
    client,
    settled: settled.then(() => undefined),
    tellOwners: (message, key) => mailOwners(message, key, owners, options.mail),
    isConnected: connection.isConnected,
    async close() {
      closing.abort();
      answering = undefined;
      await atMost(systemTime, STOP_SECONDS * 1000, Promise.allSettled(underWay));
      await connection.close();
    },
  };
}
