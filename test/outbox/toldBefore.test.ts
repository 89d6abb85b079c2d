import { afterEach, beforeEach, expect, test } from 'vitest';
import { buttonsIn, readableText } from '../fake-discord/reading.ts';
import type { Rig } from './rig.ts';
import { arriveWith, nextMorning, startTellingRig, type Told } from './toldStories.ts';

const DAY_MINUTES = 24 * 60;

let rig: Rig;
beforeEach(async () => {
  rig = await startTellingRig();
});
afterEach(() => rig.end());

const LAUNCH: Told = {
  id: 'aaaaaaaaaa',
  title: '特斯拉 Model Q 定价 16 万元，明年在上海投产',
  text: '特斯拉 12 月 26 日公布了 Model Q 的价格，定价 16 万元，明年在上海工厂投产，首批 5 万辆。',
};
/** Another column tells the same, in other words and with nothing new. */
const LAUNCH_AGAIN: Told = {
  id: 'bbbbbbbbbb',
  title: '特斯拉 Model Q 定价 16 万元',
  text: '特斯拉公布了 Model Q 的价格，定价 16 万元，明年在上海工厂投产，首批 5 万辆。',
};
/** And here it knows what the company answered. */
const LAUNCH_ANSWERED: Told = {
  id: 'cccccccccc',
  title: '特斯拉 Model Q 定价 16 万元，产能追加到 87 万辆',
  text: '特斯拉公布了 Model Q 的价格，定价 16 万元，明年在上海工厂投产，首批 5 万辆，产能追加到 87 万辆。',
};

const arrive = (column: string, of: string, told: readonly Told[], others?: number) =>
  arriveWith(rig, column, of, told, others);

function posts(channel = rig.channel): readonly string[] {
  return rig.fake.messages(channel).map(readableText);
}

/** Two mornings: the first tells the launch, or another story, the second what is given. */
async function twoMornings(
  second: readonly Told[],
  between: () => Promise<void> = async () => {},
  first: readonly Told[] = [LAUNCH],
): Promise<void> {
  await arrive('极客头条', '2024-12-27', first);
  await rig.subscribe();
  await rig.deliver();
  await between();
  await rig.pass(DAY_MINUTES - 30);
  await arrive('AI早报', '2024-12-28', second);
  await nextMorning(rig);
}

test('a story told the day before is no new item, but in one closing line with a button to open it', async () => {
  await twoMornings([LAUNCH_AGAIN]);
  const [, second = ''] = posts();
  expect(second).toContain('AI早报 · 3 条新 · 1 分钟');
  expect(second).toContain('前几天报过：特斯拉 Model Q 定…（1 条）');
  expect(second.match(/Model Q/gu)).toHaveLength(1);
  const [, message] = rig.fake.messages(rig.channel);
  expect(message && buttonsIn(message).map(({ label }) => label)).toContain('前几天报过 1 条');
});

test('a report that adds to a told story is marked and links its message, over a restart', async () => {
  await twoMornings([LAUNCH_ANSWERED], () => rig.restart());
  const [first, second] = rig.fake.messages(rig.channel);
  const text = second ? readableText(second) : '';
  expect(text).toContain('AI早报 · 3 条新');
  const link = `https://discord.com/channels/${rig.channel.guildId}/${rig.channel.id}/${first?.id}`;
  expect(text).toContain(
    `⟳ [12月27日说过](<${link}>) · 后续：特斯拉 Model Q 定价 16 万元，产能追加到 87 万辆`,
  );
  expect(text).not.toContain('前几天报过');
});

const OUTAGE: Told = {
  id: 'dddddddddd',
  title: 'ChatGPT 大面积宕机，用户三小时无法登录',
  text: 'OpenAI 旗下的 ChatGPT 26 日出现大面积宕机，用户三小时无法登录，公司说正在排查。',
};
/** What came of it: to the column that told the outage an event of its own. */
const CAUSE: Told = {
  id: 'eeeeeeeeee',
  title: 'OpenAI 公布 ChatGPT 宕机原因：数据中心断电',
  text: 'OpenAI 发布事故报告，称 ChatGPT 宕机是因为微软一处数据中心断电，备用电源没有接上。',
};

/** Two mornings of one column: the first tells the outage, the second has what is given. */
async function twoMorningsOfOneColumn(second: readonly Told[]): Promise<void> {
  await arrive('极客头条', '2024-12-27', [OUTAGE]);
  await rig.subscribe();
  await rig.deliver();
  await rig.restart();
  await rig.pass(DAY_MINUTES - 30);
  await arrive('极客头条', '2024-12-28', second);
  await nextMorning(rig);
}

test('an event that goes on from a told one is marked, leads to it and keeps its place, but counts as no new one', async () => {
  await twoMorningsOfOneColumn([CAUSE]);
  const [first, second] = rig.fake.messages(rig.channel);
  const text = second ? readableText(second) : '';
  const link = `https://discord.com/channels/${rig.channel.guildId}/${rig.channel.id}/${first?.id}`;
  expect(text).toContain(`**2.** **${CAUSE.title}**\n-# ⟳ [12月27日说过](<${link}>)`);
  expect(text).toContain('极客头条 · 3 条新');
});

test('an edit also marks what goes on from a told one', async () => {
  await twoMorningsOfOneColumn([]);
  expect(posts()[1]).toContain('极客头条 · 3 条 · ');
  await arrive('极客头条', '2024-12-28', [CAUSE]);
  await rig.pass(1);
  await rig.settled();
  expect(posts()).toHaveLength(2);
  expect(posts()[1]).toMatch(/断电\*\*\n-# ⟳ \[12月27日说过\]\(<[^>]+>\)/u);
  expect(posts()[1]).toContain('3 条新');
});

test('a story is new to a channel that was not told it', async () => {
  await arrive('极客头条', '2024-12-27', [LAUNCH]);
  await rig.subscribe();
  await rig.deliver();
  const other = rig.fake.world.addChannel(rig.fake.first.guild, { kind: 'announcement' });
  await rig.subscribe({}, other);
  await rig.pass(DAY_MINUTES - 30);
  await arrive('AI早报', '2024-12-28', [LAUNCH_AGAIN]);
  await nextMorning(rig);
  expect(posts(other).join()).toContain('AI早报 · 4 条 · 1 分钟');
  expect(posts()[1]).toContain('3 条新');
});

test('a story told over two weeks ago is new again', async () => {
  await arrive('极客头条', '2024-12-27', [LAUNCH]);
  await rig.subscribe();
  await rig.deliver();
  await rig.pass(15 * DAY_MINUTES - 30);
  await arrive('极客头条', '2025-01-11', [LAUNCH]);
  await nextMorning(rig);
  expect(posts().at(-1)).toContain('极客头条 · 4 条 · ');
});

test('an edit of a posted digest marks told stories too', async () => {
  await twoMornings([LAUNCH_AGAIN]);
  await arrive('科技早知道', '2024-12-28', [LAUNCH_ANSWERED], 1);
  await rig.pass(1);
  await rig.settled();
  const [, second = ''] = posts();
  expect(second).toContain('科技早知道2024-12-28第1条');
  expect(second).toContain('4 条新');
  expect(second).toContain('12月27日说过');
  expect(second.match(/Model Q/gu)).toHaveLength(1);
  expect(posts()).toHaveLength(2);
});

test('a day whose stories were all told sends no digest, and the outbox says why', async () => {
  await arrive('极客头条', '2024-12-27', [LAUNCH]);
  await rig.subscribe();
  await rig.deliver();
  await rig.pass(DAY_MINUTES - 30);
  await arrive('AI早报', '2024-12-28', [LAUNCH_AGAIN], 0);
  await nextMorning(rig);
  expect(posts()).toHaveLength(1);
  expect((await rig.deliveries())[1]).toMatchObject({
    state: 'skipped',
    reason: { code: 'all-told', day: '2024-12-28' },
  });
});

test.each(['forum', 'announcement', 'publicThread'] as const)(
  'the mark leads to the message of a %s',
  async (kind) => {
    const parent = rig.channel;
    const channel = rig.fake.world.addChannel(rig.fake.first.guild, {
      kind,
      ...(kind === 'publicThread' && { parentId: parent.id }),
    });
    await arrive('极客头条', '2024-12-27', [LAUNCH]);
    await rig.subscribe({}, channel);
    await rig.deliver();
    await rig.pass(DAY_MINUTES - 30);
    await arrive('AI早报', '2024-12-28', [LAUNCH_ANSWERED]);
    await nextMorning(rig);
    const [first, second] = await rig.deliveries();
    const place = first?.threadId ?? channel.id;
    const shown = rig.fake
      .messages({ id: second?.threadId ?? channel.id })
      .map(readableText)
      .join('\n');
    expect(shown).toContain(`/${channel.guildId}/${place}/${first?.messageId}>`);
  },
);
