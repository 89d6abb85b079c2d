import type { Database, Queries } from '../../database/database.ts';
import { alertsBy, resumeAlert } from '../alerts/alerts.ts';
import { rowFromReason } from '../outbox/reason.ts';
import { DIRECT } from './destination.ts';
import { subscriptionsBy } from './findSubscriptions.ts';
import { removeSubscriptionsOfGuild, resumeSubscription } from './subscriptions.ts';

/** Days for which a server's data is kept after the bot has left. */
export const DEPARTED_DAYS = 30;

/** Records that the bot has left a server and pauses its subscriptions and alerts; an earlier record stays. */
export async function noteDeparture(database: Database, guild: string, now: Date): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.run(
      'INSERT INTO departed_guilds (guild, left_at) VALUES (?, ?) ON CONFLICT DO NOTHING',
      [guild, now.getTime()],
    );
    for (const table of ['subscriptions', 'alerts'] as const)
      await transaction.run(
        `UPDATE ${table} SET paused_at = ?, pause_reason = ? WHERE guild_id = ? AND paused_at IS NULL`,
        [now.getTime(), rowFromReason({ code: 'server-left' }), guild],
      );
  });
}

/** Records that the bot is in a server (again) and resumes what was paused for that reason. */
export async function noteArrival(database: Database, guild: string, now: Date): Promise<void> {
  // Most servers were never left, so no write is needed.
  if (!(await database.get('SELECT 1 FROM departed_guilds WHERE guild = ?', [guild]))) return;
  await database.transaction(async (transaction) => {
    await transaction.run('DELETE FROM departed_guilds WHERE guild = ?', [guild]);
    for (const { id, paused } of await subscriptionsBy(transaction, 'guild_id', guild)) {
      if (paused?.reason?.code === 'server-left') await resumeSubscription(transaction, id, now);
    }
    for (const { id, paused } of await alertsBy(transaction, 'guild_id', guild)) {
      if (paused?.reason?.code === 'server-left') await resumeAlert(transaction, id);
    }
  });
}

/** Returns the servers with stored data: subscriptions, alerts, or own sources. */
export async function knownGuilds(database: Queries): Promise<readonly string[]> {
  const rows = await database.all(
    `SELECT guild_id FROM subscriptions WHERE guild_id <> ? UNION SELECT guild_id FROM alerts
     UNION SELECT guild_id FROM server_sources`,
    [DIRECT],
  );
  return rows.map((row) => String(row.guild_id));
}

/** Deletes the data of servers that the bot left more than 30 days ago; returns their number. */
export async function deleteDeparted(database: Database, now: Date): Promise<number> {
  const latest = now.getTime() - DEPARTED_DAYS * 86_400_000;
  const left = await database.all('SELECT guild FROM departed_guilds WHERE left_at < ?', [latest]);
  for (const { guild } of left) {
    await database.transaction(async (transaction) => {
      await removeSubscriptionsOfGuild(transaction, String(guild));
      await transaction.run('DELETE FROM server_sources WHERE guild_id = ?', [String(guild)]);
      await transaction.run('DELETE FROM departed_guilds WHERE guild = ?', [String(guild)]);
    });
  }
  return left.length;
}
