import type { REST } from '@discordjs/rest';
import type { Client } from 'discord.js';
import { type ConnectOptions, connectDiscord } from './client.ts';

/** The bot on Discord, whatever clients it is made of. */
export interface Gateway {
  /** For requests that nobody paces: answers to interactions, commands. */
  readonly rest: REST;
  readonly applicationId: string;
  /** The bot's own user. */
  readonly userId: string;
  /** The clients that are connected, or were and come back by themselves. */
  clients(): readonly Client<true>[];
  /** The client that sees a server; undefined where another process has it. */
  clientOf(server: string | undefined): Client<true> | undefined;
  /** Whether everything that is to be connected here is so at this moment. */
  isConnected(): boolean;
  /** Leaves the shards to other processes, if there are any; answers under way can still be made. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** A client that has just connected, and what servers it is told of. */
export interface ConnectedClient {
  readonly client: Client<true>;
  /** Whether this client would be told of a server that has the bot. */
  covers(server: string): boolean;
}

/** How the bot comes on Discord. */
export interface GatewayOptions extends Omit<ConnectOptions, 'shard'> {
  /** Called for each client that has connected; its interactions come once this is over. */
  readonly onClient: (connected: ConnectedClient) => Promise<void>;
}

/** Connects all shards of the bot with one client, as many as Discord recommends. */
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
