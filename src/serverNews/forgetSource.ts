import type { Store } from '../store/open.ts';

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

/** Deletes what came from sources that no server has any more, because the bot has left those that had them. */
export async function forgetUnknownSources(store: Store, known: readonly string[]): Promise<void> {
  const read = await store.all<{ id: string }>('SELECT id FROM sources WHERE id <> ALL(?)', [known]);
  for (const { id } of read) await forgetSource(store, id);
}
