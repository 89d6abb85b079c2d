import { beforeEach, expect, test } from 'vitest';
import { subscribe } from '../../commands/subscribe.ts';
import { runCommand } from '../../src/messages/conversation/dispatch.ts';
import type { RawOptions } from '../../src/messages/conversation/options.ts';
import type { Message } from '../../src/messages/message.ts';
import type { Channels } from '../../src/messages/subscribing/channels.ts';
import { CHANNEL_RIGHTS } from '../../src/messages/subscribing/channels.ts';
import { createPreviewChannel } from '../../src/terminal/place.ts';
import { ask, type Newsroom, openNewsroom, publish, story, wordsOf } from './newsroom.ts';

let newsroom: Newsroom;

beforeEach(async () => {
  newsroom = openNewsroom();
  await publish(newsroom.store, '2024-12-27', [story('aaaaaaaaaa', '甲公司发布新芯片')]);
});

async function run(options: RawOptions, channels?: Partial<Channels>): Promise<string[]> {
  const context = {
    ...newsroom.context,
    channels: { ...createPreviewChannel().platform.channels, ...channels },
  };
  const answer = await runCommand(subscribe, ask(options, 'zh-CN', ['manage-server']), context);
  return wordsOf(answer as Message);
}

async function stored() {
  return newsroom.context.subscriptions.ofChannel('400000000000000001');
}

test('a second /subscribe changes only the named options', async () => {
  await run({ texts: { time: '12:30', timezone: 'Asia/Tokyo' }, integers: { items: 5 } });
  const words = await run({ texts: { days: '工作日', freshness: 'latest' }, flags: { whole: true } });
  expect(words[0]).toContain('的订阅改好了');
  expect(await stored()).toMatchObject([
    {
      minuteOfDay: 750,
      timeZone: 'Asia/Tokyo',
      weekdays: [],
      workingDays: true,
      itemLimit: 5,
      freshness: 'latest',
      allInParts: true,
    },
  ]);
});

test.each([
  ['time', '早上', '不是时间'],
  ['days', '周八', '看不懂'],
  ['timezone', 'Mars/Olympus', '没有「Mars/Olympus」这个时区'],
  ['columns', '不存在的栏目', '现有的栏目：极客头条'],
])('a wrong %s is named with a way on, and nothing is saved', async (name, text, expected) => {
  expect((await run({ texts: { [name]: text } })).join()).toContain(expected);
  expect(await stored()).toEqual([]);
});

test('without options it says in one sentence when the digest comes, and has three buttons', async () => {
  const words = await run({});
  expect(words.slice(0, 5)).toEqual([
    ' 订阅好了，从下一次开始每期自动送到。',
    '当天的一期出刊就发：极客头条一般在 09:00–12:00 出刊（北京时间），最晚等到 12:00。',
    '[立即测试发送]',
    '[修改]',
    '[管理]',
  ]);
});

test('without a time, the digest waits for the usual hours of its columns in the reader’s zone', async () => {
  const words = await run({ texts: { timezone: 'Australia/Sydney' } });
  expect(words.join('\n')).toContain('最晚等到 15:00 (Australia/Sydney)');
  expect(await stored()).toMatchObject([{ deadlineMinute: 15 * 60, minuteOfDay: 8 * 60 }]);
});

test('a time before the columns appear is said, with what to do', async () => {
  const early = (await run({ texts: { time: '08:00', timezone: 'Australia/Sydney' } })).join('\n');
  expect(early).toContain('北京 05:00');
  const late = (await run({ texts: { time: '12:30', timezone: 'Asia/Shanghai' } })).join('\n');
  expect(late).not.toContain('提醒：');
});

test('the advice follows the hours at which the store saw the column’s editions arrive', async () => {
  for (const day of ['2024-12-20', '2024-12-21', '2024-12-22', '2024-12-23', '2024-12-24', '2024-12-25']) {
    const inTheEvening = new Date(`${day}T10:20:00Z`);
    await publish(
      newsroom.store,
      day,
      [story(`b${day.slice(-2)}aaaaaaa`, `晚间的一条 ${day}`)],
      {},
      inTheEvening,
    );
  }
  const words = (await run({ texts: { time: '12:30' } })).join('\n');
  expect(words).toContain('极客头条一般在 18:20 出刊');
  expect(words).toContain('可以把时间改到 18:20 以后');
  expect(words).toContain('[改到 18:20]');
  expect((await run({ texts: { time: '18:30' } })).join('\n')).not.toContain('提醒：');
});

test('settings that exclude every story of the newest day are reported in the answer', async () => {
  const words = await run({ texts: { sections: '国际要闻' } });
  expect(words).toContain('按这些设置，最近一期没有一条新闻会发出来。');
});

test.each([
  ['roundups', '只要汇总'],
  ['articles', '只要单篇文章'],
  ['both', '汇总和单篇文章'],
] as const)(
  'the kind of news: %s is kept, said, and stays when something else is changed',
  async (kinds, said) => {
    expect((await run({ texts: { kinds } })).join('\n')).toContain(said);
    expect(await stored()).toMatchObject([{ newsKinds: kinds }]);
    await run({ integers: { items: 7 } });
    expect(await stored()).toMatchObject([{ newsKinds: kinds, itemLimit: 7 }]);
  },
);

test('without a kind of news named both are stored', async () => {
  await run({});
  expect(await stored()).toMatchObject([{ newsKinds: 'both' }]);
});

test('columns: 全部 lifts an earlier choice', async () => {
  await run({ texts: { columns: '极客头条' } });
  expect(await stored()).toMatchObject([{ columns: ['极客头条'] }]);
  await run({ texts: { columns: '全部' } });
  expect(await stored()).toMatchObject([{ columns: [] }]);
});

test.each([
  ['everyone', { id: '300000000000000001', name: '@everyone', mentionable: true }, '不能提醒 @everyone'],
  ['a role nobody may mention', { id: '9', name: '读者', mentionable: false }, '「读者」不允许被提醒'],
])('a ping of %s is refused', async (_, role, expected) => {
  expect((await run({ roles: { role } })).join()).toContain(expected);
  expect(await stored()).toEqual([]);
});

test('a member who may not write in a channel cannot subscribe it', async () => {
  const words = await run(
    {},
    {
      rightsIn: async () => ({
        kind: 'text',
        name: '公告',
        bot: new Set(CHANNEL_RIGHTS),
        member: new Set(['view']),
      }),
    },
  );
  expect(words[0]).toContain('你自己在 #公告 里缺这些权限');
  expect(await stored()).toEqual([]);
});

test('a voice channel, or one that the bot does not see, is refused', async () => {
  expect((await run({}, { rightsIn: async () => undefined })).join()).toContain('看不到这个频道');
  const all = new Set(CHANNEL_RIGHTS);
  const voice = await run(
    {},
    { rightsIn: async () => ({ kind: 'other', name: '语音', bot: all, member: all }) },
  );
  expect(voice.join()).toContain('只能发到文字、公告、论坛频道或讨论串');
});

test('publish outside of announcement channels is refused', async () => {
  expect((await run({ flags: { publish: true } })).join()).toContain('只在公告频道里有效');
});
