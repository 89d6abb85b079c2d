import { expect, test } from 'vitest';
import { errorCodeOf } from '../../src/text/errorCode.ts';

const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

test.each([
  ['of the error itself', refused, 'ECONNREFUSED'],
  ['of the cause that fetch wraps', new TypeError('fetch failed', { cause: refused }), 'ECONNREFUSED'],
  ['of a number, which is Discord’s', Object.assign(new Error('refused'), { code: 50013 }), undefined],
  ['of what is no error', 'ECONNREFUSED', undefined],
])('the code %s', (_, error, code) => {
  expect(errorCodeOf(error)).toBe(code);
});

test('a circular chain of causes has no code, and ends', () => {
  const error = new Error('round');
  error.cause = error;
  expect(errorCodeOf(error)).toBeUndefined();
});
