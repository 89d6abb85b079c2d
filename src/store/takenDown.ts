import type { Queries, Statements } from '../database/database.ts';
import type { StoryId } from '../editions/edition.ts';
import type { EditionId } from '../editions/identity.ts';

/** Blocks stories and editions from being stored again; the caller removes what is stored of them. */
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

/** Deletes the original links of removed stories, so that no button leads there any more. */
export async function forgetOriginals(statements: Statements, stories: readonly StoryId[]): Promise<void> {
  await statements.run('DELETE FROM removed_stories WHERE id = ANY(?)', [stories]);
}

/** Returns which of some stories or editions were taken down. The store itself refuses such stories. */
export async function takenDownOf<I extends StoryId | EditionId>(
  queries: Queries,
  ids: readonly I[],
): Promise<ReadonlySet<I>> {
  if (ids.length === 0) return new Set();
  const rows = await queries.all<{ id: I }>('SELECT id FROM taken_down WHERE id = ANY(?)', [ids]);
  return new Set(rows.map(({ id }) => id));
}
