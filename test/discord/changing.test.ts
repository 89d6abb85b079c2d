import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Subscription } from '../../src/store/subscriptions/subscription.ts';
import type { InteractionAnswer } from '../fake-discord/interactions/interactions.ts';
import type { ModalAct } from '../fake-discord/interactions/payload.ts';
import type { Channel, Message, User } from '../fake-discord/model.ts';
import { buttonsIn, optionsIn } from '../fake-discord/reading.ts';
import { type RunningBot, startRunningBot } from './runningBot.ts';

let bot: RunningBot;
let admin: User;
let channel: Channel;

beforeEach(async () => {
  bot = await startRunningBot();
  channel = bot.channel;
  admin = bot.fake.world.addMemberWith(bot.fake.first.guild, '管理员', 'ManageGuild');
});
afterEach(() => bot.stop());

type Fields = ModalAct['fields'];

/** The change forms as they stand when nobody touches them. */
const TIME: Fields = {
  time: '08:00',
  days: ['1', '2', '3', '4', '5', '6', '0'],
  timezone: 'Asia/Shanghai',
  freshness: ['today'],
};
const CONTENT: Fields = { columns: [], sections: [], include: '', exclude: '' };
const DISPLAY: Fields = { items: '20', language: ['zh-CN'], role: { roles: [] }, extras: [] };

async function subscribed(where = channel): Promise<void> {
  const options = { channel: where.id };
  await bot.fake.interact({ kind: 'command', name: 'subscribe', options, user: admin, channel });
}

async function stored(where = channel): Promise<Subscription> {
  const [found] = await bot.app.context.subscriptions.ofChannel(where.id);
  if (!found) throw new Error('nothing is subscribed');
  return found;
}

function press(message: Message, label: string, user = admin): Promise<InteractionAnswer> {
  const button = buttonsIn(message).find((one) => one.label === label);
  const customId = button?.custom_id ?? `no button ${label}`;
  return bot.fake.interact({ kind: 'component', message, customId, user, channel });
}

/** Opens the card of the server's only subscription. */
async function card(): Promise<Message> {
  const list = await bot.fake.interact({ kind: 'command', name: 'subscriptions', user: admin, channel });
  const [option] = optionsIn(list.message);
  const { message } = list;
  const act = { kind: 'component', message, customId: option?.customId ?? '', user: admin, channel } as const;
  return (await bot.fake.interact({ ...act, values: [option?.value ?? ''] })).message;
}

/** Opens a part's form and sends it off with some fields filled in anew. */
async function fillIn(message: Message, label: string, fields: Fields): Promise<InteractionAnswer> {
  const { modal } = await press(message, label);
  if (!modal) throw new Error('no form was opened');
  return bot.fake.interact({
    kind: 'modal',
    customId: modal.customId,
    fields,
    user: admin,
    channel,
    message,
  });
}

describe('a subscription is changed from its card', () => {
  test('the time: the form holds the set one, the change is shown first, and saved on request alone', async () => {
    await subscribed();
    const shown = await card();
    const { modal } = await press(shown, '改时间');
    expect(modal?.title).toBe('改时间');
    expect(JSON.stringify(modal?.components)).toContain('"value":"08:00"');

    const proposed = await fillIn(shown, '改时间', {
      ...TIME,
      time: '12:30',
      days: ['1', '2', '3', '4', '5'],
      freshness: ['latest'],
    });
    expect(proposed.message.id).toBe(shown.id);
    expect(proposed.text).toContain('会这样改，还没有保存');
    expect(proposed.text).toContain('每天 08:00（北京时间） → 周一到周五 12:30（北京时间）');
    expect(proposed.text).toContain('只发当天的 → 发最新的一期');
    expect(proposed.text).not.toMatch(/栏目 .* →/u);
    expect(proposed.text).toContain('预览（最近一期）');
    expect(await stored()).toMatchObject({ minuteOfDay: 480, freshness: 'today' });

    const saved = await press(proposed.message, '保存');
    expect(saved.text).toContain('的订阅改好了');
    expect(await stored()).toMatchObject({
      minuteOfDay: 750,
      weekdays: [1, 2, 3, 4, 5],
      freshness: 'latest',
      deadlineMinute: 990,
    });
  });

  test('several parts before one save, each form holding what the last one said', async () => {
    await subscribed();
    const first = await fillIn(await card(), '改内容', {
      ...CONTENT,
      columns: ['极客头条'],
      sections: ['国内要闻'],
      exclude: '小米',
    });
    expect(first.text).toContain('所有栏目 → 极客头条');
    expect(first.text).toContain('所有版块 → 国内要闻');
    expect(first.text).toContain('（无） → 小米');
    expect(first.text).toContain('DeepSeek-V3');
    expect(first.text).not.toContain('万卡集群');

    const second = await fillIn(first.message, '改显示与提醒', {
      ...DISPLAY,
      items: '5',
      extras: ['thread'],
    });
    expect(second.text).toContain('（无） → 小米');
    expect(second.text).toContain('最多 20 条 → 最多 5 条');
    expect(second.text).toContain('关 → 开');

    const { modal } = await press(second.message, '改内容');
    expect(JSON.stringify(modal?.components)).toContain('"value":"小米"');
    await press(second.message, '保存');
    expect(await stored()).toMatchObject({
      columns: ['极客头条'],
      sections: ['国内要闻'],
      exclude: ['小米'],
      itemLimit: 5,
      discussionThread: true,
    });
  });

  test('the language: the preview speaks and writes as the channel would', async () => {
    await subscribed();
    const proposed = await fillIn(await card(), '改显示与提醒', { ...DISPLAY, language: ['zh-TW'] });
    expect(proposed.text).toContain('简体中文 → 繁体中文');
    expect(proposed.text).toContain('一分鐘速覽');
    expect(proposed.text).toContain('極客頭條 · 3 則');
  });

  test('what was chosen can be taken back: columns, words, the role', async () => {
    await subscribed();
    const role = bot.fake.world.addRole(bot.fake.first.guild, '读者', [], true);
    const { id } = await stored();
    const now = new Date();
    const changes = { columns: ['极客头条'], include: ['DeepSeek'], pingRole: role.id };
    await bot.app.context.subscriptions.change(id, changes, now);
    // The bot was never told of this role, which is as if it were deleted: the form does not name it.
    const { modal } = await press(await card(), '改显示与提醒');
    expect(JSON.stringify(modal?.components)).not.toContain(role.id);
    const content = await fillIn(await card(), '改内容', CONTENT);
    expect(content.text).toContain('极客头条 → 所有栏目');
    const display = await fillIn(content.message, '改显示与提醒', DISPLAY);
    expect(display.text).toContain(`<@&${role.id}> → 谁也不提醒`);
    await press(display.message, '保存');
    expect(await stored()).toMatchObject({ columns: [], include: [], pingRole: null });
  });

  test('an unchanged form is said to change nothing, and 不改了 leaves all as it was', async () => {
    await subscribed();
    const same = await fillIn(await card(), '改时间', TIME);
    expect(same.text).toContain('没有要改的');
    const proposed = await fillIn(same.message, '改显示与提醒', { ...DISPLAY, items: '3' });
    const left = await press(proposed.message, '不改了');
    expect(left.text).toContain('最多 20 条');
    expect((await stored()).itemLimit).toBe(20);
  });

  test.each([
    ['改时间', { ...TIME, time: '早上' }, '不是时间'],
    ['改时间', { ...TIME, timezone: 'Mars/Olympus' }, '没有「Mars/Olympus」这个时区'],
    ['改显示与提醒', { ...DISPLAY, items: '61' }, '1 到 60'],
    ['改显示与提醒', { ...DISPLAY, items: '很多' }, '1 到 60'],
  ])('%s with an invalid value: one sentence, and the form a press away', async (label, fields, expected) => {
    await subscribed();
    const answer = await fillIn(await card(), label, fields);
    expect(answer.text).toContain(expected);
    expect(buttonsIn(answer.message).map((button) => button.label)).toEqual([label]);
    expect((await press(answer.message, label)).modal).toBeDefined();
  });

  test('to a time before the columns appear: one button moves it later, another takes the newest', async () => {
    const { fake } = bot;
    const options = { time: '08:00', timezone: 'Australia/Sydney' };
    const answer = await fake.interact({ kind: 'command', name: 'subscribe', options, user: admin, channel });
    expect(answer.text).toContain('极客头条一般在 09:00–12:00 出刊');
    const later = await press(answer.message, '改到 15:00');
    expect(later.text).toContain('每天 15:00 (Australia/Sydney)');
    expect(await stored()).toMatchObject({ minuteOfDay: 900, deadlineMinute: 1140 });
    const again = await fake.interact({ kind: 'command', name: 'subscribe', options, user: admin, channel });
    await press(again.message, '改收最新的一期');
    expect(await stored()).toMatchObject({ minuteOfDay: 480, freshness: 'latest' });
  });
});

describe('rights are looked at again at every press', () => {
  test('of the presser: at the form, the values and the save', async () => {
    await subscribed();
    const shown = await card();
    const { modal } = await press(shown, '改时间');
    const proposed = await fillIn(shown, '改显示与提醒', { ...DISPLAY, items: '3' });
    const member = bot.fake.first.guild.members.get(admin.id);
    member?.roleIds.splice(0);
    const refusal = '需要「管理服务器」权限';
    expect((await press(proposed.message, '保存')).text).toContain(refusal);
    expect((await press(proposed.message, '改时间')).text).toContain(refusal);
    const act = { kind: 'modal', customId: modal?.customId ?? '', user: admin, channel } as const;
    expect((await bot.fake.interact({ ...act, fields: TIME, message: shown })).text).toContain(refusal);
    expect((await stored()).itemLimit).toBe(20);
  });

  test('of the bot in the channel: a discussion thread needs a right that is named, and nothing is saved', async () => {
    await subscribed();
    bot.fake.denyBot(channel, 'CreatePublicThreads');
    const proposed = await fillIn(await card(), '改显示与提醒', { ...DISPLAY, extras: ['thread'] });
    const refused = await press(proposed.message, '保存');
    expect(refused.text).toContain('创建公共讨论串');
    expect((await stored()).discussionThread).toBe(false);
    bot.fake.denyBot(channel);
    await expect.poll(async () => (await press(proposed.message, '保存')).text).toContain('改好了');
    expect((await stored()).discussionThread).toBe(true);
  });

  test('over a role: only one that may be mentioned, as it is when saving', async () => {
    await subscribed();
    const { guild } = bot.fake.first;
    const closed = bot.fake.world.addRole(guild, '内部');
    const open = bot.fake.world.addRole(guild, '读者', [], true);
    bot.fake.announceRole(guild, closed);
    bot.fake.announceRole(guild, open);
    const withRole = (id: string) => ({ ...DISPLAY, role: { roles: [id] } });
    await expect
      .poll(async () => (await fillIn(await card(), '改显示与提醒', withRole(closed.id))).text)
      .toContain('「内部」不允许被提醒');
    const mentioner = bot.fake.world.addRole(guild, '可提及', ['MentionEveryone']);
    guild.members.get(admin.id)?.roleIds.push(mentioner.id);
    const any = await fillIn(await card(), '改显示与提醒', withRole(closed.id));
    expect((await press(any.message, '保存')).text).toContain('提及 @everyone、@here 和所有身份组');
    guild.members.get(admin.id)?.roleIds.pop();
    const everyone = await fillIn(await card(), '改显示与提醒', withRole(guild.id));
    expect(everyone.text).toContain('不能提醒 @everyone');
    const gone = await fillIn(await card(), '改显示与提醒', withRole('123456789012345678'));
    expect(gone.text).toContain('这个身份组已经不在了');

    const proposed = await fillIn(await card(), '改显示与提醒', withRole(open.id));
    expect(proposed.text).toContain(`谁也不提醒 → <@&${open.id}>`);
    open.mentionable = false;
    bot.fake.updateRole(guild, open);
    await expect
      .poll(async () => (await press(proposed.message, '保存')).text)
      .toContain('「读者」不允许被提醒');
    expect((await stored()).pingRole).toBeNull();
  });
});

describe('stale and foreign presses are answered kindly', () => {
  test('a change that was saved already, or is somebody else’s', async () => {
    await subscribed();
    const proposed = await fillIn(await card(), '改显示与提醒', { ...DISPLAY, items: '3' });
    const customId = buttonsIn(proposed.message).find((one) => one.label === '保存')?.custom_id ?? '';
    const { message } = proposed;
    const click = (user: User) =>
      bot.fake.interact({ kind: 'component', message, customId, user, channel, force: true });
    expect((await click(bot.user)).text).toContain('已经保存过或过期了');
    expect((await stored()).itemLimit).toBe(20);
    expect((await click(admin)).text).toContain('改好了');
    const twice = await click(admin);
    expect(twice.text).toContain('已经保存过或过期了');
    expect((await press(twice.message, '这个服务器的订阅')).text).toContain('每天 08:00');
    expect((await stored()).itemLimit).toBe(3);
  });

  test('a restart between the form and the save loses nothing; a removed subscription is said to be gone', async () => {
    await subscribed();
    const proposed = await fillIn(await card(), '改显示与提醒', { ...DISPLAY, items: '3' });
    await bot.restart();
    await press(proposed.message, '保存');
    expect((await stored()).itemLimit).toBe(3);

    const last = await fillIn(await card(), '改显示与提醒', { ...DISPLAY, items: '4' });
    await bot.fake.interact({ kind: 'command', name: 'unsubscribe', user: admin, channel });
    expect((await press(last.message, '改时间')).text).toContain('这个订阅已经取消了');
    expect((await press(last.message, '保存')).text).toContain('已经保存过或过期了');
  });
});
