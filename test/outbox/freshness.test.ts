import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliveriesLately } from '../../src/store/outbox/deliveryHistory.ts';
import { Rig } from './rig.ts';

const TODAY = '2024-12-27';
const YESTERDAY = '2024-12-26';

let rig: Rig;
beforeEach(async () => {
  rig = await Rig.start();
});
afterEach(() => rig.end());

describe('freshness today', () => {
  test('waits for the day’s edition and goes the minute it is in', async () => {
    await rig.arrive('极客头条', YESTERDAY);
    await rig.subscribe();
    await rig.bot.outbox.start();
    await rig.pass(1);
    expect(await rig.states()).toEqual(['waiting']);
    await rig.pass(90);
    expect(rig.posts()).toEqual([]);
    await rig.arrive('极客头条', TODAY);
    await rig.pass(1);
    await rig.settled();
    expect(rig.posts()).toHaveLength(1);
    expect(rig.posts()[0]).toContain('极客头条2024-12-27第1条');
    expect(rig.posts()[0]).not.toContain(YESTERDAY);
  });

  test('waits for every chosen column, and at the deadline goes with what is there', async () => {
    await rig.arrive('极客头条', TODAY);
    await rig.subscribe({ columns: ['极客头条', 'AI周报'] });
    await rig.bot.outbox.start();
    await rig.pass(1);
    expect(await rig.deliveries()).toMatchObject([
      { state: 'waiting', reason: { code: 'awaiting-editions', columns: ['AI周报'] } },
    ]);
    await rig.pass(239);
    expect(rig.posts()).toEqual([]);
    await rig.pass(1);
    await rig.settled();
    expect(rig.posts()).toHaveLength(1);
  });

  test.each([
    { whenEmpty: 'notice', states: ['sent'], posts: 1 },
    { whenEmpty: 'silence', states: ['skipped'], posts: 0 },
  ] as const)(
    'a day on which its column was expected is said once, or passed over: $whenEmpty',
    async ({ whenEmpty, states, posts }) => {
      for (const day of ['2024-12-13', '2024-12-20', '2024-12-23', YESTERDAY])
        await rig.arrive('极客头条', day);
      const { id } = await rig.subscribe({ whenEmpty });
      await rig.bot.outbox.start();
      await rig.pass(1);
      await rig.pass(240);
      await rig.settled();
      expect(await rig.states()).toEqual(states);
      expect(rig.posts()).toHaveLength(posts);
      const [post] = rig.posts();
      if (post) {
        expect(post).toContain('12月27日 极客头条没有更新，最近一期是 12月26日。');
        expect(post).toContain(`1|d|2024-12-26|0|${id}#${id}-20241227-1`);
        expect(post).not.toContain('disabled');
      }
      expect((await deliveriesLately(rig.store, id, 5)).map(({ reason }) => reason)).toEqual([
        { code: 'no-edition' },
      ]);
      await rig.pass(60);
      expect(rig.posts()).toHaveLength(posts);
    },
  );

  test('says nothing on a weekday that the column keeps free, nor twice before the next edition', async () => {
    // Monday to Friday for three weeks, then silence from Friday the 27th on.
    for (const week of [9, 16, 23])
      for (let of = week; of < week + (week === 23 ? 4 : 5); of += 1)
        await rig.arrive('极客头条', `2024-12-${String(of).padStart(2, '0')}`);
    const { id } = await rig.subscribe({ whenEmpty: 'notice' });
    await rig.bot.outbox.start();
    await rig.pass(241);
    await rig.settled();
    for (let days = 0; days < 4; days += 1) {
      await rig.pass(24 * 60);
      await rig.settled();
    }
    expect(rig.posts()).toHaveLength(1);
    expect((await rig.deliveries()).map(({ day, state }) => [day, state])).toEqual([
      [TODAY, 'sent'],
      ['2024-12-28', 'skipped'],
      ['2024-12-29', 'skipped'],
      ['2024-12-30', 'skipped'],
      ['2024-12-31', 'skipped'],
    ]);
    expect(
      (await deliveriesLately(rig.store, id, 9)).every(({ reason }) => reason?.code === 'no-edition'),
    ).toBe(true);
  });
});

describe('freshness latest', () => {
  const sydney = { freshness: 'latest', timeZone: 'Australia/Sydney', minuteOfDay: 480 } as const;

  test('brings the newest edition of the last 24 hours with its own date, and never a second time', async () => {
    await rig.arrive('极客头条', TODAY);
    await rig.subscribe(sydney);
    await rig.bot.outbox.start();
    // 08:00 in Sydney on the 28th is 05:00 in Beijing, when the 28th has no edition yet.
    await rig.pass(21 * 60 + 2);
    await rig.settled();
    expect(await rig.deliveries()).toMatchObject([{ day: '2024-12-28', state: 'sent' }]);
    expect(rig.posts()[0]).toContain('极客头条2024-12-27第1条');
    await rig.pass(24 * 60);
    await rig.settled();
    expect(rig.posts()).toHaveLength(1);
  });

  test('brings an edition to a channel once, and a late one too', async () => {
    await rig.arrive('极客头条', TODAY);
    const latest = { freshness: 'latest', whenEmpty: 'silence' } as const;
    await rig.subscribe(latest);
    await rig.deliver();
    expect(await rig.states()).toEqual(['sent']);
    await rig.arrive('AI周报', TODAY);
    await rig.pass(10);
    await rig.settled();
    const posts = rig.posts().filter((post) => post.includes('AI周报2024-12-27第1条'));
    expect(posts).toHaveLength(1);
  });

  test('takes nothing that is older than 24 hours', async () => {
    await rig.arrive('极客头条', TODAY);
    await rig.pass(4 * 60);
    await rig.subscribe({ ...sydney, whenEmpty: 'silence' });
    await rig.bot.outbox.start();
    await rig.pass(3 * 24 * 60);
    expect(new Set(await rig.states())).toEqual(new Set(['skipped']));
  });
});
