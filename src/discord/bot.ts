import type { Logger } from 'pino';
import { systemTime, type Timekeeper } from '../calendar/time.ts';
import type { CommandIds } from '../messages/commandMentions.ts';
import type { Command } from '../messages/conversation/command.ts';
import { indexByAction } from '../messages/conversation/dispatch.ts';
import type { Platform, Services } from '../messages/conversation/services.ts';
import type { Message } from '../messages/message.ts';
import { NO_PROXIES, type Proxies } from '../network/proxies.ts';
import type { DirectMail } from '../outbox/directMail.ts';
import type { Transport } from '../outbox/transport.ts';
import { ALWAYS_LEADING, type Leadership } from '../processes/leadership.ts';
import type { Store } from '../store/open.ts';
import { channelsOf, mayReadHistory } from './channels.ts';
import { type Gateway, type GatewayOptions, openGateway } from './gateway/gateway.ts';
import { openShards, type Sharding } from './gateway/shards.ts';
import { InteractionQueue } from './interactionQueue.ts';
import type { InteractionOptions } from './interactions.ts';
import { learnOwners } from './owners.ts';
import { commandBodies } from './registration/commandBodies.ts';
import { keepRegistered } from './registration/keepRegistered.ts';
import { registeredIds } from './registration/registerCommands.ts';
import type { DiscordTransport } from './sending/discordTransport.ts';
import type { RateLimiter } from './sending/rateLimiter.ts';
import { followServers } from './servers.ts';
import { mailOwners, tellOwners } from './tellOwners.ts';

/** Dependencies of the bot. */
export interface BotOptions {
  readonly token: string;
  readonly apiUrl: string | undefined;
  /** Proxies for Discord; none if missing. */
  readonly proxies?: Proxies;
  /** Server in which alone the commands are registered. */
  readonly guildId: string | undefined;
  readonly commands: readonly Command[];
  readonly context: Omit<Services, keyof Platform>;
  /** Posts messages that are not answers. */
  readonly transport: Pick<Transport, 'create' | 'render'> & Pick<DiscordTransport, 'learnCommands'>;
  readonly mail: DirectMail;
  /** Rate limiter of all requests but answers to interactions; none if missing. */
  readonly pace?: RateLimiter | undefined;
  readonly fetchFile: Platform['fetchFile'];
  readonly store: Store;
  readonly log: Logger;
  /** The machine's time if missing. */
  readonly time?: Timekeeper;
  readonly onAnswered: InteractionOptions['onAnswered'];
  /** Called with the status of every answer to a request of the gateway's client. */
  readonly onDiscordAnswer?: (status: number) => void;
  /** Called with a sentence for the operator when the bot cannot stay on Discord. */
  readonly onFatal: (sentence: string) => void;
  /** Distribution of shards among processes; this process has all if missing. */
  readonly sharding?: Sharding | undefined;
  /** Leadership, which decides whether this process registers the commands; it does if missing. */
  readonly leadership?: Leadership;
}

/** The connected bot. */
export interface Bot {
  readonly applicationId: string;
  readonly userId: string;
  /** Returns the number of servers that this process sees. */
  servers(): number;
  /** Whether the bot may read a channel's history; undefined if the gateway has not told this process. */
  mayReadHistory(channelId: string): boolean | undefined;
  /** Resolves when the commands are registered and the owners known, perhaps never; it need not be awaited. */
  readonly settled: Promise<void>;
  /**
   * Sends a direct message to the owners; resolves with whether one of them got it. Nobody gets it before `settled`.
   */
  tellOwners(message: Message, key: string): Promise<boolean>;
  /** Whether all shards are connected; lost ones reconnect by themselves. */
  isConnected(): boolean;
  /** Stops answering, waits some seconds for answers in progress, and leaves the gateway. */
  close(): Promise<void>;
}

/**
 * Logs in and answers interactions. Registering commands and finding the owners happen in the background and are
 * retried until they succeed.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { token, apiUrl, sharding, commands, store, log, onAnswered } = options;
  const interactions = new InteractionQueue();
  const following = {
    store,
    clock: options.context.clock,
    log,
    mail: options.mail,
    render: (message: Message) => options.transport.render(message),
  };
  const connecting: GatewayOptions = {
    token,
    apiUrl,
    proxies: options.proxies ?? NO_PROXIES,
    log,
    onInteraction: (interaction) => interactions.receive(interaction),
    onFatal: options.onFatal,
    onAnswer: options.onDiscordAnswer,
    pace: options.pace,
    onClient: (connected) => followServers(connected, following),
  };
  const gateway = sharding ? await openShards(connecting, sharding) : await openGateway(connecting);
  const owners = new Set<string>();
  const commandIds = new Map<string, string>();
  interactions.open({
    commands,
    commandsByAction: indexByAction(commands),
    context: {
      ...options.context,
      channels: channelsOf(gateway, options.transport),
      fetchFile: options.fetchFile,
      tellOperator: (report) => tellOwners(report, owners, options.mail, log),
    },
    rest: gateway.rest,
    owners,
    commandIds,
    log,
    onAnswered,
  });
  const closing = new AbortController();
  const registered = offerCommands(options, gateway, commandIds, closing.signal);
  const learnt = learnOwners(
    owners,
    { rest: gateway.rest, time: options.time ?? systemTime, log },
    closing.signal,
  );
  return {
    applicationId: gateway.applicationId,
    userId: gateway.userId,
    servers: () => serversOf(gateway).length,
    mayReadHistory: (channelId) => mayReadHistory(gateway, channelId),
    settled: Promise.all([registered, learnt]).then(() => undefined),
    tellOwners: (message, key) => mailOwners(message, key, owners, options.mail),
    isConnected: gateway.isConnected,
    async close() {
      closing.abort();
      await gateway.leave();
      await interactions.close();
      await gateway.close();
    },
  };
}

/**
 * Registers the commands, again whenever this process becomes the leader, and collects their ids, which other processes
 * only read. Resolves when the work begun at the start is done.
 */
function offerCommands(
  { commands, guildId, store, log, time = systemTime, transport, leadership = ALWAYS_LEADING }: BotOptions,
  gateway: Gateway,
  commandIds: Map<string, string>,
  closing: AbortSignal,
): Promise<void> {
  const { rest, applicationId } = gateway;
  const place = { applicationId, ...(guildId !== undefined && { guildId }) };
  const onRegistered = (ids: CommandIds) => {
    for (const [name, id] of ids) commandIds.set(name, id);
    transport.learnCommands(ids);
  };
  const registering = {
    rest,
    time,
    log,
    store,
    place,
    bodies: commandBodies(commands),
    servers: () => serversOf(gateway),
    onRegistered,
  };
  let registered = leadership.isLeading()
    ? Promise.resolve()
    : registeredIds(rest, place, closing).then(onRegistered, (error: unknown) =>
        log.warn({ err: error }, 'the ids of the commands are not known: they are named without a link'),
      );
  leadership.whileLeading((term) => {
    registered = keepRegistered(registering, AbortSignal.any([closing, term]));
  });
  return registered;
}

/** Returns the ids of the servers that this process sees. */
function serversOf(gateway: Gateway): readonly string[] {
  return gateway.clients().flatMap((client) => [...client.guilds.cache.keys()]);
}
