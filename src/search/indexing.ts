import { setImmediate as nextTurn } from 'node:timers/promises';
import { batchSize } from '../calendar/batchSize.ts';
import type { StoredStory } from '../store/news/rows.ts';
import { storiesOf } from '../store/news/stories.ts';
import type { Store } from '../store/open.ts';
import { finishPending, pendingStories } from '../store/pendingWork.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { positionOf } from './indexRowId.ts';
import { indexTermsOf, placeTerm } from './indexTerms.ts';
import { countWords, discountWords, newsWordsOf, noteWords, type WordCounts } from './vocabulary.ts';

/** Titles and glance lines alone, and whole stories. */
const INDEXES = ['search_heads', 'search_index'] as const;
/** Raised when texts are indexed in another way, so that every store indexes its stories anew. */
const WAY_OF_INDEXING = 5;
/** A batch is to take so long from its first read to its last write, well under the 50 ms that others can wait. */
const BATCH = { least: 3, most: 200, milliseconds: 15 };
/** Pages merged after each batch, some milliseconds: merging left to FTS5 would now and then hold a batch up for long. */
const MERGE_PAGES = 100;
/** Where merging lags that far behind, FTS5 may take its time after all. */
const CRISIS_SEGMENTS = 64;
/** So many new stories leave the index in many small segments, which every search would have to visit. */
const MERGE_STORIES = 2000;

/**
 * Brings the index up to date with every story that was added, changed or removed, in batches that can be
 * interrupted at any point; returns how many stories were looked at. Other work gets its turn between batches.
 */
export async function indexPending(store: Store, lexicon: Lexicon): Promise<number> {
  expectWhatChanged(store, lexicon);
  let done = 0;
  const batch = batchSize(BATCH);
  for (;;) {
    const start = performance.now();
    const rows = pendingStories(store, 'search', batch.size);
    if (rows.length === 0) break;
    const stories = await storiesOf(store).byRows(rows);
    const entries = stories.map((story) => entryOf(lexicon, story));
    store.transactionSync(() => {
      for (const row of rows) forget(store, row);
      write(store, entries);
      finishPending(store, 'search', rows);
    });
    done += rows.length;
    batch.took(rows.length, performance.now() - start);
    for (const index of INDEXES) {
      await nextTurn();
      tune(store, index, 'merge', MERGE_PAGES);
    }
    await nextTurn();
  }
  if (done >= MERGE_STORIES) await mergeSegments(store);
  return done;
}

/** Another alias list spells names in other ways: all stories are looked at again, while the old index still answers. */
function expectWhatChanged(store: Store, lexicon: Lexicon): void {
  const fingerprint = `${WAY_OF_INDEXING} ${lexicon.fingerprint}`;
  const madeWith = store.prepare('SELECT fingerprint FROM search_made_with').get()?.fingerprint;
  if (madeWith === fingerprint) return;
  store.transactionSync(() => {
    store.prepare('DELETE FROM search_made_with').run();
    store.prepare('INSERT INTO search_made_with VALUES (?)').run(fingerprint);
    for (const index of INDEXES) {
      tune(store, index, 'automerge', 0);
      tune(store, index, 'crisismerge', CRISIS_SEGMENTS);
    }
    store
      .prepare(
        "INSERT INTO pending_work SELECT 'search', story FROM search_stories WHERE true ON CONFLICT DO NOTHING",
      )
      .run();
  });
}

/** Merges the segments of each index into one, a few pages at a time. */
async function mergeSegments(store: Store): Promise<void> {
  for (const index of INDEXES) {
    // A negative number begins a merge of everything, a positive one goes on with it.
    for (let pages = -MERGE_PAGES; changesOf(store, () => tune(store, index, 'merge', pages)) > 1; ) {
      pages = MERGE_PAGES;
      await nextTurn();
    }
  }
}

/** Rows that a statement wrote; a merge that has nothing left to do writes at most one. */
function changesOf(store: Store, write: () => void): number {
  const total = () => Number(store.prepare('SELECT total_changes() AS changes').get()?.changes);
  const before = total();
  write();
  return total() - before;
}

type Index = (typeof INDEXES)[number];

/** A command of FTS5's to an index (https://sqlite.org/fts5.html#special_insert_commands). */
function tune(
  store: Store,
  index: Index,
  command: 'merge' | 'automerge' | 'crisismerge',
  value: number,
): void {
  // Numbers are bound as reals, which FTS5 refuses here.
  store.prepare(`INSERT INTO ${index} (${index}, rank) VALUES (?, ?)`).run(command, BigInt(value));
}

/** Keeps the end of one text and the beginning of the next apart. */
const SENTENCE_END = '。';

type Entry = ReturnType<typeof entryOf>;

function entryOf(lexicon: Lexicon, story: StoredStory) {
  const head = [story.title, story.glance ?? ''].join(SENTENCE_END);
  const body = [...story.paragraphs, ...story.commentary].join(SENTENCE_END);
  const places = [
    placeTerm('column', story.column),
    story.section ? placeTerm('section', story.section) : '',
  ];
  return {
    story: story.row,
    position: positionOf(story.day, story.row),
    head: [...indexTermsOf(head)].join(' '),
    body: [...indexTermsOf(body)].join(' '),
    place: places.join(' '),
    words: newsWordsOf(lexicon, story),
  };
}

function write(store: Store, entries: readonly Entry[]): void {
  const counts: WordCounts = new Map();
  for (const { words, position } of entries) noteWords(counts, words, position);
  const rows = countWords(store, counts);
  const indexHead = store.prepare('INSERT INTO search_heads (rowid, head, place) VALUES (?, ?, ?)');
  const indexWhole = store.prepare('INSERT INTO search_index (rowid, head, body, place) VALUES (?, ?, ?, ?)');
  const remember = store.prepare('INSERT INTO search_stories VALUES (?, ?, ?)');
  for (const { story, position, head, body, place, words } of entries) {
    indexHead.run(position, head, place);
    indexWhole.run(position, head, body, place);
    remember.run(story, position, JSON.stringify(words.map((word) => rows.get(word.key))));
  }
}

function forget(store: Store, story: number): void {
  const known = store.prepare('SELECT position, words FROM search_stories WHERE story = ?').get(story);
  if (!known) return;
  for (const index of INDEXES)
    store.prepare(`DELETE FROM ${index} WHERE rowid = ?`).run(Number(known.position));
  const words: unknown = JSON.parse(String(known.words));
  if (Array.isArray(words)) discountWords(store, words.map(Number));
  store.prepare('DELETE FROM search_stories WHERE story = ?').run(story);
}
