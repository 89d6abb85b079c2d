import { expect, test } from 'vitest';
import { defaultChoices } from '../../src/store/subscriptions/defaultChoices.ts';
import { deleteDeparted } from '../../src/store/subscriptions/departures.ts';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import { readableText } from '../fake-discord/reading.ts';
import { botOfEachTest } from './runningBot.ts';

const start = botOfEachTest();

const NOON = new Date('2024-12-27T04:40:00Z');

test('a server that is joined is greeted by a direct message to its owner, and in no channel', async () => {
  const { fake } = await start();
  const guild = fake.world.addGuild({ botInstalled: false });
  const open = fake.world.addChannel(guild);
  fake.joinGuild(guild);
  const owner = [...guild.members.values()].find(({ user }) => user.id === guild.ownerId)?.user;
  if (!owner) throw new Error('a server has an owner');
  const mail = await fake.waitForMessage(fake.world.directChannel(owner));
  expect(readableText(mail)).toContain('三步就好');
  expect(fake.messages(open)).toEqual([]);
});

test('where the owner takes no messages, the system channel alone is greeted', async () => {
  const { fake } = await start();
  const guild = fake.world.addGuild({ botInstalled: false });
  const other = fake.world.addChannel(guild);
  const system = fake.world.addChannel(guild);
  guild.systemChannelId = system.id;
  for (const { user } of guild.members.values()) user.dmsClosed = true;
  fake.joinGuild(guild);
  expect(readableText(await fake.waitForMessage(system))).toContain('/subscribe');
  expect(fake.messages(other)).toEqual([]);
});

test('what is stored about a server is deleted thirty days after it was left', async () => {
  const { fake, app, user, channel } = await start();
  const { guild } = fake.first;
  const destination = { guildId: guild.id, channelId: channel.id, channelKind: 'text' } as const;
  await subscriptionsOf(app.store).create(defaultChoices(destination, user.id), NOON);
  fake.leaveGuild(guild);
  const left = () => app.store.get('SELECT left_at FROM departed_guilds');
  await expect.poll(left).toBeDefined();
  await expect.poll(async () => (await app.context.subscriptions.ofGuild(guild.id))[0]?.paused).toBeTruthy();
  const after = (days: number) => new Date(app.context.clock.now().getTime() + days * 86_400_000);
  expect(await deleteDeparted(app.store, after(29))).toBe(0);
  expect(await deleteDeparted(app.store, after(31))).toBe(1);
  expect(await app.context.subscriptions.ofGuild(guild.id)).toEqual([]);
});

test('a server that takes the bot back gets its digests again, unless somebody paused them', async () => {
  const { fake, app, user, channel } = await start();
  const { guild } = fake.first;
  const destination = { guildId: guild.id, channelId: channel.id, channelKind: 'text' } as const;
  const subscriptions = subscriptionsOf(app.store);
  const running = await subscriptions.create(defaultChoices(destination, user.id), NOON);
  const elsewhere = { ...destination, channelId: fake.world.addChannel(guild).id };
  const resting = await subscriptions.create(defaultChoices(elsewhere, user.id), NOON);
  await subscriptions.pause(resting.id, null, NOON);
  const pausedOf = async (id: typeof running.id) => (await subscriptions.find(id))?.paused;
  fake.leaveGuild(guild);
  await expect.poll(() => pausedOf(running.id)).toBeTruthy();
  fake.joinGuild(guild);
  await expect.poll(() => pausedOf(running.id)).toBeNull();
  expect(await pausedOf(resting.id)).not.toBeNull();
});
