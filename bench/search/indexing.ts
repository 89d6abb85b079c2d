import { indexPending } from '../../src/search/index/indexing.ts';
import { storeAt } from '../../src/store/location.ts';
import { openStoreAt } from '../../src/store/open.ts';
import { loadLexicon } from '../../src/words/lexicon.ts';
import { over } from '../../test/database/over.ts';
import { memoryMegabytes } from './measure.ts';
import { settledBytes } from './settledBytes.ts';

/** This program's index over the stored stories; the longest batch is how long a writer ever waits for it. */
const [file = ''] = process.argv.slice(2);
const lexicon = loadLexicon();
const store = await openStoreAt(storeAt(process.env.DATABASE_URL ?? file));
const before = await settledBytes(store);
let longestBatchMilliseconds = 0;
const timed = over(store, {
  async transaction(work, options) {
    const start = performance.now();
    const result = await store.transaction(work, options);
    longestBatchMilliseconds = Math.max(longestBatchMilliseconds, Math.round(performance.now() - start));
    return result;
  },
});
const start = performance.now();
await indexPending(timed, lexicon);
const indexSeconds = Math.round((performance.now() - start) / 100) / 10;
const indexBytes = (await settledBytes(store)) - before;
process.stdout.write(
  JSON.stringify({ indexSeconds, indexBytes, longestBatchMilliseconds, memory: memoryMegabytes() }),
);
await store.close();
