import { setImmediate as nextTurn } from 'node:timers/promises';
import { batchSize } from '../../calendar/batchSize.ts';
import { base32Hash } from '../../editions/identity.ts';
import { FEATURES_VERSION } from '../../events/features.ts';
import { shippedConcepts } from '../../words/concepts.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import { advanceNewsVersion, newsVersion } from '../news/newsVersion.ts';
import type { Store } from '../open.ts';
import { finishPending, pendingStories } from '../pendingWork.ts';
import { type EventPlan, planEvents } from './eventPlan.ts';
import { removeFeatures, saveFeatures } from './storyFeatures.ts';

/** Half an edition: some ten milliseconds of reading and thinking, and a write of five. */
const BATCH_STORIES = 15;
/** A day that brings thousands of stories gives each a hundred others to be compared with: fewer are joined at once then. */
const BATCH = { least: 4, most: BATCH_STORIES, milliseconds: 15 };
/** After so many vain attempts a batch is thought out while the store is held. */
const ATTEMPTS = 3;

/** Joins all that is pending, in batches that hold the event loop for a short time each and give way in between. */
export async function joinAllPending(store: Store, lexicon: Lexicon): Promise<void> {
  const batch = batchSize(BATCH);
  for (;;) {
    const start = performance.now();
    const joined = await joinPending(store, lexicon, batch.size);
    if (joined === 0) return;
    batch.took(joined, performance.now() - start);
    await nextTurn();
  }
}

/**
 * Joins the next stories that were stored or changed to the events they belong to, and takes removed ones out; when
 * none is left, looks anew at stories read by another version of the program or lexicon. Returns how many stories it
 * looked at: 0 means that events are up to date. Call it until then, leaving the event loop to others in between.
 */
export async function joinPending(
  store: Store,
  lexicon: Lexicon,
  limit: number = BATCH_STORIES,
): Promise<number> {
  const version = versionOf(lexicon);
  const plan = () => planEvents(store, lexicon, version, nextStories(store, version, limit));
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const seen = await newsVersion(store);
    const planned = plan();
    if (planned.stories.length === 0) return 0;
    const written = await store.transaction(async (transaction) => {
      // What others wrote meanwhile may have changed what the plan rests on.
      if (!(await advanceNewsVersion(transaction, seen))) return false;
      write(store, planned, version);
      return true;
    });
    if (written) return planned.stories.length;
  }
  return store.transaction(async (transaction) => {
    await advanceNewsVersion(transaction);
    const planned = plan();
    write(store, planned, version);
    return planned.stories.length;
  });
}

function nextStories(store: Store, version: string, limit: number): readonly number[] {
  const pending = pendingStories(store, 'events', limit);
  if (pending.length > 0) return pending;
  return store
    .prepare('SELECT story FROM story_features WHERE version < ? OR version > ? LIMIT ?')
    .all(version, version, limit)
    .map((row) => Number(row.story));
}

function write(store: Store, plan: EventPlan, version: string): void {
  const unpair = store.prepare('DELETE FROM same_pairs WHERE story = ? AND other = ?');
  const pair = store.prepare('INSERT INTO same_pairs (story, other, score) VALUES (?, ?, ?)');
  const leave = store.prepare('DELETE FROM event_stories WHERE story = ?');
  const join = store.prepare('INSERT INTO event_stories (story, event, place) VALUES (?, ?, ?)');
  for (const story of plan.stories) {
    const features = plan.features.get(story);
    if (features) saveFeatures(store, story, features, version);
    else removeFeatures(store, story);
  }
  for (const { story, other } of plan.oldPairs)
    for (const way of [
      [story, other],
      [other, story],
    ])
      unpair.run(...way);
  for (const { story, other, score } of plan.newPairs) {
    pair.run(story, other, score);
    pair.run(other, story, score);
  }
  for (const [story, place] of plan.places) {
    leave.run(story);
    if (place) join.run(story, place.event, place.place);
  }
  finishPending(store, 'events', plan.stories);
}

const versions = new WeakMap<Lexicon, string>();

/** By what features are read: this program's rules and these names. */
function versionOf(lexicon: Lexicon): string {
  const known = versions.get(lexicon);
  if (known) return known;
  const names = lexicon.entities.map(
    ({ kind, names }) => `${kind}=${names.map(({ text }) => text).join(',')}`,
  );
  const version = `${FEATURES_VERSION}-${base32Hash([shippedConcepts().fingerprint, ...names].join('\n'))}`;
  versions.set(lexicon, version);
  return version;
}
