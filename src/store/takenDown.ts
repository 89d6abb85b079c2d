import type { StoryId } from '../editions/edition.ts';
import type { EditionId } from '../editions/identity.ts';
import type { Store } from './open.ts';

/** Keeps stories and editions from ever being stored again; what is stored of them is removed by whoever calls. */
export function keepDown(store: Store, ids: readonly (StoryId | EditionId)[], now: Date): void {
  const keep = store.prepare('INSERT OR IGNORE INTO taken_down VALUES (?, ?)');
  store.transactionSync(() => {
    for (const id of ids) keep.run(id, now.getTime());
  });
}

/** Forgets where removed stories stood, so that no button leads there any more. */
export function forgetOriginals(store: Store, stories: readonly StoryId[]): void {
  store
    .prepare('DELETE FROM removed_stories WHERE id IN (SELECT value FROM json_each(?))')
    .run(JSON.stringify(stories));
}

/** Those of some stories that were taken down. */
export function storiesTakenDown(store: Store, stories: readonly StoryId[]): ReadonlySet<StoryId> {
  const found = store
    .prepare('SELECT id FROM taken_down WHERE id IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(stories));
  return new Set(found.map(({ id }) => String(id) as StoryId));
}

/** Whether an edition was taken down. Stories that were are refused by the store itself. */
export function isTakenDown(store: Store, edition: EditionId): boolean {
  return store.prepare('SELECT 1 FROM taken_down WHERE id = ?').get(edition) !== undefined;
}
