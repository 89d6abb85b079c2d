import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { batchSize } from '../../calendar/batchSize.ts';
import { takeTurns } from '../../calendar/turns.ts';
import type { Database, Transaction } from '../../database/database.ts';
import { putInForce } from '../../store/derivedBy.ts';
import { newsVersion } from '../../store/news/newsVersion.ts';
import type { StoredStory } from '../../store/news/rows.ts';
import { storiesOf } from '../../store/news/stories.ts';
import { finishPending, pendingStories } from '../../store/pendingWork.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import {
  countWords,
  discountWords,
  type NewsWord,
  newsWordsOf,
  noteWords,
  type WordCounts,
} from '../spelling/vocabulary.ts';
import { indexOf, type OfEngine } from './engineIndex.ts';
import { positionOf } from './indexRowId.ts';
import { indexTermsOf, placeTerm } from './indexTerms.ts';
import type { IndexedDocument, SearchIndex } from './searchIndex.ts';

/** Version of the indexing; raise it so that all stores are indexed again. */
const WAY_OF_INDEXING = 8;
/** Number of new stories after which an index is compacted, because each search visits all its segments. */
const COMPACTED_STORIES = 2000;

/**
 * Indexes all stories that were added, changed or removed, in interruptible batches that yield in between; returns the
 * number processed.
 */
export async function indexPending(database: Database & OfEngine, lexicon: Lexicon): Promise<number> {
  const index = indexOf(database);
  const derivation = {
    task: 'search',
    version: WAY_OF_INDEXING,
    fingerprint: lexicon.fingerprint,
  } as const;
  await putInForce(database, derivation, (transaction) => expectAll(transaction, index));
  const expected = (await pendingStories(database, 'search', COMPACTED_STORIES)).length;
  if (expected > 0) await index.expect(database, expected < COMPACTED_STORIES ? 'few' : 'many');
  let done = 0;
  const batch = batchSize(index.batch);
  for (;;) {
    const prepared = await prepareBatch(database, lexicon, batch.size);
    const { length } = prepared.rows;
    if (length === 0) break;
    const start = performance.now();
    await database.transaction((transaction) => indexBatch(transaction, lexicon, index, prepared));
    done += length;
    batch.took(length, performance.now() - start);
    for (const step of index.upkeep) {
      await nextTurn();
      await step(database);
    }
    await nextTurn();
  }
  if (done >= COMPACTED_STORIES) {
    await compact(database, index);
    await index.expect(database, 'few');
  }
  return done;
}

/** Marks all stories for indexing, while the old index stays usable. */
async function expectAll(transaction: Transaction, index: SearchIndex): Promise<void> {
  await index.prepare(transaction);
  await transaction.run(
    `INSERT INTO pending_work (task, story) SELECT 'search', story FROM search_stories WHERE true
     ON CONFLICT DO NOTHING`,
  );
}

/** The entries of pending stories, with the texts they are made of, by row, as of a version of the news. */
interface PreparedBatch {
  readonly version: number;
  readonly rows: readonly number[];
  readonly entries: ReadonlyMap<number, { readonly story: StoredStory; readonly entry: Entry }>;
}

/**
 * Reads up to `most` pending stories outside any transaction, so that nobody waits while their texts are taken apart,
 * and a transaction holds more stories: each commit writes the changed pages of the vocabulary anew.
 */
async function prepareBatch(database: Database, lexicon: Lexicon, most: number): Promise<PreparedBatch> {
  const version = await newsVersion(database);
  const rows = await pendingStories(database, 'search', most);
  const entries = new Map<number, { story: StoredStory; entry: Entry }>();
  const turn = takeTurns();
  for (const story of await storiesOf(database).byRows(rows)) {
    entries.set(story.row, { story, entry: entryOf(lexicon, story) });
    await turn();
  }
  return { version, rows, entries };
}

/**
 * Indexes a batch; stories are read again if any news has changed since, so that no change is missed, but only those
 * that changed are taken apart again: while sources are read there is news all the time.
 */
async function indexBatch(
  transaction: Transaction,
  lexicon: Lexicon,
  index: SearchIndex,
  { version, rows, entries }: PreparedBatch,
): Promise<void> {
  const isCurrent = (await newsVersion(transaction)) === version;
  const current = isCurrent
    ? [...entries.values()].map(({ entry }) => entry)
    : (await storiesOf(transaction).byRows(rows)).map((story) => {
        const prepared = entries.get(story.row);
        const isSame = prepared !== undefined && isDeepStrictEqual(prepared.story, story);
        return isSame ? prepared.entry : entryOf(lexicon, story);
      });
  await forget(transaction, index, rows);
  await write(transaction, index, current);
  await finishPending(transaction, 'search', rows);
}

/** Merges the segments of an index in steps of a few milliseconds. */
async function compact(database: Database, index: SearchIndex): Promise<void> {
  for (const step of index.compaction) {
    for (let isFirst = true; await step(database, isFirst); isFirst = false) await nextTurn();
  }
}

/** Separates consecutive texts. */
const SENTENCE_END = '。';

interface Entry extends IndexedDocument {
  readonly story: number;
  readonly words: readonly NewsWord[];
}

function entryOf(lexicon: Lexicon, story: StoredStory): Entry {
  const head = [story.title, story.glance ?? ''].join(SENTENCE_END);
  const body = [...story.paragraphs, ...story.commentary].join(SENTENCE_END);
  return {
    story: story.row,
    position: positionOf(story.day, story.row),
    head: indexTermsOf(head),
    body: indexTermsOf(body),
    places: [
      placeTerm('column', story.column),
      ...(story.section ? [placeTerm('section', story.section)] : []),
    ],
    words: newsWordsOf(lexicon, story),
  };
}

async function write(transaction: Transaction, index: SearchIndex, entries: readonly Entry[]): Promise<void> {
  const counts: WordCounts = new Map();
  for (const { words, position } of entries) noteWords(counts, words, position);
  const rows = await countWords(transaction, counts);
  await index.add(transaction, entries);
  await transaction.runEach(
    'INSERT INTO search_stories (story, position, words) VALUES (?, ?, ?)',
    entries.map(({ story, position, words }) => [
      story,
      position,
      JSON.stringify(words.map((word) => rows.get(word.key))),
    ]),
  );
}

const rowNumbers = z.array(z.number());

async function forget(
  transaction: Transaction,
  index: SearchIndex,
  stories: readonly number[],
): Promise<void> {
  const known = await transaction.all<{ position: number; words: string }>(
    'SELECT position, words FROM search_stories WHERE story = ANY(?)',
    [stories],
  );
  if (known.length === 0) return;
  await index.remove(
    transaction,
    known.map(({ position }) => position),
  );
  await discountWords(
    transaction,
    known.flatMap(({ words }) => rowNumbers.parse(JSON.parse(words))),
  );
  await transaction.run('DELETE FROM search_stories WHERE story = ANY(?)', [stories]);
}
