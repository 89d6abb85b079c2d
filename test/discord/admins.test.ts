import { describe, expect, test } from 'vitest';
import type { Subscription } from '../../src/store/subscriptions/subscription.ts';
import type { Channel } from '../fake-discord/model.ts';
import { buttonsIn } from '../fake-discord/reading.ts';
import { botOfEachTest, type RunningBot } from './runningBot.ts';

const start = botOfEachTest();

async function subscribeTo(
  { fake, user, app }: RunningBot,
  channel: Channel,
  options: Record<string, string | boolean> = {},
): Promise<{ text: string; press: (step: string) => Promise<string>; made: Subscription | undefined }> {
  const answer = await fake.interact({
    kind: 'command',
    name: 'subscribe',
    options: { channel: channel.id, ...options },
    user,
    channel: fake.first.channel,
  });
  const [made] = await app.context.subscriptions.ofChannel(channel.id);
  const press = async (step: string) => {
    const pressed = await fake.interact({
      kind: 'component',
      message: answer.message,
      customId: `1|c|${step}|${made?.id}`,
      user,
      channel: fake.first.channel,
      force: true,
    });
    return pressed.text;
  };
  return { text: answer.text, press, made };
}

describe('/subscribe', () => {
  test('for a forum: the test opens a post that is named after the day', async () => {
    const bot = await start();
    const forum = bot.fake.world.addChannel(bot.fake.first.guild, { kind: 'forum', name: '早报' });
    bot.fake.announceChannel(forum);
    const { text, press, made } = await subscribeTo(bot, forum);
    expect(text).toMatch(/<#\d+> 订阅好了/u);
    expect(made?.channelKind).toBe('forum');
    expect(await press('test')).toMatch(/已经发到 <#\d+> 了/u);
    const posts = [...bot.fake.world.channels.values()].filter(({ parentId }) => parentId === forum.id);
    expect(posts.map(({ name }) => name)).toEqual(['一分钟速览 · 12月27日 周五']);
  });

  test('for a forum that requires a tag: its tags are offered, and its posts get the chosen one', async () => {
    const bot = await start();
    const { fake, user } = bot;
    const tags = [{ name: '早报' }, { name: '闲聊' }, { name: '公告', moderated: true }];
    const forum = fake.world.addChannel(fake.first.guild, {
      kind: 'forum',
      name: '坛',
      tags,
      requiresTag: true,
    });
    fake.announceChannel(forum);
    const without = await subscribeTo(bot, forum);
    expect(without.text).toMatch(/#坛 要求每个帖子带标签.*早报.*闲聊/su);
    expect(without.text).not.toContain('公告');
    expect(without.made).toBeUndefined();
    const typed = await fake.interact({
      kind: 'autocomplete',
      name: 'subscribe',
      options: { channel: forum.id, tag: '早' },
      focused: 'tag',
      user,
      channel: fake.first.channel,
    });
    expect(typed.choices).toEqual([{ name: '早报', value: '早报' }]);
    expect((await subscribeTo(bot, forum, { tag: '早餐' })).text).toContain('没有「早餐」这个标签');
    const { press, made } = await subscribeTo(bot, forum, { tag: '早报' });
    expect(made?.forumTags).toEqual([forum.tags[0]?.id]);
    expect(await press('test')).toMatch(/已经发到 <#\d+> 了/u);
  });

  test('a forum’s tags are changed by the form that shows them, by name', async () => {
    const bot = await start();
    const { fake, user, app } = bot;
    const tags = [{ name: '早报' }, { name: '闲聊' }];
    const forum = fake.world.addChannel(fake.first.guild, { kind: 'forum', tags, requiresTag: true });
    fake.announceChannel(forum);
    const { made } = await subscribeTo(bot, forum, { tag: '早报' });
    const channel = fake.first.channel;
    const list = await fake.interact({ kind: 'command', name: 'subscriptions', user, channel });
    const { message } = list;
    const press = (customId: string) =>
      fake.interact({ kind: 'component', message, customId, user, channel, force: true });
    const { modal } = await press(`1|a|display|${made?.id}`);
    const fields = {
      items: '20',
      language: ['zh-CN'],
      extras: [],
      role: { roles: [] },
      tags: [forum.tags[1]?.id ?? ''],
    };
    const proposed = await fake.interact({
      kind: 'modal',
      customId: modal?.customId ?? '',
      fields,
      user,
      channel,
      message,
    });
    expect(proposed.text).toContain('早报 → 闲聊');
    const save = buttonsIn(proposed.message).find(({ label }) => label === '保存');
    await fake.interact({
      kind: 'component',
      message: proposed.message,
      customId: String(save?.custom_id),
      user,
      channel,
    });
    expect((await app.context.subscriptions.ofChannel(forum.id))[0]?.forumTags).toEqual([forum.tags[1]?.id]);
  });

  test('for a forum whose only tag is required: that tag is taken', async () => {
    const bot = await start();
    const options = { kind: 'forum', tags: [{ name: '早报' }], requiresTag: true } as const;
    const forum = bot.fake.world.addChannel(bot.fake.first.guild, options);
    bot.fake.announceChannel(forum);
    expect((await subscribeTo(bot, forum)).made?.forumTags).toEqual([forum.tags[0]?.id]);
  });

  test('for a thread that is locked: nothing is saved, and why is said', async () => {
    const bot = await start();
    const { fake } = bot;
    const thread = fake.world.addChannel(fake.first.guild, {
      kind: 'publicThread',
      parent: fake.first.channel,
    });
    thread.locked = true;
    fake.announceChannel(thread);
    const { text, made } = await subscribeTo(bot, thread);
    expect(text).toContain('已锁定');
    expect(made).toBeUndefined();
  });

  test('an interaction that the gateway delivers twice is handled once', async () => {
    const bot = await start();
    const { gateway, first } = bot.fake;
    const dispatch = gateway.dispatch.bind(gateway);
    gateway.dispatch = (...event) => {
      dispatch(...event);
      if (event[0] === 'INTERACTION_CREATE') dispatch(...event);
    };
    const { text } = await subscribeTo(bot, first.channel);
    expect(text).toContain('订阅好了');
    expect(await bot.app.context.subscriptions.count()).toBe(1);
    // Handled twice it would have been answered twice, and the second answer refused (40060).
    expect(bot.fake.records.of('POST /interactions/:interaction/:token/callback')).toHaveLength(1);
  });

  test('for an announcement channel: posts are published', async () => {
    const bot = await start();
    const channel = bot.fake.world.addChannel(bot.fake.first.guild, { kind: 'announcement', name: '公告' });
    bot.fake.announceChannel(channel);
    const { text, made } = await subscribeTo(bot, channel, { publish: true });
    expect(text).toContain('自动发布到关注此公告频道的服务器');
    expect(made).toMatchObject({ channelKind: 'announcement', crosspost: true });
  });

  test('proposes time zones and columns while they are typed, Shanghai first', async () => {
    const bot = await start();
    const typing = async (focused: string, typed: string) => {
      const options = { [focused]: typed };
      const act = { kind: 'autocomplete', name: 'subscribe', options, focused } as const;
      const { choices } = await bot.fake.interact({ ...act, user: bot.user, channel: bot.channel });
      return choices.map(({ value }) => value);
    };
    expect((await typing('timezone', ''))[0]).toBe('Asia/Shanghai');
    expect(await typing('timezone', '悉尼')).toEqual(['Australia/Sydney']);
    expect(await typing('columns', '极')).toEqual(['极客头条']);
    expect(await typing('columns', '极客头条、')).toEqual([]);
    expect(await typing('sections', '国内')).toEqual(['国内要闻']);
  });

  test('for a thread, where the right to write in threads counts', async () => {
    const bot = await start();
    const { guild } = bot.fake.first;
    const parent = bot.channel;
    const thread = bot.fake.world.addChannel(guild, { kind: 'publicThread', name: '每日', parent });
    bot.fake.announceChannel(thread);
    bot.fake.denyBot(parent, 'SendMessagesInThreads');
    expect((await subscribeTo(bot, thread)).text).toContain('在讨论串中发送消息');
    bot.fake.denyBot(parent);
    await expect.poll(async () => (await subscribeTo(bot, thread)).text).toMatch(/<#\d+> 订阅好了/u);
    expect((await subscribeTo(bot, thread)).made?.channelKind).toBe('thread');
  });

  test('pause, resume and remove by the card’s buttons, each asked or shown', async () => {
    const bot = await start();
    const { press, made } = await subscribeTo(bot, bot.channel);
    const stored = async () => (await bot.app.context.subscriptions.ofChannel(bot.channel.id))[0];
    expect(await press('pause')).toContain('已暂停');
    expect((await stored())?.paused).not.toBeNull();
    expect(await press('resume')).toContain('正常');
    expect((await stored())?.paused).toBeNull();
    expect(await press('remove')).toContain('确定要取消');
    expect((await stored())?.id).toBe(made?.id);
    expect(await press('remove-now')).toContain('已取消');
    expect(await stored()).toBeUndefined();
    expect(await press('pause')).toContain('这个订阅已经取消了');
  });

  test('a digest is sent by hand at most once per ten seconds and channel, whichever button is pressed', async () => {
    const bot = await start();
    let now = new Date('2024-12-28T04:40:00Z');
    const { clock } = bot.app.context;
    clock.now = () => now;
    const { press } = await subscribeTo(bot, bot.channel);
    const before = bot.fake.messages(bot.channel).length;
    expect(await press('test')).toContain('已经发到');
    for (const step of ['send-now', 'test', 'send-now']) expect(await press(step)).toMatch(/\d+ 秒/u);
    expect(bot.fake.messages(bot.channel)).toHaveLength(before + 1);
    now = new Date(now.getTime() + 10_000);
    expect(await press('send-now')).toContain('已经发到');
    expect(bot.fake.messages(bot.channel)).toHaveLength(before + 2);
  });

  test('rights that were lost since are named at the next press, and nothing is sent', async () => {
    const bot = await start();
    const { press } = await subscribeTo(bot, bot.channel);
    bot.fake.denyBot(bot.channel, 'SendMessages');
    await expect.poll(() => press('test')).toContain('发送消息');
    const before = bot.fake.messages(bot.channel).length;
    await press('send-now');
    expect(bot.fake.messages(bot.channel)).toHaveLength(before);
  });

  test('an admin of another server cannot touch it', async () => {
    const bot = await start();
    const { made } = await subscribeTo(bot, bot.channel);
    const elsewhere = bot.fake.joinGuild();
    const channel = bot.fake.world.addChannel(elsewhere);
    bot.fake.announceChannel(channel);
    const help = await bot.fake.interact({ kind: 'command', name: 'help', user: bot.user, channel });
    const pressed = await bot.fake.interact({
      kind: 'component',
      message: help.message,
      customId: `1|c|remove-now|${made?.id}`,
      user: bot.user,
      channel,
      force: true,
    });
    expect(pressed.text).toContain('这个订阅已经取消了');
    expect(await bot.app.context.subscriptions.ofChannel(bot.channel.id)).toHaveLength(1);
  });
});
