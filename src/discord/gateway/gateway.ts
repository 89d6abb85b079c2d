import type { REST } from '@discordjs/rest';
import type { Client } from 'discord.js';
import { type ConnectOptions, connectDiscord } from './client.ts';

/** The bot's gateway connection, over one or several clients. */
export interface Gateway {
  /** REST client without our rate limit: for answers to interactions and commands. */
  readonly rest: REST;
  readonly applicationId: string;
  /** Id of the bot's user. */
  readonly userId: string;
  /** Clients that are connected or reconnecting. */
  clients(): readonly Client<true>[];
  /** Returns the client that sees a server; undefined if another process has it. */
  clientOf(server: string | undefined): Client<true> | undefined;
  /** Whether everything to be connected here is connected. */
  isConnected(): boolean;
  /** Gives the shards to other processes, if any; answers in progress can still be sent. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** A client that has just connected, and the servers it covers. */
export interface ConnectedClient {
  readonly client: Client<true>;
  /** Whether this client would be told about a server with the bot. */
  covers(server: string): boolean;
}

/** Options of the gateway. */
export interface GatewayOptions extends Omit<ConnectOptions, 'shard'> {
  /** Called for each connected client; its interactions are delivered after it resolves. */
  readonly onClient: (connected: ConnectedClient) => Promise<void>;
}

/** Connects all shards with one client, as many as Discord recommends. */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const connection = await connectDiscord(options);
  const { client } = connection;
  await options.onClient({ client, covers: () => true });
  return {
    rest: client.rest,
    applicationId: client.application.id,
    userId: client.user.id,
    clients: () => [client],
    clientOf: () => client,
    isConnected: connection.isConnected,
    leave: async () => undefined,
    close: connection.close,
  };
}
