import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takeProcessLock } from '../../../src/database/processLock.ts';
import type { Store } from '../../../src/store/open.ts';
import { defaultChoices } from '../../../src/store/subscriptions/defaultChoices.ts';
import type { Subscription, SubscriptionId } from '../../../src/store/subscriptions/subscription.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { openTestStore } from '../../database/engines.ts';

const NOW = new Date('2024-12-26T23:59:00Z');
const PLACE = {
  guildId: '100000000000000001',
  channelId: '200000000000000001',
  channelKind: 'text',
} as const;
const UNKNOWN = 'aaaaaaaaaa' as SubscriptionId;

describe('subscriptions', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openTestStore();
  });
  afterEach(() => store.close());

  const create = (): Promise<Subscription> =>
    subscriptionsOf(store).create(
      { ...defaultChoices(PLACE, '300000000000000001'), columns: ['极客头条'] },
      NOW,
    );

  /** Has a channel have one subscription, which later requests change. */
  const subscribe = (channelId: string, minuteOfDay: number) =>
    subscriptionsOf(store).subscribe(
      channelId,
      ([known]) => {
        const choices = { ...defaultChoices({ ...PLACE, channelId }, '300000000000000001'), minuteOfDay };
        return known ? [{ kind: 'change', known, choices }] : [{ kind: 'add', choices }];
      },
      NOW,
    );
  const add = (channelId: string, many: number) =>
    subscriptionsOf(store).subscribe(
      channelId,
      () =>
        Array.from({ length: many }, () => ({
          kind: 'add',
          choices: defaultChoices({ ...PLACE, channelId }, '300000000000000001'),
        })),
      NOW,
    );

  test('requests for a channel that come at once see each other: one makes it, the later ones change it', async () => {
    const made = await Promise.all([480, 490, 500].map((minute) => subscribe(PLACE.channelId, minute)));
    const saved = made.flatMap((subscribed) => (subscribed.kind === 'saved' ? subscribed.saved : []));
    expect(saved.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(saved.map(({ subscription }) => subscription.id)).size).toBe(1);
    expect(await subscriptionsOf(store).ofChannel(PLACE.channelId)).toMatchObject([{ minuteOfDay: 500 }]);
  });

  test('a channel has five at most, and gets all that is asked for or nothing', async () => {
    expect(await add(PLACE.channelId, 3)).toMatchObject({ kind: 'saved', saved: [{ isNew: true }, {}, {}] });
    expect(await add(PLACE.channelId, 3)).toEqual({ kind: 'full', of: 'channel' });
    expect(await subscriptionsOf(store).ofChannel(PLACE.channelId)).toHaveLength(3);
    expect(await add(PLACE.channelId, 2)).toMatchObject({ kind: 'saved' });
    expect(await add('another', 1)).toMatchObject({ kind: 'saved' });
  });

  test('a server has a hundred at most, and those can still be changed', async () => {
    for (let channel = 0; channel < 20; channel += 1) await add(`c${channel}`, 5);
    expect(await add('one more', 1)).toEqual({ kind: 'full', of: 'server' });
    expect(await subscribe('c0', 500)).toMatchObject({ kind: 'saved', saved: [{ isNew: false }] });
  });

  test('a new one is due at the first 08:00 in Beijing', async () => {
    const made = await create();
    expect(made.id).toMatch(/^[a-z2-7]{10}$/u);
    expect(made.nextDueAt).toEqual(new Date('2024-12-27T00:00:00Z'));
    expect(await subscriptionsOf(store).find(made.id)).toEqual(made);
    expect(await subscriptionsOf(store).ofGuild(PLACE.guildId)).toEqual([made]);
    expect(await subscriptionsOf(store).ofChannel(PLACE.channelId)).toEqual([made]);
    expect(await subscriptionsOf(store).count()).toBe(1);
  });

  test('changed a minute before its time, it is due at the new time the same day', async () => {
    const { id } = await create();
    const changed = await subscriptionsOf(store).change(id, { minuteOfDay: 510 }, NOW);
    expect(changed?.nextDueAt).toEqual(new Date('2024-12-27T00:30:00Z'));
    expect(changed?.columns).toEqual(['极客头条']);
    expect(await subscriptionsOf(store).change(UNKNOWN, {}, NOW)).toBeUndefined();
  });

  test('paused and resumed, it forgets its refusals and what it missed', async () => {
    const { id } = await create();
    expect(await subscriptionsOf(store).pause(id, { code: 'server-left' }, NOW)).toBe(true);
    expect((await subscriptionsOf(store).find(id))?.paused).toEqual({
      at: NOW,
      reason: { code: 'server-left' },
    });
    expect(await subscriptionsOf(store).resume(id, new Date('2024-12-30T12:00:00Z'))).toBe(true);
    expect(await subscriptionsOf(store).find(id)).toMatchObject({
      paused: null,
      nextDueAt: new Date('2024-12-31T00:00:00Z'),
    });
    expect(await subscriptionsOf(store).resume(UNKNOWN, NOW)).toBe(false);
  });

  test('is gone once removed, alone or with its server', async () => {
    const { id } = await create();
    expect(await subscriptionsOf(store).remove(id)).toBe(true);
    expect(await subscriptionsOf(store).remove(id)).toBe(false);
    await create();
    await subscriptionsOf(store).removeGuild(PLACE.guildId);
    expect(await subscriptionsOf(store).count()).toBe(0);
  });
});

describe('the process lock', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sulan-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is held by one at a time and free again after its release', () => {
    const file = join(folder, 'sulan.db');
    const first = takeProcessLock(file);
    expect(first).toBeDefined();
    expect(takeProcessLock(file)).toBeUndefined();
    first?.release();
    const second = takeProcessLock(file);
    expect(second).toBeDefined();
    second?.release();
  });
});
