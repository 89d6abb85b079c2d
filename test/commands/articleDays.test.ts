import { expect, test } from 'vitest';
import { commands } from '../../commands/all.ts';
import { digest } from '../../commands/digest.ts';
import type { CalendarDay } from '../../src/calendar/day.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import type { Action } from '../../src/messages/actions/action.ts';
import { converse } from '../../src/messages/conversation/conversation.ts';
import { indexByAction, performAction, runCommand } from '../../src/messages/conversation/dispatch.ts';
import type { Message } from '../../src/messages/message.ts';
import { textsIn } from '../../src/messages/texts/textsIn.ts';
import { saveArticle } from '../../src/store/news/saveArticle.ts';
import { ask, NOW, openNewsroom, publish, story, wordsOf } from './newsroom.ts';

const { store, context } = openNewsroom();
await publish(store, '2024-12-23', [story('aaaaaaaaaa', '甲公司发布新芯片')]);
for (const [day, id, title, dayGuessed] of [
  ['2024-12-25', 'bbbbbbbbbb', '乙公司的模型开放试用', false],
  ['2024-12-24', 'cccccccccc', '没有写日期的一篇', true],
] as const)
  await saveArticle(
    store,
    {
      story: story(id, title, { section: null }),
      column: '新闻站',
      url: null,
      day: day as CalendarDay,
      dayGuessed,
    },
    NOW,
  );
await publish(store, '2024-12-27', [story('dddddddddd', '丙公司公布财报')]);

async function step(day: string, direction: 'before' | 'after'): Promise<string[]> {
  const action: Action = { kind: 'digest-step', day: day as CalendarDay, direction };
  return wordsOf((await performAction(indexByAction(commands), action, ask(), context)) as Message);
}

test('the day before and after is the next one with a digest, be it of articles alone', async () => {
  expect((await step('2024-12-27', 'before')).join()).toContain('乙公司的模型开放试用');
  expect((await step('2024-12-25', 'before')).join()).toContain('甲公司发布新芯片');
  expect((await step('2024-12-23', 'after'))[0]).toContain('12月25日');
  expect((await step('2024-12-25', 'after'))[0]).toContain('12月27日');
});

test('a day of articles alone is proposed, and offered where the day asked for has nothing', async () => {
  const days = await digest.complete?.('date', '', converse(ask(), context));
  expect(days?.map(({ value }) => value)).toEqual([
    '2024-12-27',
    '2024-12-25',
    '2024-12-23',
    ...textsIn('zh-CN').recapWords,
  ]);
  const answer = await runCommand(digest, ask({ texts: { date: '12月26日' } }), context);
  expect(wordsOf(answer as Message).join()).toContain('12月25日');
});

test('an article names its source in the digest and as a story; the stories of the one column do not', async () => {
  const shown = async (action: Action) =>
    JSON.stringify(await performAction(indexByAction(commands), action, ask(), context));
  const day = (text: string): Action => ({ kind: 'digest', day: text as CalendarDay, from: 0 });
  expect(await shown(day('2024-12-25'))).toMatch(/"detail":\["[^"]*新闻站"\]/u);
  expect(await shown(day('2024-12-23'))).not.toMatch(/"detail":\["[^"]*极客头条"\]/u);
  expect(await shown({ kind: 'open-story', story: 'bbbbbbbbbb' as StoryId })).toContain('新闻站');
});
