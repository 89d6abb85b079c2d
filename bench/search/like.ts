import { DatabaseSync } from 'node:sqlite';
import { askQueries, memoryMegabytes } from './measure.ts';

/** LIKE over the stored texts, newest first: every word of the query somewhere in the story. */
const QUERIES = 130;
const [file = ''] = process.argv.slice(2);
const store = new DatabaseSync(file, { readOnly: true });
const search = await askQueries((query) => {
  const words = query.split(/\s+/).map((word) => `%${word.replace(/[%_\\]/g, '\\$&')}%`);
  const each = words.map(() => `(title || glance || paragraphs) LIKE ? ESCAPE '\\'`).join(' AND ');
  return store.prepare(`SELECT row FROM stories WHERE ${each} ORDER BY day DESC LIMIT 10`).all(...words)
    .length;
}, QUERIES);
process.stdout.write(JSON.stringify({ search, indexBytes: 0, indexSeconds: 0, memory: memoryMegabytes() }));
store.close();
