import { expect, test } from 'vitest';
import { followersOf } from '../../../src/store/members/followers.ts';
import {
  changeDraftsOf,
  changesBetween,
  withChanges,
} from '../../../src/store/subscriptions/changeDrafts.ts';
import { defaultChoices } from '../../../src/store/subscriptions/defaultChoices.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { openTestStore } from '../../database/engines.ts';

const NOW = new Date('2024-12-27T02:00:00Z');
const after = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const destination = { guildId: '1', channelId: '2', channelKind: 'text' } as const;

async function drafted() {
  const store = await openTestStore();
  const subscriptions = subscriptionsOf(store);
  const before = await subscriptions.create(defaultChoices(destination, '3'), NOW);
  const changed = { ...before, minuteOfDay: 750, columns: ['极客头条'], pingRole: '9' };
  const drafts = changeDraftsOf(store);
  const changes = changesBetween(before, changed);
  const id = await drafts.keep({ subscription: before.id, user: '4', changes }, NOW);
  return { store, subscriptions, drafts, before, changes, id };
}

test('a draft holds what differs alone, so that what somebody else changes meanwhile stays', async () => {
  const { subscriptions, drafts, before, changes, id } = await drafted();
  expect(changes).toEqual({ minute_of_day: 750, columns: '["极客头条"]', ping_role: '9' });
  await subscriptions.change(before.id, { itemLimit: 7, columns: ['AI周报'] }, NOW);
  const meanwhile = await subscriptions.find(before.id);
  if (!meanwhile) throw new Error('it is gone');
  const draft = await drafts.find(id, after(1));
  expect(withChanges(meanwhile, draft?.changes ?? {})).toMatchObject({
    minuteOfDay: 750,
    columns: ['极客头条'],
    pingRole: '9',
    itemLimit: 7,
  });
});

test('a draft lasts a day, or until it is saved, its subscription is removed or its maker forgotten', async () => {
  const lasting = await drafted();
  expect((await lasting.drafts.find(lasting.id, after(24)))?.user).toBe('4');
  expect(await lasting.drafts.find(lasting.id, after(25))).toBeUndefined();
  await lasting.drafts.drop(lasting.id);
  expect(await lasting.drafts.find(lasting.id, NOW)).toBeUndefined();

  const removed = await drafted();
  await removed.subscriptions.remove(removed.before.id);
  expect(await removed.drafts.find(removed.id, NOW)).toBeUndefined();

  const forgotten = await drafted();
  expect(await followersOf(forgotten.store).forget('4')).toBe(true);
  expect(await forgotten.drafts.find(forgotten.id, NOW)).toBeUndefined();
});
