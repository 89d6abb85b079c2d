import { planDeliveries } from '../../src/outbox/plan/planner.ts';
import type { Store } from '../../src/store/open.ts';
import { storeArticle } from '../../test/outbox/roundup.ts';
import { type LoopHold, measureHold } from '../loopHold.ts';
import { withOutbox } from './correction.ts';

const TODAY = '2024-12-28';
const NOW = new Date('2024-12-28T00:30:00Z');
const DEADLINE = Date.parse('2024-12-28T04:00:00Z');
const SOURCES = 500;
const ARTICLES_A_SOURCE = 2;

/** Cost of the planner's runs after new articles, while every channel's digest of the day waits for its roundup. */
export interface ArticlesCost extends LoopHold {
  readonly subscriptions: number;
  readonly articles: number;
  readonly ticks: number;
  readonly processorMsPerTick: number;
}

/** Stores articles source by source, with a run of the planner after each, as polling does. */
export async function articlesCost(subscriptions: number): Promise<ArticlesCost> {
  return withOutbox(subscriptions, async (app, context) => {
    await letWait(app.store);
    let microseconds = 0;
    let longestHoldMs = 0;
    for (let source = 0; source < SOURCES; source += 1) {
      for (let number = 0; number < ARTICLES_A_SOURCE; number += 1)
        await storeArticle(
          app.store,
          { source: `${source}-${number}`, title: `第 ${number} 条`, day: TODAY },
          NOW,
        );
      const before = process.cpuUsage();
      const hold = await measureHold(() => planDeliveries(context, NOW));
      const { user, system } = process.cpuUsage(before);
      microseconds += user + system;
      longestHoldMs = Math.max(longestHoldMs, hold.longestHoldMs);
    }
    return {
      subscriptions,
      articles: SOURCES * ARTICLES_A_SOURCE,
      ticks: SOURCES,
      processorMsPerTick: Math.round(microseconds / SOURCES / 10) / 100,
      processorSeconds: Math.round(microseconds / 10_000) / 100,
      longestHoldMs,
    };
  });
}

/** Plans every subscription's digest of the day so that it waits for its roundup until noon. */
async function letWait(store: Store): Promise<void> {
  await store.run(
    `INSERT INTO deliveries (stream, day, part, kind, subscription, state, guild_id, channel_id, channel_kind, due_at,
         deadline_at, parts, attempts, follow_ups, wake_at, reason)
       SELECT id, ?, 1, 'digest', id, 'waiting', guild_id, channel_id, channel_kind, ?, ?, 1, 0, '[]', ?,
         '{"code":"awaiting-editions","columns":["极客头条"]}'
       FROM subscriptions`,
    [TODAY, NOW.getTime(), DEADLINE, DEADLINE],
  );
  await store.run('UPDATE subscriptions SET next_due_at = ?', [DEADLINE + 86_400_000]);
}
