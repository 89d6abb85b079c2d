import type { CalendarDay } from '../calendar/day.ts';
import type { Store } from '../store/open.ts';
import { removeBefore } from '../store/retention.ts';

/** Deletes the news and state of a source that no server has any more. */
export async function forgetSource(store: Store, id: string): Promise<void> {
  await store.transaction(
    async (transaction) => {
      await transaction.run('DELETE FROM editions WHERE "column" = ?', [id]);
      await transaction.run('DELETE FROM stories WHERE edition IS NULL AND "column" = ?', [id]);
      // Titles of removed stories go too: no old message may lead to them.
      await transaction.run('DELETE FROM removed_stories');
      await transaction.run('DELETE FROM source_items WHERE source = ?', [id]);
      await transaction.run('DELETE FROM source_editions WHERE source = ?', [id]);
      await transaction.run('DELETE FROM sources WHERE id = ?', [id]);
    },
    { erases: true },
  );
}

/**
 * Deletes news of servers' own sources before a day, and all news of sources that no server has. A server that the bot
 * is currently not in keeps its news until its other data is deleted.
 */
export async function tidyServerNews(store: Store, registry: Store, firstDay: CalendarDay): Promise<void> {
  await removeBefore(store, firstDay);
  const known = await registry.all<{ id: string }>('SELECT DISTINCT id FROM server_sources');
  const gone = await store.all<{ id: string }>('SELECT id FROM sources WHERE id <> ALL(?)', [
    known.map(({ id }) => id),
  ]);
  for (const { id } of gone) await forgetSource(store, id);
  await store.run('DELETE FROM removed_stories');
  // These stories join no events, so pending work for them is dropped.
  await store.run("DELETE FROM pending_work WHERE task = 'events'");
}
