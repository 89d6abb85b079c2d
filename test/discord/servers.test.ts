import { expect, test } from 'vitest';
import { defaultChoices } from '../../src/store/subscriptions/defaultChoices.ts';
import { deleteDeparted } from '../../src/store/subscriptions/departures.ts';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import { buttonsIn, readableText } from '../fake-discord/reading.ts';
import { botOfEachTest, type RunningBot } from './runningBot.ts';

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

/** A server of one language with a system channel and an admin, which the bot has not joined yet. */
function newServer({ fake }: RunningBot, locale = 'zh-CN') {
  const guild = fake.world.addGuild({ botInstalled: false, locale });
  const other = fake.world.addChannel(guild);
  const system = fake.world.addChannel(guild);
  guild.systemChannelId = system.id;
  const admin = fake.world.addMemberWith(guild, '小明', 'ManageGuild');
  return { guild, other, system, admin };
}

test.each([
  ['zh-CN', ['选频道', '选时间', '发一条试试'], '管理员在想收速览的频道里输入'],
  ['zh-TW', ['選頻道', '選時間', '發一則試試'], '管理員在想收速覽的頻道裡輸入'],
  ['en-US', ['选频道', '选时间', '发一条试试'], '管理员在想收速览的频道里输入'],
  ['en-GB', ['Choose a channel', 'Choose a time', 'Post a test'], 'Admins type'],
] as const)(
  'who added the bot gets the three steps, the system channel a line, commands pressed in both: %s',
  async (locale, steps, line) => {
    const bot = await start();
    const { fake } = bot;
    const { guild, other, system, admin } = newServer(bot, locale);
    fake.world.grantBot(guild, 'ViewAuditLog');
    fake.joinGuild(guild, admin);
    const conversation = fake.world.directChannel(admin);
    const mail = await fake.waitForMessage(conversation, (message) => buttonsIn(message).length > 0);
    expect(buttonsIn(mail).map(({ label }) => label)).toEqual(steps);
    expect(readableText(mail)).toMatch(/<\/subscribe:\d{17,20}>/u);
    const said = readableText(await fake.waitForMessage(system));
    expect(said).toMatch(/<\/subscribe:\d{17,20}>/u);
    expect(said).toContain(line);
    expect(fake.messages(other)).toEqual([]);
    const owner = [...guild.members.values()].find(({ user }) => user.id === guild.ownerId)?.user;
    expect(owner && fake.messages(fake.world.directChannel(owner))).toEqual([]);
  },
);

test('where the bot may manage the server but not read its audit log, it asks for the integrations', async () => {
  const bot = await start();
  const { guild, admin } = newServer(bot);
  bot.fake.world.grantBot(guild, 'ManageGuild');
  bot.fake.joinGuild(guild, admin);
  const mail = await bot.fake.waitForMessage(bot.fake.world.directChannel(admin));
  expect(readableText(mail)).toContain('三步就好');
});

test('the adder of the bot takes no messages: the owner gets them', async () => {
  const bot = await start();
  const { guild, admin } = newServer(bot);
  admin.dmsClosed = true;
  bot.fake.world.grantBot(guild, 'ViewAuditLog');
  bot.fake.joinGuild(guild, admin);
  const mail = await bot.fake.waitForMessage(bot.fake.world.directChannel(bot.fake.world.owner));
  expect(readableText(mail)).toContain('三步就好');
});

test('if nobody takes messages, the line in the system channel says so, and no other channel is written to', async () => {
  const bot = await start();
  const { fake } = bot;
  const { guild, other, system } = newServer(bot);
  for (const { user } of guild.members.values()) user.dmsClosed = true;
  fake.joinGuild(guild);
  const line = readableText(await fake.waitForMessage(system));
  expect(line).toContain('没能私信管理员，就在这里说一声');
  expect(line).toContain('/subscribe');
  expect(fake.messages(system)).toHaveLength(1);
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
