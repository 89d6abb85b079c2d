import type { CalendarDay } from '../calendar/day.ts';
import type { Store } from '../store/open.ts';
import { removeBefore } from '../store/retention.ts';

/** Deletes what a source brought that no server has any more, and what is remembered of reading it. */
export async function forgetSource(store: Store, id: string): Promise<void> {
  await store.transaction(
    async (transaction) => {
      await transaction.run('DELETE FROM editions WHERE "column" = ?', [id]);
      await transaction.run('DELETE FROM stories WHERE edition IS NULL AND "column" = ?', [id]);
      // Nothing leads from a server's old messages to what it had: the titles go too.
      await transaction.run('DELETE FROM removed_stories');
      await transaction.run('DELETE FROM source_items WHERE source = ?', [id]);
      await transaction.run('DELETE FROM source_editions WHERE source = ?', [id]);
      await transaction.run('DELETE FROM sources WHERE id = ?', [id]);
    },
    { erases: true },
  );
}

/**
 * Deletes what servers' own sources brought before a day, and all of sources that no server has any more. A server that the
 * bot is not in at present keeps its own until its other data goes.
 */
export async function tidyServerNews(store: Store, registry: Store, firstDay: CalendarDay): Promise<void> {
  await removeBefore(store, firstDay);
  const known = await registry.all<{ id: string }>('SELECT DISTINCT id FROM server_sources');
  const gone = await store.all<{ id: string }>('SELECT id FROM sources WHERE id <> ALL(?)', [
    known.map(({ id }) => id),
  ]);
  for (const { id } of gone) await forgetSource(store, id);
  await store.run('DELETE FROM removed_stories');
  // Nothing here is told to an event: what waits for that waits in vain.
  await store.run("DELETE FROM pending_work WHERE task = 'events'");
}
