import { join } from 'node:path';
import type { StoreLocation } from '../database/location.ts';
import type { Config } from './config.ts';

/** Returns the location of the bot's store. */
export function storeLocation(config: Pick<Config, 'stateDirectory' | 'databaseUrl'>): StoreLocation {
  const { databaseUrl } = config;
  if (databaseUrl === undefined) return { engine: 'sqlite', file: storeFile(config) };
  return { engine: 'postgres', url: databaseUrl };
}

/**
 * Returns the location of the news of servers' own sources: a separate file, or a separate schema of the same database.
 */
export function serverNewsLocation(config: Pick<Config, 'stateDirectory' | 'databaseUrl'>): StoreLocation {
  const { databaseUrl } = config;
  if (databaseUrl === undefined) return { engine: 'sqlite', file: serverNewsFile(config) };
  return { engine: 'postgres', url: databaseUrl, schema: SERVER_NEWS_SCHEMA };
}

const SERVER_NEWS_SCHEMA = 'server_news';

/** Returns the file of the bot's store. */
export function storeFile(config: Pick<Config, 'stateDirectory'>): string {
  return join(config.stateDirectory, 'sulan.db');
}

/** Returns the file of the news of servers' own sources, separate from the bot's store. */
function serverNewsFile(config: Pick<Config, 'stateDirectory'>): string {
  return join(config.stateDirectory, 'server-news.db');
}
