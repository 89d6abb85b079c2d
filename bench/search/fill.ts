import { statSync } from 'node:fs';
import { openStore } from '../../src/store/open.ts';
import { benchStories } from './corpus.ts';

/** Writes the generated stories into a new store without any index; returns the file's bytes. */
export async function fillStore(file: string, count: number): Promise<number> {
  const store = openStore(file);
  await store.runEach(
    `INSERT INTO stories (id, position, title, section, glance, paragraphs, images, links, attribution, commentary, url,
       "column", day, stored_at, changed_at) VALUES (?, 0, ?, ?, ?, ?, '[]', '[]', NULL, '[]', NULL, '极客头条', ?, 0, 0)`,
    rowsOf(count),
  );
  await store.runScript('PRAGMA wal_checkpoint(TRUNCATE)');
  await store.close();
  return statSync(file).size;
}

function* rowsOf(count: number): Generator<(string | null)[]> {
  let number = 0;
  for (const { title, glance, paragraphs, section, day } of benchStories(count))
    yield [`s${(number++).toString(36)}`, title, section, glance, JSON.stringify(paragraphs), day];
}
