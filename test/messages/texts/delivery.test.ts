import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../../src/messages/locale.ts';
import { textsIn } from '../../../src/messages/texts/textsIn.ts';
import type { Reason } from '../../../src/store/outbox/reason.ts';

const REASONS: { readonly [Code in Reason['code']]: Extract<Reason, { code: Code }> } = {
  unreachable: { code: 'unreachable', cause: 'ENOTFOUND' },
  unanswered: { code: 'unanswered', cause: 'timeout' },
  'server-error': { code: 'server-error', status: 503 },
  'unreadable-answer': { code: 'unreadable-answer' },
  'rate-limited': { code: 'rate-limited', scope: 'shared' },
  refused: { code: 'refused', status: 400, error: 40_067, message: 'A tag is required' },
  'refused-by-proxy': { code: 'refused-by-proxy', status: 403 },
  'token-refused': { code: 'token-refused' },
  'queue-timeout': { code: 'queue-timeout' },
  'program-error': { code: 'program-error' },
  'awaiting-editions': { code: 'awaiting-editions', columns: ['极客头条'] },
  'no-edition': { code: 'no-edition' },
  'all-filtered': { code: 'all-filtered', day: '2024-12-27' },
  'all-told': { code: 'all-told', day: '2024-12-27' },
  missed: { code: 'missed' },
  'subscription-paused': { code: 'subscription-paused' },
  'subscription-removed': { code: 'subscription-removed' },
  'nothing-left': { code: 'nothing-left' },
  'server-left': { code: 'server-left' },
  'digest-failed': { code: 'digest-failed' },
  'content-missing': { code: 'content-missing' },
  'part-dropped': { code: 'part-dropped' },
  'earlier-part-failed': { code: 'earlier-part-failed' },
  'message-unknown': { code: 'message-unknown' },
  'gave-up': { code: 'gave-up', attempts: 60, last: { code: 'server-error', status: 502 } },
  'too-late': { code: 'too-late' },
  unverified: { code: 'unverified', because: 'history-hidden' },
  other: { code: 'other', text: '别的版本写的' },
};

describe.each(LOCALES)('in %s', (locale) => {
  const { delivery } = textsIn(locale);

  test.each(Object.values(REASONS))('$code has a text, and the code is not in it', (reason) => {
    const said = delivery.reason(reason);
    expect(said).not.toBe('');
    expect(said).not.toContain(reason.code);
    if (locale !== 'en-US') expect(said).toMatch(/\p{Script=Han}/u);
  });

  test('waiting for any edition has no reason text beside the state', () => {
    expect(delivery.reason({ code: 'awaiting-editions', columns: [] })).toBe('');
  });
});

test('a refusal of Discord is said by its kind, with its number', () => {
  const { delivery } = textsIn('zh-CN');
  const refused = (status: number, error: number) =>
    delivery.reason({ code: 'refused', status, error, message: 'No.' });
  expect(refused(400, 40_067)).toBe('论坛要求每个帖子带标签（Discord：No. 40067）');
  expect(refused(400, 50_083)).toContain('讨论串已锁定');
  expect(refused(400, 200_000)).toContain('AutoMod');
  expect(refused(403, 12_345)).toContain('缺权限');
  expect(refused(400, 99_999)).toContain('Discord 不接受这条消息');
});
