import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import { startBot } from '../../src/discord/bot.ts';
import { readableText } from '../fake-discord/reading.ts';
import { botOfEachTest, type RunningBot } from './runningBot.ts';

const startBotOfTest = botOfEachTest();

async function start(): Promise<RunningBot & { context: RunningBot['app']['context'] }> {
  const running = await startBotOfTest();
  return { ...running, context: running.app.context };
}

describe('a member', () => {
  test('asks for news and gets the story itself and turns its page', async () => {
    const { fake, channel, user } = await start();
    const answer = await fake.interact({
      kind: 'command',
      name: 'news',
      options: { query: 'DeepSeek' },
      user,
      channel,
    });
    expect(answer.isEphemeral).toBe(true);
    expect(answer.text).toContain('DeepSeek-V3 首个版本上线并同步开源');
    expect(answer.text).toContain('国内要闻 · 2024年12月27日星期五 · 极客头条');
    expect(answer.text).toContain('第 1 页，共 3 页');
    const turned = await fake.interact({
      kind: 'component',
      message: answer.message,
      customId: '1|p|aaaaaaaaaa|1',
      user,
      channel,
    });
    expect(turned.message.id).toBe(answer.message.id);
    expect(turned.text).toContain('第 2 页，共 3 页');
  });

  test('gets a list where several stories fit, and opens one from its menu for nobody else', async () => {
    const { fake, channel, user } = await start();
    const list = await fake.interact({
      kind: 'command',
      name: 'news',
      options: { query: '小米', share: true },
      user,
      channel,
    });
    expect(list.isEphemeral).toBe(false);
    expect(list.text).toMatch(/「小米」：找到 2 条/u);
    // A menu's label has room for the title alone; day and column stand under it.
    const entry = JSON.stringify(list.message.components);
    expect(entry).toMatch(/"label":"\d\. 小米[^"·]*","description":"2024年12月27日 · 极客头条"/u);
    const opened = await fake.interact({
      kind: 'component',
      message: list.message,
      customId: '1|m|0',
      values: ['1|s|cccccccccc|q|0|小米'],
      user,
      channel,
    });
    expect(opened.isEphemeral).toBe(true);
    expect(opened.text).toContain('点评（极客头条的观点）');
    expect(readableText(list.message)).toMatch(/找到 2 条/u);
  });

  test('gets proposals while typing', async () => {
    const { fake, channel, user } = await start();
    const answer = await fake.interact({
      kind: 'autocomplete',
      name: 'news',
      focused: 'query',
      options: { query: 'Deep' },
      user,
      channel,
    });
    expect(answer.choices.map(({ name }) => name)).toContain('DeepSeek-V3');
  });

  test('learns that nothing fits, with the newest stories as a way on', async () => {
    const { fake, channel, user } = await start();
    const answer = await fake.interact({
      kind: 'command',
      name: 'news',
      options: { query: '量子香蕉' },
      user,
      channel,
    });
    expect(answer.text).toContain('没有找到和「量子香蕉」有关的新闻。');
    expect(answer.text).toContain('最新的新闻');
  });

  test('presses a button of another time and is told kindly', async () => {
    const { fake, channel, user } = await start();
    const list = await fake.interact({ kind: 'command', name: 'help', user, channel });
    const answer = await fake.interact({
      kind: 'component',
      message: list.message,
      customId: 'ancient:42',
      user,
      channel,
      force: true,
    });
    expect(answer.text).toContain('这个按钮已经用不了了');
  });
});

test('commands are registered in one scope alone, and wrong ones at Discord are corrected', async () => {
  const { fake, restart } = await start();
  const { guild } = fake.first;
  const numbers = () => ['global', guild.id].map((place) => fake.commands.get(place)?.length ?? 0);
  const [all] = numbers();
  await restart({ guildId: guild.id });
  expect(numbers()).toEqual([0, all]);
  await restart();
  expect(numbers()).toEqual([all, 0]);
  fake.commands.set('global', []);
  await restart();
  expect(numbers()).toEqual([all, 0]);
});

test('after a change of the development server only the new one has commands', async () => {
  const { fake, restart } = await start();
  const { guild } = fake.first;
  const other = fake.joinGuild();
  await restart({ guildId: guild.id });
  await restart({ guildId: other.id });
  expect(fake.commands.get(guild.id)).toEqual([]);
  expect(fake.commands.get(other.id)?.length).toBeGreaterThan(0);
});

test('a server’s own commands are taken away although the store knows nothing of them', async () => {
  const { fake, app, restart } = await start();
  const { guild } = fake.first;
  await restart({ guildId: guild.id });
  await app.store.run('DELETE FROM command_servers');
  await restart();
  expect(fake.commands.get(guild.id)).toEqual([]);
  expect(fake.commands.get('global')?.length).toBeGreaterThan(0);
});

test('a development server that the bot has left since is no obstacle', async () => {
  const { fake, app, restart } = await start();
  const left = fake.joinGuild();
  await restart({ guildId: left.id });
  fake.leaveGuild(left);
  await restart();
  expect(fake.commands.get('global')?.length).toBeGreaterThan(0);
  expect(await app.store.all('SELECT * FROM command_servers')).toEqual([]);
});

test('the command that starts the application’s Activity is kept as it is, and is none of the bot’s', async () => {
  const { fake, restart } = await start();
  const { guild } = fake.first;
  const all = fake.commands.get('global') ?? [];
  const launch = {
    ...{ id: '42', application_id: fake.world.applicationId, version: '43', type: 4, handler: 2 },
    ...{ name: 'launch', description: '打开活动', integration_types: [0, 1], contexts: [0, 1, 2] },
  };
  const registered = () => fake.commands.get('global') ?? [];
  const launches = () => registered().filter(({ type }) => type === 4);
  const puts = () =>
    fake.requests.filter(({ method, path }) => method === 'PUT' && path.includes('commands'));
  fake.commands.set('global', [...all, launch]);
  const before = puts().length;
  await restart();
  expect(puts()).toHaveLength(before);
  fake.commands.set('global', [launch]);
  await restart();
  expect(registered()).toHaveLength(all.length + 1);
  await restart({ guildId: guild.id });
  expect(registered()).toHaveLength(1);
  expect(launches()).toMatchObject([{ id: '42', handler: 2, description: '打开活动' }]);
  expect(fake.commands.get(guild.id)).toHaveLength(all.length);
});

test('commands are registered once, and again only when they change', async () => {
  const { fake, restart } = await start();
  const puts = () =>
    fake.requests.filter(({ method, path }) => method === 'PUT' && path.includes('/commands'));
  expect(puts()).toHaveLength(1);
  await restart();
  expect(puts()).toHaveLength(1);
  await restart({ commands: commands.slice(1) });
  expect(puts()).toHaveLength(2);
});

test('a wrong token is said in a sentence that names the setting', async () => {
  const { options } = await start();
  await expect(startBot({ ...options, token: 'bm90LWEtdG9rZW4.x.y' })).rejects.toThrow(/DISCORD_TOKEN/u);
});

describe('an admin', () => {
  test('subscribes a channel, sends a test, sees it listed, and unsubscribes', async () => {
    const { fake, channel, user, context } = await start();
    const answer = await fake.interact({
      kind: 'command',
      name: 'subscribe',
      options: { time: '12:30', days: '工作日' },
      user,
      channel,
    });
    expect(answer.isEphemeral).toBe(true);
    expect(answer.text).toContain('订阅好了');
    expect(answer.text).toContain('工作日（含调休） 12:30（北京时间）');
    expect(answer.text).toContain('预览（最近一期）');
    const [made] = await context.subscriptions.ofChannel(channel.id);
    expect(made).toMatchObject({ minuteOfDay: 750, weekdays: [], workingDays: true, createdBy: user.id });
    const press = (customId: string, values?: string[]) =>
      fake.interact({
        kind: 'component',
        message: answer.message,
        customId,
        user,
        channel,
        ...(values && { values }),
      });
    const sent = await press(`1|c|test|${made?.id}`);
    expect(sent.text).toMatch(/已经发到 <#\d+> 了/u);
    const posted = fake.messages(channel).map(readableText).join();
    expect(posted).toContain('一分钟速览 · 12月27日 周五');
    expect(posted).toContain('测试：这是最近一期');
    const listed = await fake.interact({ kind: 'command', name: 'subscriptions', user, channel });
    expect(listed.text).toContain('工作日（含调休） 12:30');
    const gone = await fake.interact({ kind: 'command', name: 'unsubscribe', user, channel });
    expect(gone.text).toContain('已取消');
    expect(await context.subscriptions.ofChannel(channel.id)).toEqual([]);
  });

  test('without Manage Server is refused in a kind sentence', async () => {
    const { fake, channel, context } = await start();
    const { guild } = fake.first;
    const member = fake.world.addMemberWith(guild, 'member');
    const refused = await fake.interact({
      kind: 'command',
      name: 'subscribe',
      user: member,
      channel,
      force: true,
    });
    expect(refused.text).toContain('需要「管理服务器」权限');
    expect(await context.subscriptions.ofChannel(channel.id)).toEqual([]);
  });

  test('who presses an old button without the permission changes nothing', async () => {
    const { fake, channel, user, context } = await start();
    const shown = await fake.interact({ kind: 'command', name: 'subscribe', user, channel });
    const [made] = await context.subscriptions.ofChannel(channel.id);
    const member = fake.world.addMemberWith(fake.first.guild, 'member');
    const refused = await fake.interact({
      kind: 'component',
      message: shown.message,
      customId: `1|c|remove-now|${made?.id}`,
      user: member,
      channel,
      force: true,
    });
    expect(refused.text).toContain('需要「管理服务器」权限');
    expect(await context.subscriptions.ofChannel(channel.id)).toHaveLength(1);
  });

  test('learns which rights the bot lacks in the channel, one by one, and nothing is saved', async () => {
    const { fake, channel, user, context } = await start();
    fake.denyBot(channel, 'SendMessages', 'EmbedLinks');
    const answer = await fake.interact({ kind: 'command', name: 'subscribe', user, channel });
    expect(answer.text).toContain('发送消息');
    expect(answer.text).toContain('嵌入链接');
    expect(answer.text).not.toContain('阅读消息历史记录');
    expect(await context.subscriptions.ofChannel(channel.id)).toEqual([]);
  });
});
