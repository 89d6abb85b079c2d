import type { Database, Queries } from '../database/database.ts';
import { base32Hash } from '../editions/identity.ts';

/** A source that a server has for itself. */
export interface ServerSource {
  readonly guild: string;
  /** The same for all servers that name the same address. */
  readonly id: string;
  readonly url: string;
  readonly name: string;
}

/** What became of adding one. */
export type AddedServerSource = 'added' | 'known' | 'full';

/** By what an address is known, whichever servers name it. */
export function serverSourceId(url: string): string {
  return `s-${base32Hash(url)}`;
}

/** All sources of servers that have the bot, by server in the order in which they were added. */
export async function readServerSources(queries: Queries): Promise<readonly ServerSource[]> {
  return queries.all<ServerSource>(
    `SELECT guild_id AS guild, id, url, name FROM server_sources
     WHERE guild_id NOT IN (SELECT guild FROM departed_guilds) ORDER BY guild_id, added_at, id`,
  );
}

/** Adds a source to a server, unless the server has it or has `most` of them. */
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

/** Takes a source from a server; false where it has none by that id. */
export async function removeServerSource(database: Database, guild: string, id: string): Promise<boolean> {
  const { changes } = await database.run('DELETE FROM server_sources WHERE guild_id = ? AND id = ?', [
    guild,
    id,
  ]);
  return changes > 0;
}
