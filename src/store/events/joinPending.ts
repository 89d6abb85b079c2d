import { setImmediate as nextTurn } from 'node:timers/promises';
import { batchSize } from '../../calendar/batchSize.ts';
import { type Turns, takeTurns } from '../../calendar/turns.ts';
import type { Database, Queries, Transaction } from '../../database/database.ts';
import { base32Hash } from '../../editions/identity.ts';
import { FEATURES_VERSION } from '../../events/features.ts';
import { shippedConcepts } from '../../words/concepts.ts';
import type { Lexicon } from '../../words/lexicon.ts';
import { putInForce } from '../derivedBy.ts';
import { markEventDays } from '../news/dayVersions.ts';
import { NEWS_QUEUE } from '../news/newsQueue.ts';
import { advanceNewsVersion, newsVersion } from '../news/newsVersion.ts';
import { finishPending, pendingStories } from '../pendingWork.ts';
import { type EventPlan, planEvents } from './eventPlan.ts';
import { removeFeatures, saveFeatures } from './storyFeatures.ts';

/** Stories per batch, half an edition: about ten milliseconds of computing and five of writing. */
const BATCH_STORIES = 15;
/** Bounds of a batch: on a day with thousands of stories each has a hundred candidates, so fewer are joined at once. */
const BATCH = { least: 4, most: BATCH_STORIES, milliseconds: 15 };
/** Attempts after which a batch is computed under a lock on the store. */
const ATTEMPTS = 3;

/** Joins all pending stories in short batches that yield the event loop in between. */
export async function joinAllPending(database: Database, lexicon: Lexicon): Promise<void> {
  const batch = batchSize(BATCH);
  for (;;) {
    const start = performance.now();
    const joined = await joinPending(database, lexicon, batch.size);
    if (joined === 0) return;
    batch.took(joined, performance.now() - start);
    await nextTurn();
  }
}

/**
 * Adds stored and changed stories to their events and removes deleted ones; when none is left, processes stories again
 * that an older version or another lexicon processed. Returns the number of stories processed; 0 means that events are
 * up to date. Call it until then, yielding the event loop in between.
 */
export async function joinPending(
  database: Database,
  lexicon: Lexicon,
  limit: number = BATCH_STORIES,
): Promise<number> {
  const version = versionOf(lexicon);
  const [, fingerprint = ''] = version.split('-');
  const derivation = { task: 'events', version: FEATURES_VERSION, fingerprint } as const;
  const decides = await putInForce(database, derivation);
  const plan = async (queries: Queries, turns: Turns) =>
    planEvents(queries, { lexicon, version, turns }, await nextStories(queries, version, decides, limit));
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const seen = await newsVersion(database);
    const planned = await plan(database, takeTurns());
    if (planned.stories.length === 0) return 0;
    const isWritten = await database.transaction(async (transaction) => {
      // Other writes may have changed the basis of the plan.
      if (!(await advanceNewsVersion(transaction, seen))) return false;
      await write(transaction, planned, version);
      return true;
    }, NEWS_QUEUE);
    if (isWritten) return planned.stories.length;
  }
  return database.transaction(async (transaction) => {
    await advanceNewsVersion(transaction);
    // Whoever writes waits for this lock: it is held no longer than the work takes.
    const planned = await plan(transaction, async () => undefined);
    await write(transaction, planned, version);
    return planned.stories.length;
  }, NEWS_QUEUE);
}

async function nextStories(
  queries: Queries,
  version: string,
  decides: boolean,
  limit: number,
): Promise<readonly number[]> {
  const pending = await pendingStories(queries, 'events', limit);
  if (pending.length > 0 || !decides) return pending;
  const outdated = await queries.all<{ story: number }>(
    'SELECT story FROM story_features WHERE version < ? OR version > ? LIMIT ?',
    [version, version, limit],
  );
  return outdated.map(({ story }) => story);
}

async function write(transaction: Transaction, plan: EventPlan, version: string): Promise<void> {
  await removeFeatures(transaction, plan.stories);
  await saveFeatures(transaction, plan.features, version);
  await transaction.runEach(
    'DELETE FROM same_pairs WHERE story = ? AND other = ?',
    plan.oldPairs.flatMap(({ story, other }) => [
      [story, other],
      [other, story],
    ]),
  );
  await transaction.runEach(
    'INSERT INTO same_pairs (story, other, score) VALUES (?, ?, ?)',
    plan.newPairs.flatMap(({ story, other, score }) => [
      [story, other, score],
      [other, story, score],
    ]),
  );
  const placed = [...plan.places.keys()];
  await markEventDays(transaction, placed);
  await transaction.run('DELETE FROM event_stories WHERE story = ANY(?)', [placed]);
  await transaction.runEach(
    'INSERT INTO event_stories (story, event, place) VALUES (?, ?, ?)',
    [...plan.places].flatMap(([story, place]) => (place ? [[story, place.event, place.place]] : [])),
  );
  await markEventDays(transaction, placed);
  await finishPending(transaction, 'events', plan.stories);
}

const versions = new WeakMap<Lexicon, string>();

/** Returns the version of the features: of this program's rules and the lexicon. */
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
