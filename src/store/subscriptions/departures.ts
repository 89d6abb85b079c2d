import type { Store } from '../open.ts';
import { subscriptionsOf } from './subscriptions.ts';

/** What is stored about a server is kept for so long after the bot has left it. */
const KEEP_DAYS = 30;

/** Notes that the bot is in a server no longer, and rests its subscriptions; an earlier note stays. */
export async function noteDeparture(store: Store, guild: string, now: Date): Promise<void> {
  store.prepare('INSERT OR IGNORE INTO departed_guilds VALUES (?, ?)').run(guild, now.getTime());
  const subscriptions = subscriptionsOf(store);
  for (const { id, paused } of await subscriptions.ofGuild(guild)) {
    if (!paused) await subscriptions.pause(id, { code: 'server-left' }, now);
  }
}

/** Notes that the bot is in a server (again), and resumes what rested only because it was not. */
export async function noteArrival(store: Store, guild: string, now: Date): Promise<void> {
  const { changes } = store.prepare('DELETE FROM departed_guilds WHERE guild = ?').run(guild);
  if (changes === 0) return;
  const subscriptions = subscriptionsOf(store);
  for (const { id, paused } of await subscriptions.ofGuild(guild)) {
    if (paused?.reason?.code === 'server-left') await subscriptions.resume(id, now);
  }
}

/** The servers that have subscriptions. */
export function guildsWithSubscriptions(store: Store): readonly string[] {
  return store
    .prepare('SELECT DISTINCT guild_id FROM subscriptions')
    .all()
    .map((row) => String(row.guild_id));
}

/** Deletes what is stored about servers that the bot left more than 30 days ago; returns how many. */
export async function deleteDeparted(store: Store, now: Date): Promise<number> {
  const latest = now.getTime() - KEEP_DAYS * 86_400_000;
  const left = store.prepare('SELECT guild FROM departed_guilds WHERE left_at < ?').all(latest);
  for (const { guild } of left) {
    await subscriptionsOf(store).removeGuild(String(guild));
    store.prepare('DELETE FROM departed_guilds WHERE guild = ?').run(String(guild));
  }
  return left.length;
}
