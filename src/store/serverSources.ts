import type { Database, Queries } from '../database/database.ts';
import { base32Hash } from '../editions/identity.ts';

/** A server's own source. */
export interface ServerSource {
  readonly guild: string;
  /** Shared by all servers with the same address. */
  readonly id: string;
  readonly url: string;
  readonly name: string;
}

/** Outcome of adding a source. */
export type AddedServerSource = 'added' | 'known' | 'full';

/** Returns the id of an address, independent of the server. */
export function serverSourceId(url: string): string {
  return `s-${base32Hash(url)}`;
}

/** Returns the sources of all servers that have the bot, by server in the order of adding. */
export async function readServerSources(queries: Queries): Promise<readonly ServerSource[]> {
  return queries.all<ServerSource>(
    `SELECT guild_id AS guild, id, url, name FROM server_sources
     WHERE guild_id NOT IN (SELECT guild FROM departed_guilds) ORDER BY guild_id, added_at, id`,
  );
}

/** Adds a source to a server, unless it already has it or has `most` sources. */
export async function addServerSource(
  database: Database,
  { guild, url, name }: Omit<ServerSource, 'id'>,
  most: number,
  now: Date,
): Promise<AddedServerSource> {
  const id = serverSourceId(url);
  return database.transaction(async (transaction) => {
    const known = await transaction.all('SELECT id FROM server_sources WHERE guild_id = ?', [guild]);
    if (known.some((row) => row.id === id)) return 'known';
    if (known.length >= most) return 'full';
    await transaction.run(
      'INSERT INTO server_sources (guild_id, id, url, name, added_at) VALUES (?, ?, ?, ?, ?)',
      [guild, id, url, name, now.getTime()],
    );
    return 'added';
  });
}

/** Removes a source from a server; returns false if it has none with that id. */
export async function removeServerSource(database: Database, guild: string, id: string): Promise<boolean> {
  const { changes } = await database.run('DELETE FROM server_sources WHERE guild_id = ? AND id = ?', [
    guild,
    id,
  ]);
  return changes > 0;
}
