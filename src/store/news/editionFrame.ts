import type { Queries, Statements } from '../../database/database.ts';
import type { Edition } from '../../editions/edition.ts';
import type { EditionId } from '../../editions/identity.ts';
import { frameWithout } from '../../editions/masthead/headlineClauses.ts';
import { forgetGenerated } from '../generatedTexts.ts';
import { takenDownOf } from '../takenDown.ts';
import { editionsOf } from './editions.ts';

/** Returns an edition whose headline, glance and key points mention no story that was taken down. */
export async function withoutTakenDown(queries: Queries, edition: Edition): Promise<Edition> {
  const ids = edition.stories.map(({ id }) => id);
  const gone = await takenDownOf(queries, ids);
  return gone.size === 0 ? edition : frameWithout(edition, toldIn(edition), gone);
}

/**
 * Removes mentions of stories that were taken down from a stored edition's headline, glance and key points, and deletes
 * generated texts about the whole edition.
 */
export async function clearFrame(statements: Statements, id: EditionId): Promise<void> {
  const edition = await editionsOf(statements).find(id);
  if (!edition) return;
  const ids = edition.stories.map((story) => story.id);
  const gone = await takenDownOf(statements, ids);
  const { headline, glance, keyPoints } = frameWithout(edition, edition.stories, gone);
  await statements.run('UPDATE editions SET headline = ?, glance = ?, key_points = ? WHERE row = ?', [
    headline,
    JSON.stringify(glance),
    JSON.stringify(keyPoints),
    edition.row,
  ]);
  await forgetGenerated(statements, edition.row);
}

function toldIn({ glance, stories }: Edition) {
  const lines = new Map(
    glance.flatMap(({ text, story }) => (story === null ? [] : [[story, text] as const])),
  );
  return stories.map((story) => ({ ...story, glance: lines.get(story.id) ?? null }));
}
