import { expect, test } from 'vitest';
import { timingAdvice, timingOf } from '../../../src/messages/subscribing/timing.ts';
import { textsIn } from '../../../src/messages/texts/textsIn.ts';
import { defaultChoices } from '../../../src/store/subscriptions/defaultChoices.ts';

const NOW = new Date('2024-12-27T02:00:00Z');
const USUAL = [{ column: '极客头条', from: 540, to: 720, isLearned: true }];
const place = { guildId: '1', channelId: '2', channelKind: 'text' } as const;

test.each([
  ['08:00 in Beijing is early; noon there is not', 'Asia/Shanghai', 480, ['极客头条'], 720],
  ['the first minute of a column’s hours is not late', 'Asia/Shanghai', 540, [], undefined],
  ['08:00 in Sydney is 05:00 in Beijing', 'Australia/Sydney', 480, ['极客头条'], 900],
  ['half past midnight in Sydney is the evening before', 'Australia/Sydney', 30, ['极客头条'], 900],
  ['08:00 in Los Angeles is midnight, a day after its edition', 'America/Los_Angeles', 480, [], undefined],
  ['08:00 in London is the afternoon', 'Europe/London', 480, [], undefined],
  ['01:30 in London is 09:30', 'Europe/London', 90, [], undefined],
  ['00:30 in London is 08:30', 'Europe/London', 30, ['极客头条'], 240],
])('%s', (_, timeZone, minuteOfDay, late, later) => {
  const timing = timingOf({ ...defaultChoices(place, '3'), timeZone, minuteOfDay }, USUAL, NOW);
  expect(timing?.late.map(({ column }) => column)).toEqual(late);
  expect(timing?.laterMinute).toBe(later);
});

test('a subscription to the latest edition gets no advice', () => {
  expect(timingOf({ ...defaultChoices(place, '3'), freshness: 'latest' }, USUAL, NOW)).toBeUndefined();
});

test('the advice names each column with its hours, a later time in the subscription’s zone, and how long it waits', () => {
  const choices = { ...defaultChoices(place, '3'), timeZone: 'Australia/Sydney' };
  const arrivals = [...USUAL, { column: 'AI周报', from: 1080, to: 1140, isLearned: true }];
  const said = (locale: 'zh-CN' | 'en-US') =>
    timingAdvice(choices, timingOf(choices, arrivals, NOW), textsIn(locale));
  expect(said('zh-CN')).toBe(
    '提醒：按北京时间，极客头条一般在 09:00–12:00 出刊、AI周报一般在 18:00–19:00 出刊；订阅的时间是北京 05:00，那时当天的通常还没出来。可以把时间改到 22:00 (Australia/Sydney) 以后，或把「新旧」选成「最新」，收前一天的那期。到点还没出刊就等它，最晚等到 12:00 (Australia/Sydney)。',
  );
  expect(said('en-US')).toContain('is out. Choose 22:00 (Australia/Sydney) or later');
});
