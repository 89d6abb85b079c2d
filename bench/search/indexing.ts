import { statSync } from 'node:fs';
import { indexPending } from '../../src/search/indexing.ts';
import { openStore } from '../../src/store/open.ts';
import { loadLexicon } from '../../src/words/lexicon.ts';
import { memoryMegabytes } from './measure.ts';

/** This program's index over the stored stories; the longest batch is how long a writer ever waits for it. */
const [file = ''] = process.argv.slice(2);
const before = statSync(file).size;
const lexicon = loadLexicon();
const store = openStore(file);
let longestBatchMilliseconds = 0;
const transaction = store.transaction;
const timed: typeof store = {
  ...store,
  transaction(write) {
    const start = performance.now();
    const result = transaction(write);
    longestBatchMilliseconds = Math.max(longestBatchMilliseconds, Math.round(performance.now() - start));
    return result;
  },
};
const start = performance.now();
await indexPending(timed, lexicon);
const indexSeconds = Math.round((performance.now() - start) / 100) / 10;
store.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
const indexBytes = statSync(file).size - before;
process.stdout.write(
  JSON.stringify({ indexSeconds, indexBytes, longestBatchMilliseconds, memory: memoryMegabytes() }),
);
await store.close();
