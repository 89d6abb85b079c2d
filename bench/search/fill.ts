import { storeAt } from '../../src/database/location.ts';
import { openStoreAt } from '../../src/store/open.ts';
import { benchStories } from './corpus.ts';
import { settledBytes } from './settledBytes.ts';

/** Writes the generated stories into a new store, a file or a PostgreSQL database, without any index; returns its bytes. */
export async function storeBenchStories(place: string, count: number): Promise<number> {
  const store = await openStoreAt(storeAt(place));
  await store.runEach(
    `INSERT INTO stories (id, position, title, section, glance, paragraphs, images, links, attribution, commentary, url,
       "column", day, stored_at, changed_at) VALUES (?, 0, ?, ?, ?, ?, '[]', '[]', NULL, '[]', NULL, '极客头条', ?, 0, 0)`,
    rowsOf(count),
  );
  const bytes = await settledBytes(store);
  await store.close();
  return bytes;
}

function* rowsOf(count: number): Generator<(string | null)[]> {
  let number = 0;
  for (const { title, glance, paragraphs, section, day } of benchStories(count))
    yield [`s${(number++).toString(36)}`, title, section, glance, JSON.stringify(paragraphs), day];
}
