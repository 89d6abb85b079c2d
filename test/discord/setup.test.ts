import { expect, test } from 'vitest';
import type { Message, User } from '../fake-discord/model.ts';
import { buttonsIn, optionsIn, readableText } from '../fake-discord/reading.ts';
import { botOfEachTest, type RunningBot } from './runningBot.ts';

const start = botOfEachTest();

/** A server that the bot joins, with two channels, its owner, and the owner's presses in direct messages. */
async function join({ fake }: RunningBot) {
  const guild = fake.world.addGuild({ botInstalled: false });
  const [news, other] = [fake.world.addChannel(guild), fake.world.addChannel(guild)];
  fake.joinGuild(guild);
  const owner = [...guild.members.values()].find(({ user }) => user.id === guild.ownerId)?.user;
  if (!owner) throw new Error('a server has an owner');
  const channel = fake.world.directChannel(owner);
  const greeting = await fake.waitForMessage(channel, (message) => buttonsIn(message).length > 0);
  const press = (message: Message, label: string, user: User = owner) => {
    const customId = buttonsIn(message).find((button) => button.label === label)?.custom_id ?? '';
    return fake.interact({ kind: 'component', message, customId, user, channel });
  };
  const choose = (message: Message, label: string) => {
    const option = optionsIn(message).find((entry) => entry.label === label);
    const chosen = { customId: option?.customId ?? '', values: [option?.value ?? ''] };
    return fake.interact({ kind: 'component', message, ...chosen, user: owner, channel });
  };
  return { guild, news, other, owner, channel, greeting, press, choose };
}

test('the owner of a new server sets it up from a direct message in three steps, over a restart', async () => {
  const bot = await start();
  const { fake, app, restart } = bot;
  const { news, greeting, press, choose } = await join(bot);
  expect(buttonsIn(greeting).map(({ label }) => label)).toEqual(['选频道', '选时间', '发一条试试']);
  const channels = await press(greeting, '选频道');
  expect(optionsIn(channels.message).map(({ label }) => label)).toContain(`#${news.name}`);
  const subscribed = await choose(channels.message, `#${news.name}`);
  expect(subscribed.text).toContain('订阅好了');
  expect(subscribed.text).toContain('出刊就发');
  await restart();
  const times = await press(subscribed.message, '选时间');
  const timed = await choose(times.message, '12:00');
  expect(timed.text).toContain('每天 12:00');
  expect(await app.context.subscriptions.ofChannel(news.id)).toMatchObject([{ minuteOfDay: 12 * 60 }]);
  const tested = await press(timed.message, '发一条试试');
  expect(tested.text).toContain('已经发到');
  expect(fake.messages(news).map(readableText).join()).toContain('测试：');
});

test('a time or a test before there is a channel asks for the channel first', async () => {
  const bot = await start();
  const { greeting, press, news } = await join(bot);
  for (const step of ['选时间', '发一条试试']) {
    const asked = await press(greeting, step);
    expect(optionsIn(asked.message).map(({ label }) => label)).toContain(`#${news.name}`);
  }
});

test('a member who added the bot and may manage the server sets it up as its owner would', async () => {
  const bot = await start();
  const { fake, app } = bot;
  const guild = fake.world.addGuild({ botInstalled: false });
  const [channel] = [fake.world.addChannel(guild)];
  const admin = fake.world.addMemberWith(guild, '小明', 'ManageGuild');
  fake.world.grantBot(guild, 'ViewAuditLog');
  fake.joinGuild(guild, admin);
  const conversation = fake.world.directChannel(admin);
  const greeting = await fake.waitForMessage(conversation, (message) => buttonsIn(message).length > 0);
  const choose = buttonsIn(greeting).find(({ label }) => label === '选频道')?.custom_id ?? '';
  const place = { user: admin, channel: conversation };
  const asked = await fake.interact({ kind: 'component', message: greeting, customId: choose, ...place });
  const [option] = optionsIn(asked.message);
  const chosen = { customId: option?.customId ?? '', values: [option?.value ?? ''] };
  const done = await fake.interact({ kind: 'component', message: asked.message, ...chosen, ...place });
  expect(done.text).toContain('订阅好了');
  expect(await app.context.subscriptions.ofChannel(channel?.id ?? '')).toHaveLength(1);
});

test('setup by direct message is refused to members who may not manage the server', async () => {
  const bot = await start();
  const { fake } = bot;
  const { guild, greeting } = await join(bot);
  const stranger = fake.world.addMemberWith(guild, '路人');
  const channel = fake.world.directChannel(stranger);
  const customId = buttonsIn(greeting)[0]?.custom_id ?? '';
  const answer = await fake.interact({
    kind: 'component',
    message: greeting,
    customId,
    user: stranger,
    channel,
  });
  expect(answer.text).toContain('只有服务器的所有者和能管理服务器的人可以设置');
});
