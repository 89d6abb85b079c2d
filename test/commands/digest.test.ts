import { expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import { digest } from '../../commands/digest.ts';
import type { CalendarDay } from '../../src/calendar/day.ts';
import { indexByAction, performAction, runCommand } from '../../src/messages/conversation/dispatch.ts';
import type { Answer, Message } from '../../src/messages/message.ts';
import { defaultChoices } from '../../src/store/subscriptions/defaultChoices.ts';
import { ask, NOW, openNewsroom, publish, story, wordsOf } from './newsroom.ts';

const { store, context } = openNewsroom();
await publish(store, '2024-12-25', [story('aaaaaaaaaa', '甲公司发布新芯片')]);
await publish(
  store,
  '2024-12-27',
  [
    ...Array.from({ length: 23 }, (_, n) => story(`bbbbbbbb${n + 10}`, `第${n + 1}件值得说的事情`)),
    story('cccccccccc', '国外的一件要紧的事', { section: '国际要闻' }),
  ],
  { keyPoints: ['要点一'], keyPointsBy: '腾讯混元大模型' },
);

function message(answer: Answer): Message {
  if (answer.kind !== 'message') throw new Error('a form where a message was expected');
  return answer;
}

test('the newest digest shows date, title, sections, numbers, counts, the rest behind a button', async () => {
  const words = wordsOf(message(await runCommand(digest, ask(), context)));
  expect(words.slice(0, 2)).toEqual([
    '一分钟速览 · 12月27日 周五',
    expect.stringMatching(/^极客头条 · 24 条 · \d+ 分钟$/u),
  ]);
  // The three that lead, then the others in their sections, each once.
  expect(words.filter((line) => /^[1-4]\. /u.test(line))).toEqual([
    '1. 第1件值得说的事情',
    '2. 第2件值得说的事情',
    '3. 第3件值得说的事情',
    '4. 第4件值得说的事情',
  ]);
  expect(words.indexOf('国内要闻')).toBe(words.indexOf('4. 第4件值得说的事情') - 1);
  expect(words).toContain('20. 第20件值得说的事情');
  expect(words).not.toContain('21. 第21件值得说的事情');
  expect(words.slice(words.indexOf('[其余 4 条]'))).toEqual([
    '[其余 4 条]',
    '[划重点（腾讯混元大模型生成）]',
    '[关注]',
    '[原文]',
    '[前一天]',
    '[生成图片]',
  ]);
});

test('the key points are a press away, and say who wrote them', async () => {
  const action = { kind: 'digest-points', day: '2024-12-27' as CalendarDay } as const;
  const words = wordsOf(message(await performAction(indexByAction(commands), action, ask(), context)));
  expect(words).toEqual([
    '2024年12月27日星期五划重点',
    '极客头条划重点（由腾讯混元大模型生成，仅供参考）',
    '要点一',
  ]);
});

test('the rest goes on with the numbering, under its sections', async () => {
  const rest = await performAction(
    indexByAction(commands),
    { kind: 'digest', day: '2024-12-27' as CalendarDay, from: 20 },
    ask(),
    context,
  );
  const words = wordsOf(message(rest));
  expect(words.slice(2, 8)).toEqual([
    '国内要闻',
    '21. 第21件值得说的事情',
    '22. 第22件值得说的事情',
    '23. 第23件值得说的事情',
    '国际要闻',
    '24. 国外的一件要紧的事',
  ]);
});

test('a day without an edition is said, and the nearest one offered by its own name', async () => {
  const words = wordsOf(message(await runCommand(digest, ask({ texts: { date: '昨天' } }), context)));
  expect(words).toEqual([
    '2024年12月26日星期四没有收到任何一期，所以没有速览；最近的一期是2024年12月25日星期三的。',
    '[一分钟速览 · 2024年12月25日星期三]',
  ]);
});

test('a date without its year is the latest one with an edition; with its year it is that day', async () => {
  const years = openNewsroom();
  await publish(years.store, '2023-12-26', [story('eeeeeeeeee', '前一年的一件事')]);
  await publish(years.store, '2024-12-25', [story('ffffffffff', '今年的一件事')]);
  const digestOn = async (date: string) =>
    wordsOf(message(await runCommand(digest, ask({ texts: { date } }), years.context)));
  const without = await digestOn('12月26日');
  expect(without[0]).toBe('一分钟速览 · 2023-12-26');
  const whole = await digestOn('2024-12-26');
  expect(whole[0]).not.toContain('2023');
});

test('a later day is offered if it is nearest to the one asked for', async () => {
  const room = openNewsroom();
  await publish(room.store, '2024-12-01', [story('gggggggggg', '庚公司发布新机器人')]);
  await publish(room.store, '2024-12-25', [story('hhhhhhhhhh', '辛公司发布新手机')]);
  const answer = await runCommand(digest, ask({ texts: { date: '2024-12-23' } }), room.context);
  expect(JSON.stringify(answer)).toContain('最近的一期是2024年12月25日');
  const tie = await runCommand(digest, ask({ texts: { date: '2024-12-13' } }), room.context);
  expect(JSON.stringify(tie)).toContain('最近的一期是2024年12月1日');
  await room.store.close();
});

test('a step goes to the nearest day with an edition, and says so at either end', async () => {
  const day = '2024-12-27' as CalendarDay;
  const before = await performAction(
    indexByAction(commands),
    { kind: 'digest-step', day, direction: 'before' },
    ask(),
    context,
  );
  expect(message(before).title).toBe('一分钟速览 · 12月25日 周三');
  const after = await performAction(
    indexByAction(commands),
    { kind: 'digest-step', day, direction: 'after' },
    ask(),
    context,
  );
  expect(wordsOf(message(after))[0]).toMatch(/已经是最新的一期/u);
  expect(message(after).replaces).toBeUndefined();
});

test('readers in Taiwan get their own script and words, others the frame in their language', async () => {
  const taiwan = wordsOf(message(await runCommand(digest, ask({}, 'zh-TW'), context)));
  expect(taiwan[0]).toBe('一分鐘速覽 · 12月27日 週五');
  expect(taiwan).toContain('國內要聞');
  const english = wordsOf(message(await runCommand(digest, ask({}, 'en-US'), context)));
  expect(english[0]).toBe('Daily digest · Fri, Dec 27');
  expect(english).toContain('国内要闻');
});

test('words that are no date are named with a way to write one, and the last days are a press away', async () => {
  const words = wordsOf(message(await runCommand(digest, ask({ texts: { date: '2023-02-29' } }), context)));
  expect(words[0]).toBe(
    '看不懂「2023-02-29」是哪一天，可以写 12月27日、上周五、三天前、昨天 或 2024-12-27。',
  );
  expect(words[1]).toBe('[2024年12月27日]');
});

test.each(['最新', '12月27日', '周五', '今天', 'latest'])('/digest understands %s', async (date) => {
  const words = wordsOf(message(await runCommand(digest, ask({ texts: { date } }), context)));
  expect(words[0]).toBe('一分钟速览 · 12月27日 周五');
});

test('a day of which a channel chose nothing says so, with the whole day and the days around it', async () => {
  const channel = { guildId: '3', channelId: '4', channelKind: 'text' } as const;
  const choices = { ...defaultChoices(channel, '2'), sections: ['国际要闻'] };
  const { id } = await context.subscriptions.create(choices, NOW);
  const day = '2024-12-25' as CalendarDay;
  const action = { kind: 'digest', day, from: 0, subscription: id } as const;
  const words = wordsOf(message(await performAction(indexByAction(commands), action, ask(), context)));
  expect(words).toEqual([
    '2024年12月25日星期三的新闻里没有符合这个频道设置的。',
    '[看当天全部新闻]',
    '[前一天]',
    '[后一天]',
  ]);
  const next = { kind: 'digest-step', day, direction: 'after', subscription: id } as const;
  expect(wordsOf(message(await performAction(indexByAction(commands), next, ask(), context)))).toContain(
    '1. 国外的一件要紧的事',
  );
});
