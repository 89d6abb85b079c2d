import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store } from '../store/open.ts';
import { finishPending, pendingStories } from '../store/pendingWork.ts';
import type { StoredStory } from '../store/rows.ts';
import { storiesOf } from '../store/stories.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { indexTermsOf, placeTerm } from './indexTerms.ts';
import { positionOf } from './position.ts';
import { countWords, discountWords, newsWordsOf } from './vocabulary.ts';

/** Small enough that a batch's write transaction stays well under 50 ms. */
const BATCH_STORIES = 20;
/**
 * Brings the index up to date with every story that was added, changed or removed, in batches that can be
 * interrupted at any point; returns how many stories were looked at. Other work gets its turn between batches.
 */
export async function indexPending(store: Store, lexicon: Lexicon): Promise<number> {
  let done = 0;
  for (;;) {
    const rows = pendingStories(store, 'search', BATCH_STORIES);
    if (rows.length === 0) return done;
    const stories = await storiesOf(store).byRows(rows);
    const prepared = stories.map((story) => ({ story, ...entryOf(lexicon, story) }));
    store.transaction(() => {
      for (const row of rows) forget(store, row);
      for (const entry of prepared) write(store, entry);
      finishPending(store, 'search', rows);
    });
    done += rows.length;
    await nextTurn();
  }
}

type Entry = ReturnType<typeof entryOf>;

function entryOf(lexicon: Lexicon, story: StoredStory) {
  const head = [story.title, story.glance ?? ''].join('\n');
  const body = [...story.paragraphs, ...story.commentary, story.attribution ?? ''].join('\n');
  const places = [
    placeTerm('column', story.column),
    story.section ? placeTerm('section', story.section) : '',
  ];
  return {
    head: [...indexTermsOf(head)].join(' '),
    body: [...indexTermsOf(body)].join(' '),
    place: places.join(' '),
    words: newsWordsOf(lexicon, story),
  };
}

function write(store: Store, { story, head, body, place, words }: Entry & { story: StoredStory }): void {
  const position = positionOf(story.day, story.row);
  store
    .prepare('INSERT INTO search_index (rowid, head, body, place) VALUES (?, ?, ?, ?)')
    .run(position, head, body, place);
  const rows = countWords(store, words, position);
  store.prepare('INSERT INTO search_stories VALUES (?, ?, ?)').run(story.row, position, JSON.stringify(rows));
}

function forget(store: Store, story: number): void {
  const known = store.prepare('SELECT position, words FROM search_stories WHERE story = ?').get(story);
  if (!known) return;
  store.prepare('DELETE FROM search_index WHERE rowid = ?').run(Number(known.position));
  const words: unknown = JSON.parse(String(known.words));
  if (Array.isArray(words)) discountWords(store, words.map(Number));
  store.prepare('DELETE FROM search_stories WHERE story = ?').run(story);
}
