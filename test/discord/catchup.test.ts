import { expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import { buttonsIn, optionsIn } from '../fake-discord/reading.ts';
import { botOfEachTest } from './runningBot.ts';

const start = botOfEachTest();

const LAST_WEEK = new Date('2024-12-20T02:00:00Z');

test.each([
  ['zh-CN', '补看：上周五以来', '3 条没看过', '返回列表'],
  ['zh-TW', '補看：上週五以來', '3 則沒看過', '返回列表'],
  ['en-US', 'Missed since last Friday', '3 stories you have not opened', 'Back'],
] as const)('in %s missed stories are read in place, over a restart', async (locale, title, count, back) => {
  const bot = await start();
  const { fake, user, channel } = bot;
  await bot.app.context.readings.openedDigest(user.id, '2024-12-20' as CalendarDay, LAST_WEEK);
  const missed = await fake.interact({ kind: 'command', name: 'catchup', user, channel, locale });
  expect(missed.text).toContain(title);
  expect(missed.text).toContain(count);
  await bot.restart();
  const [first] = optionsIn(missed.message);
  const opened = await fake.interact({
    kind: 'component',
    message: missed.message,
    customId: first?.customId ?? '',
    values: [first?.value ?? ''],
    user,
    channel,
    locale,
  });
  expect(opened.message.id).toBe(missed.message.id);
  const labels = buttonsIn(opened.message);
  expect(labels.map(({ label }) => label)).toContainEqual(expect.stringMatching(/ · 1 \/ 3$/u));
  const customId = labels.find(({ label }) => label?.startsWith(back))?.custom_id ?? '';
  const list = await fake.interact({
    kind: 'component',
    message: opened.message,
    customId,
    user,
    channel,
    locale,
  });
  expect(list.message.id).toBe(missed.message.id);
  expect(list.text).toContain(title);
});
