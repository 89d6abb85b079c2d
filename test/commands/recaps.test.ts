import { beforeEach, expect, test } from 'vitest';
import { digest } from '../../commands/digest.ts';
import { subscribe } from '../../commands/subscribe.ts';
import { subscriptions } from '../../commands/subscriptions.ts';
import { converse } from '../../src/messages/conversation/conversation.ts';
import { indexByAction, performAction, runCommand } from '../../src/messages/conversation/dispatch.ts';
import { readRecapRequest } from '../../src/messages/digest/recaps.ts';
import type { Locale } from '../../src/messages/locale.ts';
import type { Message } from '../../src/messages/message.ts';
import { openStory } from '../../src/messages/story/openStory.ts';
import { createPreviewChannel } from '../../src/terminal/place.ts';
import { ask, type Newsroom, openNewsroom, publish, story, wordsOf } from './newsroom.ts';

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = openNewsroom();
  await publish(newsroom.store, '2024-12-27', [
    story('aaaaaaaaaa', '甲公司发布新芯片'),
    story('bbbbbbbbbb', '乙公司裁撤一个部门'),
  ]);
});

const context = () => ({ ...newsroom.context, channels: createPreviewChannel().platform.channels });
const said = (answer: unknown) => wordsOf(answer as Message).join('\n');
const request = (texts: Readonly<Record<string, string>> = {}, locale: Locale = 'zh-CN') =>
  ask({ texts }, locale, ['manage-server']);
const run = (command: typeof digest, texts: Readonly<Record<string, string>>, locale: Locale = 'zh-CN') =>
  runCommand(command, request(texts, locale), context());

test.each([
  ['本周', 'week', '2024-12-29'],
  ['這週', 'week', '2024-12-29'],
  ['上周', 'week', '2024-12-22'],
  ['last week', 'week', '2024-12-22'],
  ['本月', 'month', '2024-12-27'],
  ['上个月', 'month', '2024-11-30'],
  ['11月', 'month', '2024-11-01'],
  ['December 2023', 'month', '2023-12-01'],
  ['上上個月', 'month', '2024-10-31'],
  ['the week before last', 'week', '2024-12-15'],
])('%s is read as a recap', (words, period, day) => {
  const clock = { now: () => new Date('2024-12-27T12:00:00Z') };
  expect(readRecapRequest(words, clock)).toEqual({ kind: 'recap', period, day });
  expect(readRecapRequest('上周五', clock)).toBeUndefined();
});

test('/digest shows a recap whose stories open in place, and leads to the weeks beside', async () => {
  const recap = { kind: 'recap', period: 'week', day: '2024-12-29' as never } as const;
  const shown = (await performAction(indexByAction([digest]), recap, request(), context())) as Message;
  expect(said(shown)).toContain('12月23日–29日');
  expect(said(shown)).toContain('甲公司发布新芯片');
  const before = { ...recap, day: '2024-12-22' as never };
  expect(JSON.stringify(shown.blocks)).toContain(JSON.stringify(before));
  const opened = await openStory(
    { story: 'aaaaaaaaaa' as never, within: recap },
    converse(request(), context()),
  );
  expect(opened.replaces).toBe(true);
  expect(said(opened)).toContain('· 1 / 2]');
  const empty = (await performAction(indexByAction([digest]), before, request(), context())) as Message;
  expect(said(empty)).toContain('没有回顾');
  expect(JSON.stringify(empty.blocks)).toContain('最近一周的回顾');
});

test.each([
  ['zh-CN', '周日 20:00', '本周回顾'],
  ['zh-TW', '週日 20:00', '本週回顧'],
  ['en-US', 'Sun 20:00', 'recap of the week'],
] as const)('a recap of the week is subscribed beside the digests, in %s', async (locale, schedule, name) => {
  await run(subscribe, {}, locale);
  const answer = said(await run(subscribe, { recap: 'week' }, locale));
  expect(answer).toContain(schedule);
  expect(answer).toContain(name);
  expect(answer).toContain('甲公司');
  const all = await newsroom.context.subscriptions.ofChannel('400000000000000001');
  expect(all.map(({ period, weekdays, minuteOfDay }) => [period, weekdays.length, minuteOfDay])).toEqual([
    ['day', 7, 480],
    ['week', 1, 1200],
  ]);
  await run(subscribe, { time: '09:00' }, locale);
  await run(subscribe, { recap: 'week', time: '18:00', days: '周五' }, locale);
  const changed = await newsroom.context.subscriptions.ofChannel('400000000000000001');
  expect(changed.map(({ period, weekdays, minuteOfDay }) => [period, weekdays, minuteOfDay])).toEqual([
    ['day', [0, 1, 2, 3, 4, 5, 6], 540],
    ['week', [5], 1080],
  ]);
});

test('the form turns a digest into a recap, which then comes on Sundays', async () => {
  await run(subscribe, {});
  const [{ id } = { id: '' }] = await newsroom.context.subscriptions.ofChannel('400000000000000001');
  const proposed = await performAction(
    indexByAction([subscriptions]),
    { kind: 'change', part: 'name', subscription: id },
    { ...request(), fields: { name: '' }, picked: { recap: ['week'] } },
    context(),
  );
  expect(said(proposed)).toContain('每天的速览 → 每周回顾');
  expect(said(proposed)).toContain('→ 周日 08:00');
});

test('a recap of the month is said to come on its last day', async () => {
  expect(said(await run(subscribe, { recap: 'month' }))).toContain('每月最后一天 20:00');
});
