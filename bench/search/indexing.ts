import { setInterval as ticks } from 'node:timers/promises';
import { storeAt } from '../../src/database/location.ts';
import { indexPending } from '../../src/search/index/indexing.ts';
import { openStoreAt } from '../../src/store/open.ts';
import { loadLexicon } from '../../src/words/lexicon.ts';
import { over } from '../../test/database/over.ts';
import { memoryMegabytes } from './measure.ts';
import { settledBytes } from './settledBytes.ts';

const TELLING_MILLISECONDS = 30_000;

/** Builds this program's index over the stored stories; the longest batch is the longest wait of another writer. */
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
const stop = new AbortController();
const telling = tellProgress(stop.signal);
await indexPending(timed, lexicon);
stop.abort();
await telling;
const indexSeconds = Math.round((performance.now() - start) / 100) / 10;
const indexBytes = (await settledBytes(store)) - before;
process.stdout.write(
  JSON.stringify({ indexSeconds, indexBytes, longestBatchMilliseconds, memory: memoryMegabytes() }),
);
await store.close();

/** Says now and then how far it is, so that a run that is ended has said how fast it was. */
async function tellProgress(signal: AbortSignal): Promise<void> {
  try {
    for await (const _ of ticks(TELLING_MILLISECONDS, undefined, { signal })) {
      const done = await store.get<{ stories: number }>('SELECT count(*) AS stories FROM search_stories');
      const seconds = Math.round((performance.now() - start) / 1000);
      process.stderr.write(`bench search: ${done?.stories ?? 0} indexed in ${seconds} s\n`);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
