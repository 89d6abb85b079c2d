import { statSync } from 'node:fs';
import { systemClock } from '../../src/calendar/zone.ts';
import { indexPending } from '../../src/search/indexing.ts';
import { createSearch } from '../../src/search/search.ts';
import { openStore } from '../../src/store/open.ts';
import { loadLexicon } from '../../src/words/lexicon.ts';
import { askBeginnings, askQueries, memoryMegabytes } from './measure.ts';

const [file = ''] = process.argv.slice(2);
const before = statSync(file).size;
const lexicon = loadLexicon();
const store = openStore(file);
const start = performance.now();
await indexPending(store, lexicon);
const indexSeconds = Math.round((performance.now() - start) / 100) / 10;
store.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
const search = createSearch(store, lexicon, systemClock);
const memoryAfterIndexing = memoryMegabytes().now;
const queries = await askQueries(async (query) => (await search.search(query)).hits.length);
const autocomplete = await askBeginnings(async (typed) => (await search.complete(typed, 25)).length);
process.stdout.write(
  JSON.stringify({
    search: queries,
    autocomplete,
    indexBytes: statSync(file).size - before,
    indexSeconds,
    memoryAfterIndexing,
    memory: memoryMegabytes(),
  }),
);
store.close();
