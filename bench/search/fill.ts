import { statSync } from 'node:fs';
import { openStore } from '../../src/store/open.ts';
import { benchStories } from './corpus.ts';

/** Writes the generated stories into a new store without any index; returns the file's bytes. */
export async function fillStore(file: string, count: number): Promise<number> {
  const store = openStore(file);
  const insert = store.prepare(
    `INSERT INTO stories (id, position, title, section, glance, paragraphs, images, links, attribution, commentary, url,
       "column", day, stored_at, changed_at) VALUES (?, 0, ?, ?, ?, ?, '[]', '[]', NULL, '[]', NULL, '极客头条', ?, 0, 0)`,
  );
  store.database.exec('BEGIN');
  let number = 0;
  for (const { title, glance, paragraphs, section, day } of benchStories(count)) {
    insert.run(`s${(number++).toString(36)}`, title, section, glance, JSON.stringify(paragraphs), day);
  }
  store.database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  await store.close();
  return statSync(file).size;
}
