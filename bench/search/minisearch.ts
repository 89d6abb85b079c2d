import { DatabaseSync } from 'node:sqlite';
import MiniSearch from 'minisearch';
import { indexTermsOf } from '../../src/search/index/indexTerms.ts';
import { askBeginnings, askQueries, memoryMegabytes } from './measure.ts';

/**
 * MiniSearch in memory over the terms of this program's index; all terms must match. It gets the newest tenth of
 * 100,000 stories: all of them would need some 15 GB of memory.
 */
const STORIES = 10_000;
const [file = ''] = process.argv.slice(2);
const store = new DatabaseSync(file, { readOnly: true });
const mini = new MiniSearch<{ id: number; head: string; body: string }>({
  fields: ['head', 'body'],
  tokenize: (text) => indexTermsOf(text),
  processTerm: (term) => term,
  searchOptions: { boost: { head: 4 }, combineWith: 'AND' },
});
const start = performance.now();
for (const row of store
  .prepare('SELECT row, title, glance, paragraphs FROM stories ORDER BY row DESC LIMIT ?')
  .iterate(STORIES)) {
  mini.add({ id: Number(row.row), head: `${row.title}\n${row.glance}`, body: String(row.paragraphs) });
}
const indexSeconds = Math.round((performance.now() - start) / 100) / 10;
const search = await askQueries((query) => mini.search(query).length, 260);
const autocomplete = await askBeginnings((typed) => mini.autoSuggest(typed, { prefix: true }).length);
process.stdout.write(
  JSON.stringify({
    stories: mini.documentCount,
    search,
    autocomplete,
    indexBytes: 0,
    indexSeconds,
    memory: memoryMegabytes(),
  }),
);
store.close();
