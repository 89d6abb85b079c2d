import { expect, test } from 'vitest';
import { planDeliveries } from '../../src/outbox/plan/planner.ts';
import { openStore } from '../../src/store/open.ts';
import { readNextWork } from '../../src/store/outbox/nextWork.ts';
import { watched } from '../database/watched.ts';

test('a minute with nothing due touches the store once, through indexes alone', async () => {
  const store = openStore(':memory:');
  const asked: string[] = [];
  await planDeliveries(
    {
      store: watched(store, (sql) => asked.push(sql)),
      makeDigest: () => Promise.reject(new Error('nothing is due')),
      log: { debug() {}, info() {}, warn() {}, error() {} },
      onReady: () => {
        throw new Error('nothing is due');
      },
    },
    new Date('2024-12-27T00:00:00Z'),
  );
  expect(asked).toHaveLength(1);
  const rows = await store.all(`EXPLAIN QUERY PLAN ${asked[0]}`);
  const plan = rows.map((row) => String(row.detail));
  const reads = plan.filter((detail) =>
    /^(SCAN|SEARCH) (subscriptions|deliveries|changed_days)/.test(detail),
  );
  expect(reads).toHaveLength(6);
  for (const read of reads) expect(read).toMatch(/USING (COVERING )?INDEX|USING PRIMARY KEY|changed_days/);
  expect(await readNextWork(store)).toEqual({
    dueAt: null,
    waitingUntil: null,
    sendAt: null,
    newsChanged: false,
  });
  await store.close();
});
