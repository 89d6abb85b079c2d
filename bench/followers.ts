import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planFollowNotices } from '../src/outbox/follows/planFollowNotices.ts';
import { followersOf } from '../src/store/members/followers.ts';
import type { Store } from '../src/store/open.ts';
import { openApp } from '../src/wiring/core.ts';
import { storeEdition } from '../test/outbox/roundup.ts';
import { measureHold } from './loopHold.ts';

const FOLLOWERS = 10_000;
const KEYWORDS_EACH = 5;
/** One follower in 10 follows something in the news; the others get no message. */
const TOLD_ONE_IN = 10;
const COLUMNS = [...'甲乙丙丁戊己庚辛壬癸'].map((name) => `${name}栏`);
const STORIES_EACH = 30;
const NOON = new Date('2024-12-27T04:40:00Z');

/**
 * `npm run bench -- followers [COUNT]`: a day's news for 10,000 followers. Measures the cost of matching and of writing
 * their messages to the outbox, and how long it blocks the event loop; once with 50,000 different keywords, few of them
 * in the news, and once with the same keyword for everybody.
 */
export default async function followers(args: readonly string[]): Promise<object> {
  const count = Number(args[0] ?? FOLLOWERS);
  return {
    followers: count,
    stories: COLUMNS.length * STORIES_EACH,
    ofManyKeywords: await measure((store) => fill(store, count)),
    ofOneKeyword: await measure((store) => fillWithOne(store, count)),
  };
}

async function measure(filled: (store: Store) => Promise<void>): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'sulan-bench-'));
  const { store, lexicon } = openApp(join(folder, 'sulan.db'));
  try {
    await filled(store);
    for (const column of COLUMNS)
      await storeEdition(store, { column, day: '2024-12-27', stories: STORIES_EACH }, NOON);
    // The filled store is written to disk before measuring.
    await store.runScript('PRAGMA wal_checkpoint(TRUNCATE)');
    let notices = 0;
    const begun = performance.now();
    const hold = await measureHold(async () => {
      notices = await planFollowNotices({ store, lexicon }, NOON);
    });
    return { notices, seconds: Math.round(performance.now() - begun) / 1000, ...hold };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

async function fillWithOne(store: Store, count: number): Promise<void> {
  const members = followersOf(store);
  for (let member = 0; member < count; member += 1)
    await members.follow(String(10n ** 17n + BigInt(member)), COLUMNS[0] ?? '', 'zh-CN', NOON);
}

async function fill(store: Store, count: number): Promise<void> {
  const members = followersOf(store);
  for (let member = 0; member < count; member += 1) {
    for (let keyword = 0; keyword < KEYWORDS_EACH; keyword += 1) {
      const isTold = keyword === 0 && member % TOLD_ONE_IN === 0;
      const wanted = isTold
        ? (COLUMNS[(member / TOLD_ONE_IN) % COLUMNS.length] ?? '')
        : `词${member}之${keyword}`;
      await members.follow(String(10n ** 17n + BigInt(member)), wanted, 'zh-CN', NOON);
    }
  }
}
