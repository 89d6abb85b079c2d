import { systemClock } from '../../src/calendar/zone.ts';
import { storeAt } from '../../src/database/location.ts';
import { createSearch } from '../../src/search/search.ts';
import { openStoreAt } from '../../src/store/open.ts';
import { WorkMemory } from '../../src/wiring/workMemory.ts';
import { loadConcepts } from '../../src/words/concepts.ts';
import { loadLexicon } from '../../src/words/lexicon.ts';
import { askBeginnings, askQueries, memoryMegabytes } from './measure.ts';

/**
 * Measures this program's search over the store indexed by indexing.ts, in its own process, with all or some queries, asked
 * as by members of the bot: while it answers, its memory may grow.
 */
const [file = '', some] = process.argv.slice(2);
const count = some === undefined ? undefined : Number(some);
const store = await openStoreAt(storeAt(process.env.DATABASE_URL ?? file));
const engine = createSearch(store, { lexicon: loadLexicon(), concepts: loadConcepts() }, systemClock);
const memory = new WorkMemory();
const search = await askQueries(async (query) => {
  const { hits } = await engine.search(query);
  memory.answered();
  return hits.length;
}, count);
const autocomplete = await askBeginnings(async (typed) => {
  const completions = await engine.complete(typed, 25);
  memory.answered();
  return completions.length;
}, count);
process.stdout.write(JSON.stringify({ search, autocomplete, memory: memoryMegabytes() }));
await store.close();
