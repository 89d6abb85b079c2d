import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildDigest } from '../../src/digests/build.ts';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import { Rig } from './rig.ts';
import { storeEdition } from './roundup.ts';

const TODAY = '2024-12-27';

let rig: Rig;
beforeEach(async () => {
  rig = await Rig.start();
});
afterEach(() => rig.end());

describe('a digest in the morning', () => {
  test('is posted at its minute, once, with the delivery’s key in the message', async () => {
    await rig.arrive('极客头条', TODAY);
    const { id } = await rig.subscribe({ columns: ['极客头条'] });
    await rig.bot.outbox.start();
    expect(rig.posts()).toEqual([]);
    await rig.pass(1);
    const message = await rig.fake.waitForMessage(rig.channel);
    expect(rig.posts()[0]).toContain('极客头条2024-12-27第1条');
    expect(rig.posts()[0]).toContain(`#${id}-20241227-1"`);
    expect(message.nonce).toBe(`${id}-20241227-1`);
    await rig.settled();
    expect(await rig.deliveries()).toMatchObject([
      { state: 'sent', messageId: message.id, attemptedAt: null },
    ]);
    await rig.pass(1);
    expect(rig.posts()).toHaveLength(1);
  });

  test('is not made due by an edition whose day is only its file’s time, which stands in none either', async () => {
    const undated = { column: '旧闻周报', day: TODAY, dayGuessed: true };
    await storeEdition(rig.store, undated, rig.time.now());
    await rig.subscribe();
    await rig.subscribe({ freshness: 'latest' }, rig.fake.world.addChannel(rig.fake.first.guild));
    await rig.deliver();
    expect(rig.posts()).toEqual([]);
    await rig.arrive('极客头条', TODAY);
    await rig.pass(1);
    await rig.settled();
    expect(rig.posts().join()).toContain('极客头条');
    expect(rig.posts().join()).not.toContain('旧闻周报');
  });

  test('is not posted again over restarts on the same day', async () => {
    await rig.arrive('极客头条', TODAY);
    await rig.subscribe();
    await rig.deliver();
    await rig.restart();
    await rig.pass(60);
    await rig.restart();
    expect(rig.posts()).toHaveLength(1);
  });

  test('is posted by a bot that comes up later the same morning, but not half a day later', async () => {
    await rig.arrive('极客头条', TODAY);
    await rig.subscribe();
    await rig.pass(180);
    await rig.bot.outbox.start();
    await rig.settled();
    expect(await rig.states()).toEqual(['sent']);

    rig.time.advance(34 * 3_600_000);
    await rig.restart();
    expect(await rig.states()).toEqual(['sent', 'skipped']);
    expect(rig.posts()).toHaveLength(1);
  });

  test('comes once a day whatever the clock does: ahead by a day and back again', async () => {
    await rig.arrive('极客头条', TODAY);
    await rig.subscribe();
    await rig.deliver();
    await rig.pass(24 * 60);
    await rig.pass(-24 * 60);
    expect((await subscriptionsOf(rig.store).ofChannel(rig.channel.id))[0]?.nextDueAt).toEqual(
      new Date('2024-12-28T00:00:00Z'),
    );
    await rig.pass(1);
    await rig.settled();
    expect(rig.posts().filter((post) => post.includes('20241227'))).toHaveLength(1);
  });

  test.each([1, 30, 4000])('comes in its time after the clock has been %i days ahead', async (days) => {
    await rig.subscribe();
    await rig.bot.outbox.start();
    await rig.pass(1);
    await rig.pass(days * 24 * 60);
    await rig.pass(-days * 24 * 60);
    expect(await rig.states()).toEqual(['waiting']);
    await rig.arrive('极客头条', TODAY);
    await rig.pass(1);
    await rig.settled();
    await rig.arrive('极客头条', '2024-12-28');
    await rig.pass(24 * 60);
    await rig.settled();
    expect((await rig.deliveries()).map(({ day, state }) => [day, state])).toEqual([
      [TODAY, 'sent'],
      ['2024-12-28', 'sent'],
    ]);
  });

  test('that could not be sent before the clock jumped ahead is no failure once it is back', async () => {
    await rig.arrive('极客头条', TODAY);
    await rig.subscribe();
    rig.fake.nextFor('POST /channels/:channel/messages', {
      kind: 'limited',
      scope: 'user',
      retryAfterMs: 60_000,
    });
    await rig.bot.outbox.start();
    await rig.pass(1);
    await vi.waitFor(async () => expect((await rig.deliveries())[0]?.reason?.code).toBe('rate-limited'), {
      interval: 5,
    });
    await rig.pass(30 * 24 * 60);
    await vi.waitFor(async () => expect((await rig.deliveries())[0]?.state).toBe('failed'), {
      timeout: 15_000,
      interval: 5,
    });
    await rig.pass(-30 * 24 * 60);
    await rig.passUntilSettled();
    expect((await rig.deliveries())[0]?.state).toBe('sent');
    expect(await rig.states()).not.toContain('failed');
  });

  test('is tried again in time though the clock was set back meanwhile', async () => {
    rig.fake.nextFor('POST /channels/:channel/messages', { kind: 'status', status: 500 });
    await rig.arrive('极客头条', TODAY);
    await rig.subscribe();
    await rig.bot.outbox.start();
    await rig.pass(1);
    await vi.waitFor(async () => expect((await rig.deliveries())[0]?.attempts).toBe(1), {
      timeout: 15_000,
      interval: 5,
    });
    await rig.pass(-180);
    await rig.settled();
    expect(await rig.states()).toEqual(['sent']);
    expect(rig.posts()).toHaveLength(1);
  });

  test('is not posted for a subscription that was paused or removed meanwhile', async () => {
    const { id } = await rig.subscribe();
    const other = await rig.subscribe({}, rig.fake.world.addChannel(rig.fake.first.guild));
    await rig.bot.outbox.start();
    await rig.pass(1);
    expect(await rig.states()).toEqual(['waiting', 'waiting']);
    await subscriptionsOf(rig.store).pause(id, null, rig.time.now());
    await subscriptionsOf(rig.store).remove(other.id);
    await rig.arrive('极客头条', TODAY);
    await rig.pass(1);
    expect((await rig.deliveries()).map(({ reason }) => reason?.code).sort()).toEqual([
      'subscription-paused',
      'subscription-removed',
    ]);
  });
});

test('the outbox forgets what is older than 400 days, and what it showed', async () => {
  await rig.arrive('极客头条', TODAY);
  const { id } = await rig.subscribe();
  await rig.bot.outbox.start();
  await rig.pass(1);
  await rig.settled();
  await subscriptionsOf(rig.store).pause(id, null, rig.time.now());
  await rig.pass(399 * 24 * 60);
  expect(await rig.states()).toEqual(['sent']);
  await rig.pass(4 * 24 * 60);
  expect(await rig.states()).toEqual([]);
  expect(await rig.store.all('SELECT hash FROM delivery_contents')).toEqual([]);
});

test('a digest that cannot be made holds up no other, and goes once it can', async () => {
  await rig.end();
  let isBroken = true;
  rig = await Rig.start({
    makeDigest: async (day, editions, choices) => {
      if (isBroken && choices.sections?.includes('国内要闻')) throw new Error('broken');
      return buildDigest({ day, editions, choices });
    },
  });
  await rig.arrive('极客头条', TODAY);
  const other = rig.fake.world.addChannel(rig.fake.first.guild);
  await rig.subscribe({ sections: ['国内要闻'] });
  await rig.subscribe({}, other);
  await rig.bot.outbox.start();
  await rig.pass(1);
  await rig.settled();
  expect((await rig.states()).sort()).toEqual(['sent', 'waiting']);
  isBroken = false;
  await rig.pass(240);
  await rig.settled();
  expect(await rig.states()).toEqual(['sent', 'sent']);
});
