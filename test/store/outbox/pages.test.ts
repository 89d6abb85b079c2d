import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, type CalendarDay } from '../../../src/calendar/day.ts';
import type { Store } from '../../../src/store/open.ts';
import { keepContent } from '../../../src/store/outbox/deliveryContents.ts';
import { deliveriesWithNewsOf } from '../../../src/store/outbox/deliveryRevisions.ts';
import { idempotencyKey } from '../../../src/store/outbox/deliveryRows.ts';
import { enqueueDigests, type NewDelivery } from '../../../src/store/outbox/planDigests.ts';
import { waitingDeliveries } from '../../../src/store/outbox/waitingDeliveries.ts';
import { defaultChoices } from '../../../src/store/subscriptions/defaultChoices.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { engine, openTestStore } from '../../database/engines.ts';
import { watched } from '../../database/watched.ts';
import { day } from '../../outbox/roundup.ts';

const NOW = new Date('2024-12-27T04:00:00Z');
const TODAY = day('2024-12-27');
const DAYS = [-2, -1, 0, 1, 2];

let store: Store;
let asked: string[];

beforeEach(async () => {
  const opened = await openTestStore();
  asked = [];
  store = watched(opened, (sql) => asked.push(sql));
});
afterEach(() => store.close());

test('every delivery with a day’s news is paged through once, on whichever day it was due', async () => {
  await fill(7, async (of) => ({
    state: 'due',
    content: await contentOf(of === addDays(TODAY, -2) ? of : TODAY),
  }));
  const pages = await allPages((after: Parameters<typeof deliveriesWithNewsOf>[3]) =>
    deliveriesWithNewsOf(store, TODAY, 3, after),
  );
  expect(pages.map(({ length }) => length)).toEqual([3, 3, 3, 3, 3, 3, 3, 3, 3, 1]);
  const keys = pages.flat().map(({ delivery }) => idempotencyKey(delivery));
  expect(new Set(keys).size).toBe(28);
  expect(pages.flat().every(({ subscription }) => subscription !== undefined)).toBe(true);
});

test('what waits is paged through once, by day and by deadline', async () => {
  await fill(5, async () => ({ state: 'waiting', reason: { code: 'awaiting-editions', columns: [] } }));
  const byDay = await allPages((after: Parameters<typeof waitingDeliveries>[3]) =>
    waitingDeliveries(store, { day: TODAY }, 2, after),
  );
  expect(byDay.map(({ length }) => length)).toEqual([2, 2, 1]);
  const byDeadline = await allPages((after: Parameters<typeof waitingDeliveries>[3]) =>
    waitingDeliveries(store, { wakeUntil: NOW }, 2, after),
  );
  expect(new Set(byDeadline.flat().map(({ delivery }) => idempotencyKey(delivery))).size).toBe(25);
});

test.runIf(engine === 'sqlite')(
  'a page comes in the order of an index: nothing is read or sorted that another page shows',
  async () => {
    await fill(1, async () => ({ state: 'waiting', reason: { code: 'awaiting-editions', columns: [] } }));
    await contentOf(TODAY);
    asked = [];
    await deliveriesWithNewsOf(store, TODAY, 25, undefined);
    await waitingDeliveries(store, { day: TODAY }, 25, undefined);
    await waitingDeliveries(store, { wakeUntil: NOW }, 25, undefined);
    const pages = [...new Set(asked)].filter((sql) => sql.includes('FROM deliveries'));
    expect(pages).toHaveLength(3);
    for (const sql of pages) {
      const rows = await store.all(`EXPLAIN QUERY PLAN ${sql}`);
      const plan = rows.map((row) => String(row.detail));
      expect(plan.join('\n')).not.toContain('TEMP B-TREE');
      expect(plan[0]).toMatch(/stream>|\(wake_at,stream,day\)>/);
    }
  },
);

/** So many subscriptions with a line for each of five days. */
async function fill(
  subscriptions: number,
  decisionOf: (of: CalendarDay) => Promise<NewDelivery['decision']>,
): Promise<void> {
  for (let index = 0; index < subscriptions; index += 1) {
    const place = { guildId: 'g', channelId: `c${index}`, channelKind: 'text' } as const;
    let subscription = await subscriptionsOf(store).create(defaultChoices(place, 'admin'), NOW);
    for (const offset of DAYS) {
      const of = addDays(TODAY, offset);
      await enqueueDigests(
        store,
        [{ subscription, day: of, dueAt: NOW, deadlineAt: NOW, decision: await decisionOf(of) }],
        NOW,
      );
      subscription = (await subscriptionsOf(store).find(subscription.id)) ?? subscription;
    }
  }
}

async function contentOf(of: CalendarDay): Promise<string> {
  return await keepContent(store, { day: of, editions: [], digest: 'null' });
}

async function allPages<R extends { readonly delivery: D }, D>(
  page: (after: D | undefined) => Promise<readonly R[]>,
): Promise<(readonly R[])[]> {
  const pages: (readonly R[])[] = [];
  for (let found = await page(undefined); found.length > 0; found = await page(found.at(-1)?.delivery))
    pages.push(found);
  return pages;
}
