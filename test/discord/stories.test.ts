import { expect, test } from 'vitest';
import type { Channel, Message, User } from '../fake-discord/model.ts';
import { buttonsIn, componentsIn, controlIn, optionsIn } from '../fake-discord/reading.ts';
import { botOfEachTest, type RunningBot } from './runningBot.ts';

const start = botOfEachTest();

/** One reader's presses. */
function reading({ fake, user, channel }: Pick<RunningBot, 'fake'> & { user: User; channel: Channel }) {
  return {
    command: (name: string, options: Record<string, string | boolean> = {}) =>
      fake.interact({ kind: 'command', name, options, user, channel }),
    press(message: Message, label: string) {
      const control = controlIn(message, label) ?? { customId: '' };
      return fake.interact({ kind: 'component', message, ...control, user, channel });
    },
    open(message: Message, number: number) {
      const option = optionsIn(message).find(({ label }) => label.startsWith(`${number}. `));
      const chosen = { customId: option?.customId ?? '', values: [option?.value ?? ''] };
      return fake.interact({ kind: 'component', message, ...chosen, user, channel });
    },
  };
}

function labelsOf(message: Message): readonly (string | null | undefined)[] {
  return buttonsIn(message).map(({ label }) => label);
}

test('the stories of a digest are read one after the other in place, and the digest is a press away', async () => {
  const bot = await start();
  const { command, press, open } = reading(bot);
  const digest = await command('digest');
  const second = await open(digest.message, 2);
  expect(second.message.id).toBe(digest.message.id);
  expect(second.text).toContain('小米正搭建 GPU 万卡集群');
  expect(labelsOf(second.message).slice(0, 3)).toEqual(['‹ 上一条', '下一条 ›', '返回列表 · 2 / 3']);
  await bot.restart();
  const third = await press(second.message, '下一条');
  expect(third.message.id).toBe(digest.message.id);
  expect(third.text).toContain('小米汽车交付量公布');
  expect(labelsOf(third.message).slice(0, 2)).toEqual(['‹ 上一条', '返回列表 · 3 / 3']);
  const back = await press(third.message, '返回列表');
  expect(back.message.id).toBe(digest.message.id);
  expect(back.text).toContain('一分钟速览 · ');
});

test('going back from a story shows the list’s same page', async () => {
  const bot = await start();
  const { command, press, open } = reading(bot);
  const list = await command('news', { query: '小米' });
  const story = await open(list.message, 2);
  expect(story.message.id).toBe(list.message.id);
  expect(labelsOf(story.message)).toContain('返回列表 · 2 / 2');
  const first = await press(story.message, '‹ 上一条');
  expect(labelsOf(first.message)).toContain('返回列表 · 1 / 2');
  expect((await press(first.message, '返回列表')).text).toContain('「小米」：找到 2 条');
});

test('a story is shown to the channel, once a minute', async () => {
  const bot = await start();
  const { command, press } = reading(bot);
  const story = await command('news', { query: 'DeepSeek' });
  const shared = await press(story.message, '公开到频道');
  expect(shared.isEphemeral).toBe(false);
  expect(shared.text).toContain('DeepSeek-V3 首个版本上线并同步开源');
  expect(labelsOf(shared.message)).not.toContain('公开到频道');
  const again = await press(story.message, '公开到频道');
  expect(again.isEphemeral).toBe(true);
  expect(again.text).toMatch(/秒/u);
});

test('the subject of a story is followed by a button on the story', async () => {
  const bot = await start();
  const { command, press } = reading(bot);
  const story = await command('news', { query: '小米汽车' });
  const label = labelsOf(story.message).find((text) => text?.startsWith('关注「'));
  expect(label).toContain('小米');
  const followed = await press(story.message, '关注「');
  expect(followed.text).toContain('已关注');
});

test('why an item is shown names its column, its place and the list', async () => {
  const bot = await start();
  const { command, press, open } = reading(bot);
  const digest = await command('digest');
  const story = await open(digest.message, 2);
  const why = await press(story.message, '为什么有这一条');
  expect(why.isEphemeral).toBe(true);
  expect(why.text).toContain('来自极客头条 2024年12月27日那一期');
  expect(why.text).toContain('在列表里排第 2 条，共 3 条');
  const found = await open((await command('news', { query: '小米' })).message, 1);
  expect((await press(found.message, '为什么有这一条')).text).toContain('它和你搜的「小米」对得上');
});

test('in direct messages there is no channel to show a story in', async () => {
  const bot = await start();
  const channel = bot.fake.world.directChannel(bot.user);
  const { command, press, open } = reading({ ...bot, channel });
  const digest = await command('digest');
  const story = await open(digest.message, 1);
  expect(labelsOf(story.message)).not.toContain('公开到频道');
  expect((await press(story.message, '下一条')).text).toContain('小米');
});

test.each(['publicThread', 'announcement'] as const)(
  'a digest in a %s opens for its reader alone, and stays',
  async (kind) => {
    const bot = await start();
    const { fake, user } = bot;
    const channel = fake.world.addChannel(fake.first.guild, {
      kind,
      ...(kind === 'publicThread' && { parentId: bot.channel.id }),
    });
    const { command } = reading({ fake, user, channel });
    const list = await command('news', { query: '小米', share: true });
    expect(list.isEphemeral).toBe(false);
    const reader = fake.world.addMemberWith(fake.first.guild, '读者');
    const own = reading({ fake, user: reader, channel });
    const story = await own.open(list.message, 1);
    expect(story.isEphemeral).toBe(true);
    expect(story.message.id).not.toBe(list.message.id);
    const next = await own.press(story.message, '下一条');
    expect(next.message.id).toBe(story.message.id);
  },
);

test.each([
  [
    'zh-CN',
    ['上一条', '下一条', '返回列表', '公开到频道', '关注「小米」', '原文', '报错'],
    '更多操作',
    ['关注这件事的后续', '为什么有这一条', '生成图片'],
  ],
  [
    'zh-TW',
    ['上一則', '下一則', '返回列表', '公開到頻道', '關注「小米」', '原文', '回報錯誤'],
    '更多操作',
    ['關注這件事的後續', '為什麼有這一則', '產生圖片'],
  ],
  [
    'en-US',
    ['Previous', 'Next', 'Back', 'Post to channel', 'Follow 小米', 'Original', 'Report'],
    'More actions',
    ['Follow this event', 'Why is this here?', 'Make a picture'],
  ],
] as const)(
  'in %s what is pressed often are buttons, and the rest stands in one menu',
  async (locale, pressed, more, chosen) => {
    const { fake, user, channel } = await start();
    const digest = await fake.interact({ kind: 'command', name: 'digest', user, channel, locale });
    const control = controlIn(digest.message, '2. ') ?? { customId: '' };
    const { message } = await fake.interact({
      kind: 'component',
      message: digest.message,
      ...control,
      user,
      channel,
      locale,
    });
    const labels = labelsOf(message);
    for (const label of pressed) expect(labels).toContainEqual(expect.stringContaining(label));
    expect(labels.length).toBeLessThanOrEqual(9);
    const [menu, ...others] = componentsIn(message).filter(
      ({ options }) => options !== undefined && options !== null,
    );
    expect(others).toEqual([]);
    expect(menu?.placeholder).toBe(more);
    expect(menu?.options?.map(({ label }) => label)).toEqual(chosen);
  },
);
