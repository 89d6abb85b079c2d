import { expect, test } from 'vitest';
import type { CalendarDay } from '../../src/calendar/day.ts';
import type { Recap } from '../../src/digests/recap.ts';
import { renderMessage } from '../../src/discord/rendering/renderMessage.ts';
import type { StoryId } from '../../src/editions/edition.ts';
import { recapMessage } from '../../src/messages/digest/recapMessage.ts';
import { LOCALES } from '../../src/messages/locale.ts';
import { checkMessage } from '../fake-discord/contract/message.ts';
import fc, { readableText } from '../properties.ts';

const day = '2024-12-29' as CalendarDay;

const item = fc.record({
  text: fc.oneof(
    readableText(60),
    readableText(40).map((text) => `字${text}`.repeat(200).slice(0, 6000)),
  ),
  url: fc.constantFrom(null, 'https://example.org/a', `https://example.org/${'很长的地址'.repeat(80)}`),
  toldBy: fc.integer({ min: 1, max: 30 }),
  further: fc.boolean(),
  byMachine: fc.boolean(),
});

test('a recap of any events in any language is one message within all limits, with each event in its menu', () => {
  fc.assert(
    fc.property(
      fc.array(item, { minLength: 1, maxLength: 12 }),
      fc.constantFrom(...LOCALES),
      fc.boolean(),
      (items, locale, isLinked) => {
        const recap: Recap = {
          period: items.length > 10 ? 'month' : 'week',
          from: '2024-12-23' as CalendarDay,
          to: day,
          events: 90,
          columns: Array.from({ length: 30 }, (_, n) => `很长的栏目名称第 ${n} 号`),
          items: items.map(({ further, ...known }, n) => ({
            ...known,
            story: String(1e9 + n) as StoryId,
            column: '极客头条',
            firstDay: '2024-12-23' as CalendarDay,
            lastDay: day,
            further: further ? { text: known.text, story: String(2e9 + n) as StoryId, day } : null,
          })),
          leads: items.slice(0, 3).map((_, n) => ({
            story: String(1e9 + n) as StoryId,
            clause: null,
            picture: { url: `https://example.org/${n}.png`, alt: '' },
          })),
          rising: items.slice(0, 5).map((_, n) => ({
            name: `一个不短的产品名字 ${n}`,
            stories: 30 + n,
            usual: 2.5,
          })),
        };
        const message = recapMessage(recap, {
          locale,
          visibility: 'everyone',
          today: day,
          subscription: 'abcdefghij',
          deliveryKey: 'abcdefghij-20241229-1',
          pingRole: '100000000000000001',
          newest: '2025-01-10' as CalendarDay,
          ...(isLinked && { archiveUrl: 'https://news.example' }),
        });
        const payloads = renderMessage(message);
        expect(payloads).toHaveLength(1);
        for (const payload of payloads) expect(checkMessage(payload, { place: 'create' })).toEqual([]);
        const json = JSON.stringify(payloads);
        expect(json.includes('https://news.example/recap/')).toBe(isLinked);
        for (const n of items.keys()) expect(json).toContain(`1|s|${1e9 + n}|R|`);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);
