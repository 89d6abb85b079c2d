import type { CalendarDay } from '../../calendar/day.ts';
import type { Queries, Statements, Transaction } from '../../database/database.ts';
import type { Edition, Story, StoryId } from '../../editions/edition.ts';
import { base32Hash, type EditionId } from '../../editions/identity.ts';
import { countCharacters } from '../../text/readingTime.ts';

interface StoredIn {
  readonly row: number;
  readonly id: EditionId;
}

const COLUMNS = [
  'title',
  'section',
  'glance',
  'paragraphs',
  'images',
  'links',
  'attribution',
  'commentary',
  'written_by',
  'url',
  '"column"',
  'day',
  'position',
  'characters',
] as const;

/**
 * Replaces an edition's stored stories with those of a reading, in the caller's transaction; unchanged ones are not
 * touched, so that search and events need not process them again.
 */
export async function saveStories(
  transaction: Transaction,
  edition: StoredIn,
  { edition: read, day }: { edition: Edition; day: CalendarDay },
  now: Date,
): Promise<void> {
  const ids = await freeIds(transaction, read.stories, edition);
  await removeOthers(transaction, edition.row, [...ids.values()]);
  const glances = new Map(
    read.glance.flatMap((item) => (item.story ? [[item.story, item.text] as const] : [])),
  );
  const instants = [now.getTime(), now.getTime()];
  await transaction.runEach(
    UPSERT,
    read.stories.map((story, position) => [
      ...valuesOf(story, position, glances.get(story.id) ?? null, read, day),
      ids.get(story.id) ?? story.id,
      edition.row,
      ...instants,
    ]),
  );
  await pointGlanceAt(transaction, edition.row, read, ids);
}

/**
 * Returns the ids under which stories are stored. Two editions of one column with one headline may have a story of the
 * same title: the later one gets another id.
 */
async function freeIds(
  queries: Queries,
  stories: readonly Story[],
  edition: StoredIn,
): Promise<ReadonlyMap<StoryId, StoryId>> {
  const rows = await queries.all<{ id: StoryId; edition: number | null }>(
    'SELECT id, edition FROM stories WHERE id = ANY(?)',
    [stories.map(({ id }) => id)],
  );
  const held = new Set(rows.filter((row) => row.edition !== edition.row).map(({ id }) => id));
  return new Map(
    stories.map(({ id }) => [id, held.has(id) ? (base32Hash(`${edition.id}\n${id}`) as StoryId) : id]),
  );
}

async function removeOthers(statements: Statements, edition: number, ids: readonly StoryId[]): Promise<void> {
  await statements.run('DELETE FROM stories WHERE edition = ? AND id <> ALL(?)', [edition, ids]);
}

function valuesOf(story: Story, position: number, glance: string | null, edition: Edition, day: CalendarDay) {
  return [
    story.title,
    story.section,
    glance,
    JSON.stringify(story.paragraphs),
    JSON.stringify(story.images),
    JSON.stringify(story.links),
    story.attribution,
    JSON.stringify(story.commentary),
    story.writtenBy ?? edition.writtenBy,
    edition.url,
    edition.column,
    day,
    position,
    countStoryCharacters(story),
  ];
}

/** Counts the non-space characters of a story's title, paragraphs and commentary. */
export function countStoryCharacters({ title, paragraphs, commentary }: Story): number {
  return countCharacters([title, ...paragraphs, ...commentary]);
}

const SETS = COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ');
const DIFFERS = COLUMNS.map((column) => `stories.${column} IS DISTINCT FROM excluded.${column}`).join(' OR ');
const UPSERT = `INSERT INTO stories (${COLUMNS.join(', ')}, id, edition, stored_at, changed_at)
  VALUES (${COLUMNS.map(() => '?').join(', ')}, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET ${SETS}, changed_at = excluded.changed_at WHERE ${DIFFERS}`;

/** Sets the stories of the glance to the ids under which they are stored. */
async function pointGlanceAt(
  statements: Statements,
  edition: number,
  read: Edition,
  ids: ReadonlyMap<StoryId, StoryId>,
): Promise<void> {
  if ([...ids].every(([id, stored]) => id === stored)) return;
  const glance = read.glance.map((item) => ({ ...item, story: item.story && (ids.get(item.story) ?? null) }));
  await statements.run('UPDATE editions SET glance = ? WHERE row = ?', [JSON.stringify(glance), edition]);
}
