import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { askBeginnings, askQueries, memoryMegabytes } from './measure.ts';

/** FTS5 with its trigram tokenizer over the plain texts, ranked by bm25; words of one or two characters find nothing. */
const [file = ''] = process.argv.slice(2);
const index = new DatabaseSync(`${file}.trigram`);
index.exec(`ATTACH '${file}' AS s;
  CREATE VIRTUAL TABLE t USING fts5 (title, glance, body, content = '', tokenize = 'trigram');`);
const start = performance.now();
index.exec('INSERT INTO t (rowid, title, glance, body) SELECT row, title, glance, paragraphs FROM s.stories');
const indexSeconds = Math.round((performance.now() - start) / 100) / 10;
const find = index.prepare('SELECT rowid FROM t WHERE t MATCH ? ORDER BY bm25(t, 10, 9, 1) LIMIT 10');
const match = (text: string) =>
  text
    .split(/\s+/)
    .map((word) => `"${word.replaceAll('"', '""')}"`)
    .join(' ');
const ask = (query: string) => find.all(match(query)).length;
const search = await askQueries(ask);
const autocomplete = await askBeginnings(ask);
const memory = memoryMegabytes();
process.stdout.write(
  JSON.stringify({
    search,
    autocomplete,
    indexBytes: statSync(`${file}.trigram`).size,
    indexSeconds,
    memory,
  }),
);
index.close();
