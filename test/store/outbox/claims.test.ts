import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../../src/store/open.ts';
import type { Claim } from '../../../src/store/outbox/claim.ts';
import { claimDeliveries } from '../../../src/store/outbox/claimDeliveries.ts';
import { keepContent } from '../../../src/store/outbox/deliveryContents.ts';
import { requestRevisions } from '../../../src/store/outbox/deliveryRevisions.ts';
import { enqueueDigests } from '../../../src/store/outbox/planDigests.ts';
import { defaultChoices } from '../../../src/store/subscriptions/defaultChoices.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { openTestStore } from '../../database/engines.ts';
import { day } from '../../outbox/roundup.ts';

const NOW = new Date('2024-12-27T00:00:00Z');
const TODAY = day('2024-12-27');
const LEASE_SECONDS = 60;

let store: Store;

const OUTCOMES: readonly (readonly [string, (claim: Claim) => Promise<boolean>])[] = [
  ['renew', (claim) => claim.renew(later(61))],
  ['release', (claim) => claim.release(later(61))],
  ['noteAttempt', (claim) => claim.noteAttempt({ parts: 3, announcement: 'line' }, later(61))],
  ['markSent', (claim) => claim.markSent({ messageId: '9', threadId: '8', followUps: [] }, later(61))],
  [
    'retryLater',
    (claim) =>
      claim.retryLater({ wakeAt: NOW, doubt: false, failed: true, reason: { code: 'program-error' } }),
  ],
  ['markAbsent', (claim) => claim.markAbsent()],
  ['end', (claim) => claim.end('failed', { code: 'too-late' })],
  ['markFollowedUp', (claim) => claim.markFollowedUp([], null, later(61))],
  ['markRevised', (claim) => claim.markRevised('other', null, later(61))],
];

describe('claims', () => {
  beforeEach(async () => {
    store = await openTestStore();
  });
  afterEach(() => store.close());

  test('two owners that claim at once never hold the same delivery, and leave none', async () => {
    await fill(5);
    const [one, other] = await Promise.all([claim('one', NOW, 3), claim('other', NOW, 3)]);
    // On PostgreSQL either may come first; the other passes over what is locked.
    expect([one.length, other.length].toSorted()).toEqual([2, 3]);
    const held = [...one, ...other].map(({ delivery }) => delivery.subscription);
    expect(new Set(held).size).toBe(5);
    expect(await claim('third', NOW, 3)).toEqual([]);
  });

  test('what is in doubt is claimed before what is due, and that before what is left to do for messages', async () => {
    await fill(3);
    const [doubtful, sent] = await claim('one', NOW, 2);
    await doubtful?.noteAttempt({ parts: 1, announcement: null }, NOW);
    await doubtful?.retryLater({ wakeAt: NOW, doubt: true, failed: true, reason: { code: 'program-error' } });
    await sent?.markSent({ messageId: '1', threadId: null, followUps: ['crosspost'] }, NOW);
    const states: (string | undefined)[] = [];
    for (let count = 0; count < 3; count += 1) states.push((await claim('two', NOW, 1))[0]?.delivery.state);
    // What was due is 'sending' once it is claimed; only the doubtful one was attempted.
    expect(states).toEqual(['sending', 'sending', 'sent']);
  });

  test('a claim holds until its lease ends, from its renewal or its attempt on', async () => {
    await fill(1);
    const [first] = await claim('one', NOW);
    expect(await claim('other', later(59))).toEqual([]);
    expect(await first?.renew(later(59))).toBe(true);
    expect(await claim('other', later(118))).toEqual([]);
    expect(await first?.noteAttempt({ parts: 1, announcement: null }, later(118))).toBe(true);
    expect(await claim('other', later(177))).toEqual([]);
    expect(await claim('other', later(178))).toHaveLength(1);
  });

  test.each(OUTCOMES)('whoever lost its claim writes nothing: %s', async (_, write) => {
    await fill(1);
    const [lost] = await claim('one', NOW);
    const [holding] = await claim('other', later(60));
    if (!lost || !holding) throw new Error('fixture');
    await holding.noteAttempt({ parts: 1, announcement: null }, later(60));
    const before = await store.all('SELECT * FROM deliveries');
    expect(await write(lost)).toBe(false);
    expect(lost.isLost).toBe(true);
    expect(await store.all('SELECT * FROM deliveries')).toEqual(before);
    expect(await holding.markSent({ messageId: '1', threadId: null, followUps: [] }, later(61))).toBe(true);
  });

  test('a claim by the same owner goes on with the work of its last one, unless another had it in between', async () => {
    await fill(1);
    const [first] = await claim('one', NOW);
    const [again] = await claim('one', later(60));
    if (!first || !again) throw new Error('fixture');
    expect(first.continueUnder(again)).toBe(true);
    expect(await first.renew(later(61))).toBe(true);
    await claim('other', later(121));
    const [third] = await claim('one', later(181));
    if (!third) throw new Error('fixture');
    expect(first.continueUnder(third)).toBe(false);
    expect(await first.renew(later(182))).toBe(false);
  });

  test('an outcome ends the claim: nothing is written after it, and it is not lost', async () => {
    await fill(1);
    const [claimed] = await claim('one', NOW);
    expect(await claimed?.end('skipped', { code: 'subscription-paused' })).toBe(true);
    expect(await claimed?.release(NOW)).toBe(false);
    expect(claimed?.isLost).toBe(false);
  });

  test('a correction during an edit leaves the claim alone and is made after it', async () => {
    await fill(1);
    const [sending] = await claim('one', NOW);
    await sending?.markSent({ messageId: '1', threadId: null, followUps: ['crosspost'] }, NOW);
    const [tending] = await claim('one', NOW);
    if (!tending) throw new Error('fixture');
    const corrected = await keepContent(store, { day: TODAY, editions: [], digest: 'null' });
    await requestRevisions(store, [{ key: tending.delivery, content: corrected }], later(1));
    expect(await claim('other', later(2))).toEqual([]);
    expect(await tending.markFollowedUp([], null, later(3))).toBe(true);
    expect((await claim('other', later(3)))[0]?.delivery.revision).toBe(corrected);
  });
});

function later(seconds: number): Date {
  return new Date(NOW.getTime() + seconds * 1000);
}

function claim(owner: string, now: Date, limit = 16): Promise<readonly Claim[]> {
  return claimDeliveries(store, { owner, leaseSeconds: LEASE_SECONDS }, now, limit);
}

async function fill(count: number): Promise<void> {
  const content = await keepContent(store, { day: TODAY, editions: [], digest: '{"a":1}' });
  for (let index = 0; index < count; index += 1) {
    const place = { guildId: String(index), channelId: String(100 + index), channelKind: 'text' } as const;
    const choices = defaultChoices(place, '1');
    const subscription = await subscriptionsOf(store).create(choices, new Date('2024-12-26T00:00:00Z'));
    const decision = { state: 'due', content } as const;
    const newDelivery = { subscription, day: TODAY, dueAt: NOW, deadlineAt: NOW, decision };
    await enqueueDigests(store, [newDelivery], new Date(NOW.getTime() - (count - index)));
  }
}
