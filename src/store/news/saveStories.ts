import type { CalendarDay } from '../../calendar/day.ts';
import type { Edition, Story, StoryId } from '../../editions/edition.ts';
import { base32Hash, type EditionId } from '../../editions/identity.ts';
import { countCharacters } from '../../text/readingTime.ts';
import type { Store } from '../open.ts';

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
 * Makes an edition's stored stories those of a reading, inside the caller's transaction: unchanged ones are not
 * touched, so that search and events need not look at them again.
 */
export function saveStories(
  store: Store,
  edition: StoredIn,
  { edition: read, day }: { edition: Edition; day: CalendarDay },
  now: Date,
): void {
  const ids = new Map(read.stories.map((story) => [story.id, freeId(store, story.id, edition)]));
  removeOthers(store, edition.row, [...ids.values()]);
  const glances = new Map(
    read.glance.flatMap((item) => (item.story ? [[item.story, item.text] as const] : [])),
  );
  for (const [position, story] of read.stories.entries()) {
    const id = ids.get(story.id) ?? story.id;
    upsert(store, id, edition.row, valuesOf(story, position, glances.get(story.id) ?? null, read, day), now);
  }
  pointGlanceAt(store, edition.row, read, ids);
}

/** Two editions of one column with one headline may hold a story of one title: the later gets an id of its own. */
function freeId(store: Store, id: StoryId, edition: StoredIn): StoryId {
  const holder = store.prepare('SELECT edition FROM stories WHERE id = ?').get(id);
  if (!holder || holder.edition === edition.row) return id;
  return base32Hash(`${edition.id}\n${id}`) as StoryId;
}

function removeOthers(store: Store, edition: number, ids: readonly StoryId[]): void {
  store
    .prepare('DELETE FROM stories WHERE edition = ? AND id NOT IN (SELECT value FROM json_each(?))')
    .run(edition, JSON.stringify(ids));
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
    charactersOf(story),
  ];
}

/** How long a story is: the non-space characters of its title, paragraphs and commentary. */
export function charactersOf({ title, paragraphs, commentary }: Story): number {
  return countCharacters([title, ...paragraphs, ...commentary]);
}

function upsert(
  store: Store,
  id: StoryId,
  edition: number,
  values: ReturnType<typeof valuesOf>,
  now: Date,
): void {
  const sets = COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ');
  const differs = COLUMNS.map((column) => `stories.${column} IS NOT excluded.${column}`).join(' OR ');
  store
    .prepare(
      `INSERT INTO stories (${COLUMNS.join(', ')}, id, edition, stored_at, changed_at)
       VALUES (${COLUMNS.map(() => '?').join(', ')}, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET ${sets}, changed_at = excluded.changed_at WHERE ${differs}`,
    )
    .run(...values, id, edition, now.getTime(), now.getTime());
}

/** The glance list names stories by the ids they are stored under. */
function pointGlanceAt(
  store: Store,
  edition: number,
  read: Edition,
  ids: ReadonlyMap<StoryId, StoryId>,
): void {
  if ([...ids].every(([id, stored]) => id === stored)) return;
  const glance = read.glance.map((item) => ({ ...item, story: item.story && (ids.get(item.story) ?? null) }));
  store.prepare('UPDATE editions SET glance = ? WHERE row = ?').run(JSON.stringify(glance), edition);
}
