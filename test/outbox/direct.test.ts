import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultChoices } from '../../src/store/subscriptions/defaultChoices.ts';
import { directTo } from '../../src/store/subscriptions/destination.ts';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import { readableText } from '../fake-discord/reading.ts';
import { Rig } from './rig.ts';

const TODAY = '2024-12-27';

const CREATE = 'POST /channels/:channel/messages';
const OPEN = 'POST /users/@me/channels';

let rig: Rig;
beforeEach(async () => {
  rig = await Rig.start();
  await rig.arrive('极客头条', TODAY);
});
afterEach(() => rig.end());

const member = () => rig.fake.world.owner;
const mail = () => rig.fake.messages(rig.fake.world.directChannel(member())).map(readableText);

function subscribe(changes = {}) {
  const choices = { ...defaultChoices(directTo(member().id), member().id), ...changes };
  return subscriptionsOf(rig.store).create(choices, rig.time.now());
}

test('a member gets a digest of their own by direct message, once over restarts', async () => {
  await subscribe();
  await rig.deliver();
  await rig.restart();
  await rig.pass(60);
  await rig.settled();
  expect(mail()).toHaveLength(1);
  expect(mail()[0]).toContain('极客头条');
  expect(await rig.states()).toEqual(['sent']);
  await rig.arrive('极客头条', TODAY, 4, '更正');
  await rig.pass(1);
  await rig.settled();
  expect(mail()).toHaveLength(1);
  expect(mail()[0]).toContain('更正');
});

test('a digest as long as several messages comes whole', async () => {
  await rig.arrive('长栏目', TODAY, 150);
  await subscribe({ allInParts: true });
  await rig.deliver();
  expect(mail().length).toBeGreaterThan(1);
  expect((await rig.states()).every((state) => state === 'sent')).toBe(true);
});

test('closed messages end it politely: it is paused, nobody else is told, and it is said at the next answer, once', async () => {
  const { id } = await subscribe();
  member().dmsClosed = true;
  await rig.deliver();
  expect(mail()).toEqual([]);
  expect(rig.bot.told).toEqual([]);
  await rig.restart();
  expect(rig.bot.told).toEqual([]);
  const subscriptions = subscriptionsOf(rig.store);
  expect(await subscriptions.find(id)).toMatchObject({
    paused: { reason: { code: 'refused', error: 50_007 } },
  });
  expect(await subscriptions.sayClosed(member().id, rig.time.now())).toBe(true);
  expect(await subscriptions.sayClosed(member().id, rig.time.now())).toBe(false);
  member().dmsClosed = false;
  await subscriptions.resume(id, rig.time.now());
  await rig.arrive('极客头条', '2024-12-28');
  await rig.pass(24 * 60);
  await rig.settled();
  expect(mail()).toHaveLength(1);
});

test.each([
  ['whoever shares no server with the bot any more', CREATE, 403, 50_278],
  ['whoever deleted their account', OPEN, 404, 10_013],
  ['whom Discord lets nobody write to', OPEN, 400, 50_033],
])('%s takes no messages: the digest is paused at once', async (_, route, status, code) => {
  const { id } = await subscribe();
  rig.fake.nextFor(route, { kind: 'status', status, code });
  await rig.deliver();
  expect(rig.bot.told).toEqual([]);
  const subscriptions = subscriptionsOf(rig.store);
  expect(await subscriptions.find(id)).toMatchObject({ paused: { reason: { error: code } } });
  expect(await subscriptions.sayClosed(member().id, rig.time.now())).toBe(true);
});
