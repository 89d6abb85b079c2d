import type { REST } from '@discordjs/rest';
import { Routes } from 'discord-api-types/v10';
import type { Dispatcher } from 'undici';
import { z } from 'zod';
import { systemTime } from '../../calendar/time.ts';
import type { DatabaseClock } from '../../database/clock.ts';
import type { Statements } from '../../database/database.ts';
import { createDispatcher } from '../../network/dispatcher.ts';
import { waitForIdentify } from '../../processes/identifyTurns.ts';
import type { Holding, LeaseHolder } from '../../processes/leaseHolder.ts';
import { ShardKeeper } from '../../processes/shardKeeper.ts';
import { shardOf } from '../snowflake.ts';
import { type Connection, connectDiscord } from './client.ts';
import { explainFailure } from './connectionFailure.ts';
import type { Gateway, GatewayOptions } from './gateway.ts';
import { restRequests } from './restRequests.ts';

/** Distribution of a bot's shards among processes on one database. */
export interface Sharding {
  readonly total: number;
  /** Shards of this process; undefined: an equal share. */
  readonly ids: readonly number[] | undefined;
  readonly holder: LeaseHolder;
  readonly database: Statements;
  readonly clock: DatabaseClock;
}

/**
 * Connects this process's share of the shards, one client each, and continues to take and give them back as processes
 * come and go. Resolves before they are connected. Rejects with a DiscordError for problems of the operator.
 */
export async function openShards(options: GatewayOptions, sharding: Sharding): Promise<Gateway> {
  const { REST, DefaultRestOptions } = await import('discord.js');
  const dispatcher = createDispatcher(options.proxies.forUrl(options.apiUrl ?? DefaultRestOptions.api));
  const api = options.apiUrl !== undefined && { api: options.apiUrl };
  const rest = new REST({ makeRequest: restRequests(dispatcher, options.pace), ...api }).setToken(
    options.token,
  );
  rest.on('response', (_request, { status }) => options.onAnswer?.(status));
  const identity = await identityOf(rest, dispatcher);
  const connections = new Map<number, Connection>();
  const { total, ids, holder, database, clock } = sharding;
  const keeper = new ShardKeeper({
    holder,
    database,
    clock,
    total,
    ids,
    log: options.log,
    async open(shard, holding) {
      const connection = await connectShard(options, sharding, shard, holding);
      connections.set(shard, connection);
      if (holding.signal.aborted) await connection.close();
    },
    async close(shard) {
      const connection = connections.get(shard);
      connections.delete(shard);
      await connection?.close();
    },
  });
  await keeper.start();
  const clients = () => [...connections.values()].map(({ client }) => client);
  return {
    rest,
    ...identity,
    clients,
    clientOf: (server) =>
      server === undefined ? undefined : connections.get(shardOf(server, total))?.client,
    isConnected: () =>
      keeper.isSettled && [...connections.values()].every((connection) => connection.isConnected()),
    leave: () => keeper.stop(),
    async close() {
      await dispatcher.close();
    },
  };
}

/** Interactions during the initial events of servers are answered afterwards. */
async function connectShard(
  options: GatewayOptions,
  { total, holder, database, clock }: Sharding,
  shard: number,
  holding: Holding,
): Promise<Connection> {
  let isReady = false;
  const early: Parameters<GatewayOptions['onInteraction']>[0][] = [];
  const turns = { database, clock, time: systemTime, owner: holder.owner };
  const connection = await connectDiscord({
    ...options,
    onInteraction: (interaction) => {
      if (isReady) options.onInteraction(interaction);
      else early.push(interaction);
    },
    shard: {
      id: shard,
      total,
      waitForIdentify: (maxConcurrency, signal) => waitForIdentify(turns, shard, maxConcurrency, signal),
      signal: holding.signal,
      isHeld: () => holding.isHeld(),
    },
  });
  const { client } = connection;
  await options.onClient({ client, covers: (server) => shardOf(server, total) === shard });
  isReady = true;
  for (const interaction of early.splice(0)) options.onInteraction(interaction);
  return connection;
}

const identified = z.object({ id: z.string() });

/** Returns the bot's identity, which the gateway does not tell to a process without a shard. */
async function identityOf(
  rest: REST,
  dispatcher: Dispatcher,
): Promise<Pick<Gateway, 'applicationId' | 'userId'>> {
  try {
    const application = identified.parse(await rest.get(Routes.currentApplication()));
    const user = identified.parse(await rest.get(Routes.user()));
    return { applicationId: application.id, userId: user.id };
  } catch (error) {
    await dispatcher.destroy();
    throw explainFailure(error);
  }
}
