import type { Queries, Statements } from '../database/database.ts';
import type { StoryId } from '../editions/edition.ts';
import type { EditionId } from '../editions/identity.ts';

/** Keeps stories and editions from ever being stored again; what is stored of them is removed by whoever calls. */
export async function keepDown(
  statements: Statements,
  ids: readonly (StoryId | EditionId)[],
  now: Date,
): Promise<void> {
  await statements.run(
    `INSERT INTO taken_down (id, at) SELECT value, ? FROM unnest(?::text[]) AS value WHERE true
     ON CONFLICT DO NOTHING`,
    [now.getTime(), ids],
  );
}

/** Forgets where removed stories stood, so that no button leads there any more. */
export async function forgetOriginals(statements: Statements, stories: readonly StoryId[]): Promise<void> {
  await statements.run('DELETE FROM removed_stories WHERE id = ANY(?)', [stories]);
}

/** Those of some stories or editions that were taken down. Stories that were are refused by the store itself. */
export async function takenDownOf<I extends StoryId | EditionId>(
  queries: Queries,
  ids: readonly I[],
): Promise<ReadonlySet<I>> {
  if (ids.length === 0) return new Set();
  const rows = await queries.all<{ id: I }>('SELECT id FROM taken_down WHERE id = ANY(?)', [ids]);
  return new Set(rows.map(({ id }) => id));
}
