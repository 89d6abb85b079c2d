import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { batchSize } from '../../calendar/batchSize.ts';
import type { Database, Transaction } from '../../database/database.ts';
import { putInForce } from '../../store/derivedBy.ts';
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
/** Bounds of a batch: its duration stays far below the 50 ms that others may wait. */
const BATCH = { least: 3, most: 200, milliseconds: 20 };
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
  const batch = batchSize(BATCH);
  for (;;) {
    const start = performance.now();
    const rows = await pendingStories(database, 'search', batch.size);
    if (rows.length === 0) break;
    await database.transaction((transaction) => indexStories(transaction, lexicon, index, rows));
    done += rows.length;
    batch.took(rows.length, performance.now() - start);
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

/** Indexes a batch; stories are read in the same transaction, so that none changes in between. */
async function indexStories(
  transaction: Transaction,
  lexicon: Lexicon,
  index: SearchIndex,
  rows: readonly number[],
): Promise<void> {
  const stories = await storiesOf(transaction).byRows(rows);
  const entries = stories.map((story) => entryOf(lexicon, story));
  await forget(transaction, index, rows);
  await write(transaction, index, entries);
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
