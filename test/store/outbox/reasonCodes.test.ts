import { expect, test } from 'vitest';
import { type Reason, reasonFromRow, rowFromReason } from '../../../src/store/outbox/reason.ts';

test('a reason survives its column; one of a newer version is kept as its text', () => {
  const reason: Reason = { code: 'gave-up', attempts: 3, last: { code: 'unanswered', cause: 'timeout' } };
  expect(reasonFromRow(rowFromReason(reason))).toEqual(reason);
  expect(reasonFromRow('{"code":"from-the-future"}')).toEqual({
    code: 'other',
    text: '{"code":"from-the-future"}',
  });
});
