import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../../src/calendar/day.ts';
import type { SqlParameter } from '../../../src/database/database.ts';
import type { Store } from '../../../src/store/open.ts';
import type { Claim } from '../../../src/store/outbox/claim.ts';
import { claimDeliveries } from '../../../src/store/outbox/claimDeliveries.ts';
import { findDelivery, isOthersMessage } from '../../../src/store/outbox/deliveries.ts';
import { keepContent } from '../../../src/store/outbox/deliveryContents.ts';
import { deliveriesWithNewsOf, requestRevisions } from '../../../src/store/outbox/deliveryRevisions.ts';
import { earlierDeliveries } from '../../../src/store/outbox/earlierDeliveries.ts';
import { enqueue } from '../../../src/store/outbox/enqueue.ts';
import { readNextWork } from '../../../src/store/outbox/nextWork.ts';
import { dueSubscriptions, enqueueDigests } from '../../../src/store/outbox/planDigests.ts';
import { followStream } from '../../../src/store/outbox/streams.ts';
import { decideDeliveries, waitingDeliveries } from '../../../src/store/outbox/waitingDeliveries.ts';
import { defaultChoices } from '../../../src/store/subscriptions/defaultChoices.ts';
import { directTo } from '../../../src/store/subscriptions/destination.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { openTestStore } from '../../database/engines.ts';
import { planOf } from '../../database/queryPlan.ts';
import { watched } from '../../database/watched.ts';
import { day } from '../../outbox/roundup.ts';

const NOW = new Date('2024-12-27T04:00:00Z');
const TODAY = day('2024-12-27');
/** So many that no planner prefers to read all of them. */
const SUBSCRIPTIONS = 10_000;
const DAYS = 8;
/** What is at work at a time: due, waiting, being sent. */
const AT_WORK = 90;

let store: Store;
const asked = new Map<string, readonly SqlParameter[]>();

beforeAll(async () => {
  store = watched(await openTestStore(), (sql, parameters) => asked.set(sql, parameters));
  await fill();
});
afterAll(() => store.close());

const claimed = async (state: string): Promise<Claim> => {
  const claims = await claimDeliveries(store, { owner: 'a', leaseSeconds: 60 }, NOW, 16);
  const found = claims.find(({ delivery }) => delivery.state === state) ?? claims[0];
  if (!found) throw new Error('nothing was claimed');
  return found;
};

test.for<[string, () => Promise<unknown>]>([
  ['when there is work next', () => readNextWork(store)],
  ['the subscriptions that come due', () => dueSubscriptions(store, NOW, 50)],
  [
    'a page of digests',
    async () => {
      const [subscription] = await dueSubscriptions(store, NOW, 1);
      if (!subscription) throw new Error('nothing is due');
      const decision = { state: 'due', content: 'c' } as const;
      await enqueueDigests(store, [{ subscription, day: TODAY, dueAt: NOW, deadlineAt: NOW, decision }], NOW);
    },
  ],
  [
    'what the channels of a page were told',
    () => {
      const places = Array.from({ length: 50 }, (_, index) => ({ guildId: 'g', channelId: `c${index}` }));
      return earlierDeliveries(store, places, { from: addDays(TODAY, -14), to: TODAY });
    },
  ],
  ['what waits for its deadline', () => waitingDeliveries(store, { wakeUntil: NOW }, 50, undefined)],
  ['what waits for a day', () => waitingDeliveries(store, { day: TODAY }, 50, undefined)],
  [
    'what became of it',
    async () => {
      const waiting = await waitingDeliveries(store, { day: TODAY }, 2, undefined);
      const decision = { state: 'skipped', reason: { code: 'no-edition' } } as const;
      const decided = waiting.map(({ delivery }) => ({ delivery, deadlineAt: NOW, decision }));
      await decideDeliveries(store, decided, NOW);
    },
  ],
  ['claims', () => claimed('sending')],
  [
    'an attempt and the message that it made',
    async () => {
      const claim = await claimed('sending');
      await claim.noteAttempt({ parts: 2, announcement: null }, NOW);
      await claim.markSent({ messageId: '1', threadId: null, followUps: [] }, NOW);
    },
  ],
  [
    'a failure, a release, a renewal and an end',
    async () => {
      const reason = { code: 'queue-timeout' } as const;
      await (await claimed('sending')).retryLater({ wakeAt: NOW, doubt: false, failed: true, reason });
      await (await claimed('sending')).release(NOW);
      const claim = await claimed('sending');
      await claim.renew(NOW);
      await claim.end('failed', reason);
    },
  ],
  [
    'digests with a day’s news, and what they are to show',
    async () => {
      const found = await deliveriesWithNewsOf(store, TODAY, 50, undefined);
      const revisions = found.map(({ delivery }) => ({ key: delivery, content: 'd' }));
      await requestRevisions(store, revisions.slice(0, 1), NOW);
    },
  ],
  [
    'one delivery, and whose a message is',
    async () => {
      const { delivery } = await claimed('sending');
      await findDelivery(store, delivery);
      await isOthersMessage(store, delivery, '7');
    },
  ],
  [
    'a message to a member',
    async () => {
      const message = { day: TODAY, kind: 'follow-notice', dueAt: NOW, content: '{}' } as const;
      await enqueue(store, [{ ...message, stream: followStream('7'), destination: directTo('7') }]);
    },
  ],
  [
    'a changed time',
    async () => {
      const [subscription] = await dueSubscriptions(store, NOW, 1);
      if (!subscription) throw new Error('nothing is due');
      await subscriptionsOf(store).change(subscription.id, { minuteOfDay: 600 }, NOW);
    },
  ],
])('an index leads to %s', async ([, ask]) => {
  asked.clear();
  await ask();
  const statements = [...asked].filter(([sql]) => /\b(deliveries|subscriptions)\b/.test(sql));
  expect(statements.length).toBeGreaterThan(0);
  for (const [sql, parameters] of statements)
    expect(readsWhole(await planOf(store, sql, parameters)), sql).toEqual([]);
});

/** The steps of a plan that read all of a large table, be it through an index. */
function readsWhole(plan: readonly string[]): string[] {
  return plan.filter((step) => /(?:SCAN|Seq Scan on) (?:deliveries|subscriptions)\b/.test(step));
}

async function fill(): Promise<void> {
  const place = { guildId: 'g', channelId: 'c0', channelKind: 'text' } as const;
  await subscriptionsOf(store).create(defaultChoices(place, 'admin'), new Date('2024-12-20T00:00:00Z'));
  const row = await store.get('SELECT * FROM subscriptions');
  const names = Object.keys(row ?? {});
  const own: Record<string, string> = {
    id: "'s' || n",
    channel_id: "'c' || (n + 1)",
    next_due_at: `${NOW.getTime()} + (n - 60) * 60000`,
  };
  await store.runScript(
    `WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${SUBSCRIPTIONS})
     INSERT INTO subscriptions (${names.join(', ')})
     SELECT ${names.map((name) => own[name] ?? name).join(', ')} FROM numbers CROSS JOIN subscriptions`,
  );
  for (let back = 0; back < DAYS; back += 1) await fillDay(back);
  await store.runEach(
    `UPDATE deliveries SET state = ?, wake_at = ?, message_id = NULL WHERE stream = ? AND day = ?`,
    Array.from({ length: AT_WORK }, (_, index) => [
      ['due', 'waiting', 'sending'][index % 3] ?? 'due',
      NOW.getTime() - index,
      `s${index + 200}`,
      TODAY,
    ]),
  );
  await store.runScript('ANALYZE');
}

async function fillDay(back: number): Promise<void> {
  const of = addDays(TODAY, -back);
  const content = await keepContent(store, { day: of, editions: [], digest: 'null' });
  await store.run(
    `INSERT INTO deliveries (stream, day, part, kind, subscription, state, guild_id, channel_id, channel_kind, due_at,
       deadline_at, parts, content, attempts, follow_ups, message_id)
     SELECT id, CAST(? AS text), 1, 'digest', id, 'sent', guild_id, channel_id, channel_kind, next_due_at, next_due_at, 1,
       CAST(? AS text), 0, '[]', 'm' || id FROM subscriptions WHERE id <> 's0'`,
    [of, content],
  );
}
