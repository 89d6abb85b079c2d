import { expect, test } from 'vitest';
import type { CalendarDay } from '../../../src/calendar/day.ts';
import { healthLine } from '../../../src/messages/subscriptions/health.ts';
import { textsIn } from '../../../src/messages/texts/textsIn.ts';
import type { Delivery } from '../../../src/store/outbox/deliveryRows.ts';
import type { Reason } from '../../../src/store/outbox/reason.ts';
import { digestStream } from '../../../src/store/outbox/streams.ts';
import { defaultChoices } from '../../../src/store/subscriptions/defaultChoices.ts';
import type { Subscription, SubscriptionId } from '../../../src/store/subscriptions/subscription.ts';

const destination = { guildId: '3', channelId: '4', channelKind: 'text' } as const;
const subscription: Subscription = {
  ...defaultChoices(destination, '2'),
  id: 'abcdefghij' as SubscriptionId,
  nextDueAt: new Date('2024-12-28T00:00:00Z'),
  paused: null,
  refusal: null,
  refusedSince: null,
  toldAt: null,
  createdAt: new Date(0),
};

function line(day: string, state: Delivery['state'], reason: Reason | null = null): Delivery {
  return {
    ...destination,
    stream: digestStream(subscription.id),
    kind: 'digest',
    subscription: subscription.id,
    day: day as CalendarDay,
    part: 1,
    parts: 1,
    state,
    reason,
    dueAt: new Date(0),
    deadlineAt: new Date(0),
    content: null,
    revision: null,
    wakeAt: null,
    attemptedAt: null,
    attempts: 0,
    sentAt: null,
    messageId: null,
    threadId: null,
    announcement: null,
    followUps: [],
  };
}

const SILENT = line('2024-12-27', 'skipped', { code: 'no-edition' });
const REFUSED = { code: 'refused', status: 403, error: 50_013, message: 'Missing Permissions' } as const;
const SENT = line('2024-12-26', 'sent');

test.each([
  ['nothing was due yet', subscription, [], '还没到第一次 · 下一次 12月28日 08:00'],
  [
    'a day without an edition after one that was delivered',
    subscription,
    [SILENT, SENT],
    '正常，12月26日已送到 · 下一次 12月28日 08:00 · 最近 2 天：12月27日 没有新一期、12月26日 已发',
  ],
  [
    'the newest was refused',
    subscription,
    [line('2024-12-27', 'failed', { code: 'too-late' }), SENT],
    /^12月27日没有送到：.+ · 下一次 12月28日 08:00 · 最近 2 天：/u,
  ],
  [
    'the newest was delivered, and publishing it or its discussion thread refused',
    subscription,
    [line('2024-12-27', 'sent', REFUSED)],
    /^12月27日已送到，但之后有一步没有成功：.*权限.* · 下一次/u,
  ],
  [
    'the newest was delivered and deleted before its discussion thread',
    subscription,
    [line('2024-12-27', 'sent', { ...REFUSED, status: 404, error: 10_008 })],
    /^正常，12月27日已送到/u,
  ],
  [
    'paused',
    { ...subscription, paused: { at: new Date(0), reason: null } },
    [SENT],
    /^已暂停.* · 最近 1 天：12月26日 已发$/u,
  ],
] as const)('%s', (_name, of, lately, expected) => {
  const said = healthLine(of, lately, textsIn('zh-CN'));
  if (typeof expected === 'string') expect(said).toBe(expected);
  else expect(said).toMatch(expected);
});
