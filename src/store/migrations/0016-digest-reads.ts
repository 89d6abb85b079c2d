import type { DatabaseSync } from 'node:sqlite';
import { countCharacters } from '../../text/readingTime.ts';
import type { Migration } from './migration.ts';

/**
 * What a digest reads of a day: how long each story is, so that it need not read the texts, and an index for the plain
 * articles of some days, all of which were walked before. `edition` stands in that index, though it is always null
 * there, because only then is it preferred to the index by edition.
 */
export const digestReads: Migration = {
  number: 16,
  up(database) {
    database.exec(`
      CREATE INDEX articles_by_day ON stories (edition, day) WHERE edition IS NULL;
      ALTER TABLE stories ADD COLUMN characters INTEGER NOT NULL DEFAULT 0;
    `);
    withoutTriggers(database, () => fillCharacters(database));
  },
};

/** The stories stay what they are, so nothing that follows a change of one has to. */
function withoutTriggers(database: DatabaseSync, change: () => void): void {
  const triggers = database
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'stories'")
    .all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER "${name}"`);
  change();
  for (const { sql } of triggers) database.exec(String(sql));
}

function fillCharacters(database: DatabaseSync): void {
  const fill = database.prepare('UPDATE stories SET characters = ? WHERE row = ?');
  const next = database.prepare(
    'SELECT row, title, paragraphs, commentary FROM stories WHERE row > ? ORDER BY row LIMIT 500',
  );
  let last = 0;
  for (let stories = next.all(last); stories.length > 0; stories = next.all(last)) {
    for (const { row, title, paragraphs, commentary } of stories) {
      const texts = [paragraphs, commentary].flatMap((list) => textsIn(JSON.parse(String(list))));
      last = Number(row);
      fill.run(countCharacters([String(title), ...texts]), last);
    }
  }
}

function textsIn(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map(String) : [];
}
