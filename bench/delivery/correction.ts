import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { addDays, type CalendarDay } from '../../src/calendar/day.ts';
import { digestOfEditions } from '../../src/digests/ofDay.ts';
import type { EditionId } from '../../src/editions/identity.ts';
import type { DigestMaker } from '../../src/outbox/contentMaker.ts';
import { planDeliveries } from '../../src/outbox/plan/planner.ts';
import type { Store } from '../../src/store/open.ts';
import { keepContent } from '../../src/store/outbox/deliveryContents.ts';
import { defaultChoices } from '../../src/store/subscriptions/defaultChoices.ts';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import { type App, openApp } from '../../src/wiring/core.ts';
import { day, storeEdition } from '../../test/outbox/roundup.ts';
import { type LoopHold, measureHold } from '../loopHold.ts';

const DAYS = 5;
const FIRST_DAY = '2024-12-23';
const COLUMN = '极客头条';
const NOW = new Date('2024-12-27T04:00:00Z');

/** Cost of one run of the planner after a change of one day's news, with five days of posted digests in the outbox. */
export interface CorrectionCost extends LoopHold {
  readonly subscriptions: number;
  readonly outboxRows: number;
  readonly revised: number;
}

/** Corrects the edition of the middle one of five posted days, and measures the planner's run after it. */
export async function correctionCost(subscriptions: number): Promise<CorrectionCost> {
  return withOutbox(subscriptions, async (app, context) => {
    const middle = addDays(day(FIRST_DAY), Math.floor(DAYS / 2));
    await storeEdition(app.store, { column: COLUMN, day: middle, mark: '（更正）' }, NOW);
    const hold = await measureHold(() => planDeliveries(context, NOW));
    return {
      subscriptions,
      outboxRows: subscriptions * DAYS,
      revised: await revisions(app.store),
      ...hold,
    };
  });
}

/** Runs `work` with an outbox of five posted days and the planner's dependencies; deletes the store afterwards. */
export async function withOutbox<T>(
  subscriptions: number,
  work: (app: App, context: Parameters<typeof planDeliveries>[0]) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sulan-bench-'));
  const app = openApp(join(folder, 'sulan.db'));
  try {
    await fillOutbox(app.store, subscriptions);
    const makeDigest: DigestMaker = (of, editions, choices) =>
      digestOfEditions(app.digestSources, of, editions, choices);
    const log = pino({ level: 'error' }, process.stderr);
    return await work(app, { store: app.store, makeDigest, log, onReady: () => {} });
  } finally {
    await app.store.close();
    rmSync(folder, { recursive: true });
  }
}

/** Marks every day's digest since 2024-12-23 as posted for every subscription; nothing is due and nothing waits. */
async function fillOutbox(store: Store, subscriptions: number): Promise<void> {
  for (let index = 0; index < subscriptions; index += 1) {
    const place = { guildId: `g${index >> 1}`, channelId: `c${index}`, channelKind: 'text' } as const;
    await subscriptionsOf(store).create(defaultChoices(place, 'admin'), NOW);
  }
  for (let index = 0; index < DAYS; index += 1) await fillDay(store, addDays(day(FIRST_DAY), index));
  await store.run('DELETE FROM changed_days');
  // The filled store is written to disk before measuring.
  await store.runScript('PRAGMA wal_checkpoint(TRUNCATE)');
}

async function fillDay(store: Store, of: CalendarDay): Promise<void> {
  await storeEdition(store, { column: COLUMN, day: of }, NOW);
  const editions = (await store.all('SELECT id FROM editions WHERE day = ?', [of])).map(
    ({ id }) => String(id) as EditionId,
  );
  const digest = {
    day: of,
    title: COLUMN,
    sections: [],
    characters: 0,
    minutes: 1,
    columns: [COLUMN],
    editions: [],
  };
  const content = await keepContent(store, { day: of, editions, digest: JSON.stringify(digest) });
  await store.run(
    `INSERT INTO deliveries (stream, day, part, kind, subscription, state, guild_id, channel_id, channel_kind, due_at,
         deadline_at, parts, content, attempts, follow_ups, sent_at, message_id)
       SELECT id, ?, 1, 'digest', id, 'sent', guild_id, channel_id, channel_kind, ?, ?, 1, ?, 0, '[]', ?, 'm' || id
       FROM subscriptions`,
    [of, NOW.getTime(), NOW.getTime(), content, NOW.getTime()],
  );
}

async function revisions(store: Store): Promise<number> {
  const row = await store.get('SELECT count(*) AS revised FROM deliveries WHERE revision IS NOT NULL');
  return Number(row?.revised);
}
