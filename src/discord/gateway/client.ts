import type { Client, ClientOptions } from 'discord.js';
import type { APIInteraction } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { Dispatcher } from 'undici';
import { createDispatcher } from '../../network/dispatcher.ts';
import type { Proxies } from '../../network/proxies.ts';
import type { RateLimiter } from '../sending/rateLimiter.ts';
import { cachesOf } from './caches.ts';
import { explainClose, explainFailure } from './connectionFailure.ts';
import { GatewayGuard } from './gatewayGuard.ts';
import { prepareGatewaySockets } from './gatewaySocket.ts';
import { OutageLog } from './outage.ts';
import { restRequests } from './restRequests.ts';

/** Options of the connection to Discord. */
export interface ConnectOptions {
  readonly token: string;
  /** API base other than Discord's, without a trailing slash. */
  readonly apiUrl: string | undefined;
  readonly proxies: Proxies;
  readonly log: Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
  /** Called with every interaction as received from the gateway. */
  readonly onInteraction: (interaction: APIInteraction) => void;
  /** Called with a sentence for the operator when the gateway has closed permanently. */
  readonly onFatal: (sentence: string) => void;
  /** Called with the status of every answer to a request. */
  readonly onAnswer: ((status: number) => void) | undefined;
  /** Rate limiter of the bot, in which requests other than answers to interactions take turns; none if missing. */
  readonly pace?: RateLimiter | undefined;
  /** The shard to connect; as many as Discord recommends if missing. */
  readonly shard?: ShardSlot | undefined;
}

/** One shard of a bot, whose other shards are connected by other clients. */
export interface ShardSlot {
  readonly id: number;
  readonly total: number;
  /** Resolves when it may identify; `maxConcurrency` comes from Discord. Rejects if the signal is aborted. */
  readonly waitForIdentify: (maxConcurrency: number, signal: AbortSignal) => Promise<void>;
  /** Aborts the attempt to connect. */
  readonly signal: AbortSignal;
  /** Whether this process still has the shard; events of a lost one are ignored. */
  readonly isHeld: () => boolean;
}

/** The bot's connection to Discord. */
export interface Connection {
  readonly client: Client<true>;
  /** Whether all shards are connected; lost ones reconnect by themselves. */
  isConnected(): boolean;
  close(): Promise<void>;
}

/**
 * Logs in with the intent Guilds only and resolves when all shards are ready. Rejects with a DiscordError for problems
 * of the operator. Only this function loads discord.js, which takes 95 MB and 0.4 s.
 */
export async function connectDiscord(options: ConnectOptions): Promise<Connection> {
  prepareGatewaySockets(options);
  const { Client, DefaultRestOptions, Events } = await import('discord.js');
  const dispatcher = createDispatcher(options.proxies.forUrl(options.apiUrl ?? DefaultRestOptions.api));
  const outage = new OutageLog(options.log);
  const guard = new GatewayGuard({
    ...options,
    outage,
    isReady: () => client.isReady(),
    isHeld: options.shard?.isHeld ?? (() => true),
  });
  const client: Client = new Client(await clientOptions(options, dispatcher, guard));
  watch(client, Events, options, outage);
  client.rest.on('response', (_request, { status }) => options.onAnswer?.(status));
  const ready = new Promise<Client<true>>((resolve) =>
    client.once(Events.ClientReady, (connected) => {
      guard.ready();
      resolve(connected);
    }),
  );
  try {
    const connected = client.login(options.token).then(() => ready);
    return connectionOver(await unlessAborted(connected, options.shard?.signal), dispatcher, outage);
  } catch (error) {
    outage.end();
    await client.destroy();
    await dispatcher.destroy();
    throw explainFailure(error);
  }
}

/** Resolves with the result of `work`, or rejects with the signal's reason if it is aborted first. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([work, aborted.promise]).finally(() => signal.removeEventListener('abort', abort));
}

/** Number of discord.js's `Status.Ready`: a connected shard. */
const SHARD_READY = 0;

function connectionOver(client: Client<true>, dispatcher: Dispatcher, outage: OutageLog): Connection {
  return {
    client,
    isConnected: () => client.ws.shards.every(({ status }) => status === SHARD_READY),
    async close() {
      outage.end();
      await client.destroy();
      await dispatcher.close();
    },
  };
}

async function clientOptions(
  { apiUrl, pace, shard }: ConnectOptions,
  dispatcher: Dispatcher,
  guard: GatewayGuard,
): Promise<ClientOptions> {
  const discord = await import('discord.js');
  const { GatewayIntentBits, SimpleShardingStrategy } = discord;
  return {
    ws: {
      buildStrategy(gateway) {
        guard.guard(gateway);
        return new SimpleShardingStrategy(gateway);
      },
      ...(shard && {
        buildIdentifyThrottler: async (gateway) => {
          const { session_start_limit: limit } = await gateway.fetchGatewayInformation();
          return { waitForIdentify: (_id, signal) => shard.waitForIdentify(limit.max_concurrency, signal) };
        },
      }),
    },
    intents: [GatewayIntentBits.Guilds],
    ...(shard ? { shards: [shard.id], shardCount: shard.total } : { shards: 'auto' as const }),
    allowedMentions: { parse: [] },
    makeCache: cachesOf(discord),
    rest: { makeRequest: restRequests(dispatcher, pace), ...(apiUrl !== undefined && { api: apiUrl }) },
  };
}

function watch(
  client: Client,
  events: typeof import('discord.js').Events,
  { log, onFatal }: ConnectOptions,
  outage: OutageLog,
): void {
  client.on(events.ShardReady, (shard) => {
    log.info({ shard }, 'shard ready');
    outage.connected(shard);
  });
  client.on(events.ShardResume, (shard) => {
    log.debug({ shard }, 'shard resumed');
    outage.connected(shard);
  });
  client.on(events.ShardDisconnect, ({ code }, shard) => {
    log.error({ shard, code }, 'the gateway closed for good');
    onFatal(explainClose(code));
  });
  // Errors without a listener are thrown; the outage log has them.
  client.on(events.ShardError, () => undefined);
  client.on(events.Error, (error) => log.error({ err: error }, 'client error'));
  client.on(events.Warn, (message) => log.warn(message));
}
