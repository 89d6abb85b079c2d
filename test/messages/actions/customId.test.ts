import { expect, test } from 'vitest';
import { type CalendarDay, parseDay } from '../../../src/calendar/day.ts';
import type { StoryId } from '../../../src/editions/edition.ts';
import { ACTIONS, type Action } from '../../../src/messages/actions/action.ts';
import { decodeAction, encodeAction, menuId } from '../../../src/messages/actions/customId.ts';
import fc, { readableText } from '../../properties.ts';

function day(text: string): CalendarDay {
  const parsed = parseDay(text);
  if (!parsed) throw new Error(`${text} is no day`);
  return parsed;
}

const story = 'ab3k5m7n9q' as StoryId;
const d = day('2024-12-27');

// Ids that stand in channels: every later version must read each of them as it is read here.
const forever: [string, Action][] = [
  ['1|s|ab3k5m7n9q', { kind: 'open-story', story }],
  ['1|p|ab3k5m7n9q|2', { kind: 'story-page', story, page: 2, original: false }],
  ['1|p|ab3k5m7n9q|0|o', { kind: 'story-page', story, page: 0, original: true }],
  ['1|d|2024-12-27|20|17', { kind: 'digest', day: d, from: 20, subscription: '17' }],
  ['1|d|2024-12-27|0', { kind: 'digest', day: d, from: 0 }],
  ['1|d|2024-12-27|0||o', { kind: 'digest', day: d, from: 0, original: true }],
  [
    '1|n|2024-12-27|b|17|o',
    { kind: 'digest-step', day: d, direction: 'before', subscription: '17', original: true },
  ],
  ['1|n|2024-12-27|b', { kind: 'digest-step', day: d, direction: 'before' }],
  ['1|n|2024-12-27|a|17', { kind: 'digest-step', day: d, direction: 'after', subscription: '17' }],
  ['1|g|2024-12-27|17', { kind: 'digest-points', day: d, subscription: '17' }],
  ['1|t|2024-12-27', { kind: 'digest-repeats', day: d }],
  [
    '1|s|ab3k5m7n9q|d|2024-12-27|20|17',
    { kind: 'open-story', story, within: { kind: 'digest', day: d, from: 20, subscription: '17' } },
  ],
  [
    '1|p|ab3k5m7n9q|2||q|1|小米||||n',
    {
      kind: 'story-page',
      story,
      page: 2,
      original: false,
      within: { kind: 'search-page', query: '小米', page: 1, order: 'newest' },
    },
  ],
  ['1|z|time|17', { kind: 'setup', step: 'time', server: '17' }],
  ['1|z|subscribe|17|18', { kind: 'setup', step: 'subscribe', server: '17', value: '18' }],
  ['1|P|ab3k5m7n9q', { kind: 'share-story', story }],
  ['1|T|ab3k5m7n9q', { kind: 'timeline', story }],
  [
    '1|W|ab3k5m7n9q|d|2024-12-27|0',
    { kind: 'why-story', story, within: { kind: 'digest', day: d, from: 0 } },
  ],
  ['1|l|2024-12-27|17', { kind: 'digest-links', day: d, subscription: '17' }],
  ['1|q|1|小米 汽车', { kind: 'search-page', query: '小米 汽车', page: 1 }],
  ['1|q|0|a~1b~2c~0||国内要闻', { kind: 'search-page', query: 'a|b#c~', page: 0, section: '国内要闻' }],
  ['1|q|0|x|2024-12-27||AI周报', { kind: 'search-page', query: 'x', page: 0, since: d, column: 'AI周报' }],
  ['1|C|sp4qw0|sp4qw1|2', { kind: 'catch-up', after: 1735264800, until: 1735264801, page: 2 }],
  [
    '1|s|ab3k5m7n9q|C|sp4qw0|sp4qw1|0|2024-12-27|sp4qw2',
    {
      kind: 'open-story',
      story,
      within: {
        kind: 'catch-up',
        after: 1735264800,
        until: 1735264801,
        page: 0,
        digest: { day: d, at: 1735264802 },
      },
    },
  ],
  ['1|k', { kind: 'ask-keyword' }],
  ['1|j|小米 华为|90|a', { kind: 'trend', query: '小米 华为', days: 90, again: true }],
  [
    '1|J|小米 华为|90|d|zh-TW',
    { kind: 'draw-trend', query: '小米 华为', days: 90, theme: 'dark', locale: 'zh-TW' },
  ],
  ['1|D|2024-12-27', { kind: 'draw-digest', day: d }],
  [
    '1|D|2024-12-27|17|da|zh-TW',
    { kind: 'draw-digest', day: d, subscription: '17', theme: 'dark', locale: 'zh-TW', again: true },
  ],
  ['1|G|ab3k5m7n9q', { kind: 'draw-story', story }],
  ['1|G|ab3k5m7n9q||en-US', { kind: 'draw-story', story, locale: 'en-US' }],
  ['1|f', { kind: 'follow' }],
  ['1|f|小米', { kind: 'follow', keyword: '小米' }],
  ['1|u|小米', { kind: 'unfollow', keyword: '小米' }],
  ['1|E|at-once', { kind: 'follow-telling', choice: 'at-once' }],
  ['1|L', { kind: 'alerts' }],
  ['1|A|pause|17', { kind: 'alert', step: 'pause', alert: '17' }],
  ['1|F|ab3k5m7n9q', { kind: 'follow-event', story }],
  ['1|U|ab3k5m7n9q', { kind: 'unfollow-event', event: story }],
  ['1|e|ab3k5m7n9q', { kind: 'ask-report', story }],
  ['1|r|ab3k5m7n9q', { kind: 'report', story }],
  ['1|x|y', { kind: 'forget', confirmed: true }],
  ['1|S', { kind: 'subscriptions' }],
  ['1|R|w|2024-12-27', { kind: 'recap', period: 'week', day: d }],
  ['1|R|m|2024-12-27|abcdefghij', { kind: 'recap', period: 'month', day: d, subscription: 'abcdefghij' }],
  [
    '1|s|ab3k5m7n9q|R|w|2024-12-27|17',
    { kind: 'open-story', story, within: { kind: 'recap', period: 'week', day: d, subscription: '17' } },
  ],
  ['1|X|17', { kind: 'unsubscribe-channel', channel: '17' }],
  ['1|a|name|17', { kind: 'ask-change', part: 'name', subscription: '17' }],
  ['1|c|pause|17', { kind: 'subscription', step: 'pause', subscription: '17' }],
  ['1|c|later|17', { kind: 'subscription', step: 'later', subscription: '17' }],
  ['1|c|latest|17', { kind: 'subscription', step: 'latest', subscription: '17' }],
  ['1|a|time|17', { kind: 'ask-change', part: 'time', subscription: '17' }],
  ['1|a|content|17|d9', { kind: 'ask-change', part: 'content', subscription: '17', draft: 'd9' }],
  ['1|b|display|17', { kind: 'change', part: 'display', subscription: '17' }],
  ['1|b|time|17|d9', { kind: 'change', part: 'time', subscription: '17', draft: 'd9' }],
  ['1|v|d9', { kind: 'save-change', draft: 'd9' }],
  ['1|i|k3', { kind: 'import', document: 'k3' }],
  ['1|h', { kind: 'help' }],
  ['1|o|try|s1', { kind: 'source', step: 'try', source: 's1' }],
  ['1|w|remove|s1', { kind: 'server-source', step: 'remove', source: 's1' }],
];

test.each(forever)('%s always decodes to its action, and encodes from it', (id, action) => {
  expect(decodeAction(id)).toEqual({ action });
  expect(encodeAction(action)).toBe(id);
});

test('every kind of action has an id here and a code of its own', () => {
  const kinds = new Set(forever.map(([, { kind }]) => kind));
  expect(Object.keys(ACTIONS).filter((kind) => !kinds.has(kind as Action['kind']))).toEqual([]);
  const codes = Object.values(ACTIONS).map(({ code }) => code);
  expect(codes.toSorted()).toEqual([...new Set(codes)].toSorted());
});

test('an id carries the key of its delivery, beside whatever the action carries', () => {
  const id = encodeAction({ kind: 'unfollow', keyword: 'C#|~' }, 'dk_17-20241227') ?? '';
  expect(decodeAction(id)).toEqual({
    action: { kind: 'unfollow', keyword: 'C#|~' },
    deliveryKey: 'dk_17-20241227',
  });
  expect(menuId(2, 'dk')).toBe('1|m|2#dk');
});

test('a delivery key that does not fit is left out, and an action too long for an id gets none', () => {
  const long = encodeAction({ kind: 'unfollow', keyword: '词'.repeat(90) }, 'dk');
  expect([...(long ?? '')].length).toBe(94 + 3);
  expect(encodeAction({ kind: 'unfollow', keyword: '词'.repeat(95) }, 'dk')).toBe(`1|u|${'词'.repeat(95)}`);
  expect(encodeAction({ kind: 'unfollow', keyword: '词'.repeat(97) })).toBeUndefined();
});

test('a story whose list does not fit opens without it', () => {
  const within = { kind: 'search-page', query: '词'.repeat(90), page: 0 } as const;
  expect(encodeAction({ kind: 'open-story', story, within })).toBe('1|s|ab3k5m7n9q');
});

test.each([
  '1|-|0',
  '',
  'x',
  '2|s|ab3k5m7n9q',
  '1|s|',
  '1|s|../../etc',
  '1|d|2023-02-29',
  '1|c|explode|17',
  '1|a|colour|17',
  '1|b|time|',
  '1|C||sp4qw1|0',
  '1|C|sp4qw0|zzzzzzzz|0',
  '1|zz',
  '1|m|0',
])('a damaged or foreign id gives no action: %j', (id) => {
  expect(decodeAction(id)).toBeUndefined();
});

test('any query is the same after encoding and decoding', () => {
  fc.assert(
    fc.property(readableText(20, 1), fc.nat(50), (query, page) => {
      const action: Action = { kind: 'search-page', query, page };
      const id = encodeAction(action);
      if (id !== undefined) expect(decodeAction(id)).toEqual({ action });
    }),
  );
});
