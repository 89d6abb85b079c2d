import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildDigest } from '../../src/digests/build.ts';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import { Rig } from './rig.ts';

const TODAY = '2024-12-27';

let rig: Rig;
beforeEach(async () => {
  rig = await Rig.start();
});
afterEach(() => rig.end());

describe('a digest whose subscription is changed', () => {
  test('goes at the new time where it was changed a minute before the old one', async () => {
    await rig.arrive('极客头条', TODAY);
    const { id } = await rig.subscribe();
    await rig.bot.outbox.start();
    await subscriptionsOf(rig.store).change(id, { minuteOfDay: 510 }, rig.time.now());
    await rig.pass(1);
    expect(await rig.deliveries()).toEqual([]);
    await rig.pass(30);
    await rig.settled();
    expect(await rig.states()).toEqual(['sent']);
  });

  test.each([
    { name: 'the minute before, to an earlier one', pass: 0, minuteOfDay: 450, posts: [0, 1, 1] },
    { name: 'after it, to an earlier one', pass: 1, minuteOfDay: 450, posts: [1, 1, 1] },
    { name: 'after it, to a later one', pass: 1, minuteOfDay: 540, posts: [1, 1, 1] },
    {
      name: 'the minute before, to one of another zone',
      pass: 0,
      timeZone: 'Asia/Kolkata',
      posts: [0, 0, 1],
    },
  ])('comes once a day though its time is changed $name', async ({ name: _, pass, posts, ...change }) => {
    await rig.arrive('极客头条', TODAY);
    const { id } = await rig.subscribe();
    await rig.bot.outbox.start();
    const seen: number[] = [];
    const look = async (minutes: number) => {
      await rig.pass(minutes);
      await rig.settled();
      seen.push(rig.posts().length);
    };
    await look(pass);
    await subscriptionsOf(rig.store).change(id, change, rig.time.now());
    await look(2);
    await look(10 * 60);
    expect(seen).toEqual(posts);
    expect(await rig.states()).toEqual(['sent']);
  });

  test.each([
    { name: 'later the same day', change: { minuteOfDay: 1200 }, next: '2024-12-28T12:00:00Z' },
    {
      name: 'of a zone where it is still to come',
      change: { timeZone: 'America/New_York' },
      next: '2024-12-28T13:00:00Z',
    },
  ])('promises no second digest of a day that was sent: $name', async ({ change, next }) => {
    await rig.arrive('极客头条', TODAY);
    const { id } = await rig.subscribe();
    await rig.deliver();
    const changed = await subscriptionsOf(rig.store).change(id, change, rig.time.now());
    expect(changed?.nextDueAt).toEqual(new Date(next));
    await subscriptionsOf(rig.store).pause(id, null, rig.time.now());
    await subscriptionsOf(rig.store).resume(id, rig.time.now());
    expect((await subscriptionsOf(rig.store).find(id))?.nextDueAt).toEqual(new Date(next));
  });

  test('keeps to a time that it is given while its digest is being made', async () => {
    await rig.end();
    let change = async () => {};
    rig = await Rig.start({
      makeDigest: async (day, editions, choices) => {
        await change();
        return buildDigest({ day, editions, choices });
      },
    });
    await rig.arrive('极客头条', TODAY);
    const { id } = await rig.subscribe();
    change = async () => {
      await subscriptionsOf(rig.store).change(id, { minuteOfDay: 510 }, rig.time.now());
      change = async () => {};
    };
    await rig.bot.outbox.start();
    await rig.pass(1);
    expect(await rig.deliveries()).toEqual([]);
    await rig.pass(30);
    await rig.settled();
    expect(await rig.states()).toEqual(['sent']);
    expect((await subscriptionsOf(rig.store).find(id))?.nextDueAt).toEqual(new Date('2024-12-28T00:30:00Z'));
  });

  test('goes at a later time that it was given while it waited for its news', async () => {
    const { id } = await rig.subscribe();
    await rig.bot.outbox.start();
    await rig.pass(1);
    expect(await rig.states()).toEqual(['waiting']);
    await subscriptionsOf(rig.store).change(id, { minuteOfDay: 600 }, rig.time.now());
    await rig.arrive('极客头条', TODAY);
    await rig.pass(60);
    await rig.settled();
    expect(rig.posts()).toEqual([]);
    await rig.pass(60);
    await rig.settled();
    expect(rig.posts()).toHaveLength(1);
  });
});
