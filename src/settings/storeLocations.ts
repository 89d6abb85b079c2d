import { join } from 'node:path';
import type { StoreLocation } from '../store/location.ts';
import type { Config } from './config.ts';

/** Where the bot's store is kept. */
export function storeLocation(config: Pick<Config, 'stateDirectory' | 'databaseUrl'>): StoreLocation {
  const { databaseUrl } = config;
  if (databaseUrl === undefined) return { engine: 'sqlite', file: storeFile(config) };
  return { engine: 'postgres', url: databaseUrl };
}

/** Where what servers' own sources bring is kept: in a schema of its own of the same database. */
export function serverNewsLocation(config: Pick<Config, 'stateDirectory' | 'databaseUrl'>): StoreLocation {
  const { databaseUrl } = config;
  if (databaseUrl === undefined) return { engine: 'sqlite', file: serverNewsFile(config) };
  return { engine: 'postgres', url: databaseUrl, schema: SERVER_NEWS_SCHEMA };
}

const SERVER_NEWS_SCHEMA = 'server_news';

/** The file of the bot's store. */
export function storeFile(config: Pick<Config, 'stateDirectory'>): string {
  return join(config.stateDirectory, 'sulan.db');
}

/** The file of what servers' own sources bring, beside the bot's store and apart from it. */
function serverNewsFile(config: Pick<Config, 'stateDirectory'>): string {
  return join(config.stateDirectory, 'server-news.db');
}
