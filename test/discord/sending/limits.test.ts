import { describe, expect, test } from 'vitest';
import { BucketLimits } from '../../../src/discord/sending/bucketLimits.ts';
import { carriesKey } from '../../../src/discord/sending/deliveryKeys.ts';
import { InvalidRequestCounter } from '../../../src/discord/sending/invalidRequests.ts';
import { readBudget, readError, readLimit } from '../../../src/discord/sending/restResponse.ts';
import { routeOf } from '../../../src/discord/sending/route.ts';
import { RouteQueues } from '../../../src/discord/sending/routeQueues.ts';

describe('readLimit', () => {
  test.each([
    {
      name: 'header and body: the exact wait',
      headers: { 'retry-after': '2' },
      body: '{"retry_after":1.25}',
      wait: 1250,
      scope: 'user',
    },
    { name: 'the body alone', headers: {}, body: '{"retry_after":0.3333}', wait: 334, scope: 'user' },
    { name: 'nowhere', headers: {}, body: '{"message":"slow down"}', wait: undefined, scope: 'user' },
    {
      name: 'no JSON at all',
      headers: { 'retry-after': '3600' },
      body: '<html>',
      wait: 3_600_000,
      scope: 'user',
    },
    {
      name: 'global by the header',
      headers: { 'x-ratelimit-global': 'true' },
      body: '{}',
      wait: undefined,
      scope: 'global',
    },
    {
      name: 'global by the body',
      headers: {},
      body: '{"global":true,"retry_after":1}',
      wait: 1000,
      scope: 'global',
    },
    {
      name: 'shared',
      headers: { 'x-ratelimit-scope': 'shared', 'retry-after': '1' },
      body: '{}',
      wait: 1000,
      scope: 'shared',
    },
    {
      name: 'nonsense in the header',
      headers: { 'retry-after': 'soon' },
      body: '{}',
      wait: undefined,
      scope: 'user',
    },
    { name: 'a negative wait', headers: { 'retry-after': '-5' }, body: '{}', wait: undefined, scope: 'user' },
  ])('$name', ({ headers, body, wait, scope }) => {
    expect(readLimit(headers, body)).toEqual({ scope, waitMilliseconds: wait });
  });

  test('the remaining budget of a route is read only if both headers give it', () => {
    const headers = { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset-after': '4.25' };
    expect(readBudget(headers)).toEqual({ remaining: 3, resetMilliseconds: 4250 });
    expect(readBudget({ 'x-ratelimit-remaining': '0' })).toBeUndefined();
    expect(readBudget({ ...headers, 'x-ratelimit-reset-after': 'soon' })).toBeUndefined();
    expect(readBudget({})).toBeUndefined();
  });

  test('a body is read as Discord’s error only in Discord’s form', () => {
    expect(readError('{"code":50013,"message":"Missing Permissions"}')).toEqual({
      code: 50013,
      message: 'Missing Permissions',
    });
    for (const text of ['<html>blocked</html>', '{"half":', '[]', '{}', 'null', ''])
      expect(readError(text)).toBeUndefined();
  });
});

describe('lanes', () => {
  const channel = '123456789012345678';
  test.each([
    [`/channels/${channel}/messages?limit=100`, `/channels/${channel}/messages`],
    [`/channels/${channel}/messages/223456789012345678`, `/channels/${channel}/messages/:id`],
    [`/guilds/${channel}/threads/active`, `/guilds/${channel}/threads/active`],
  ])('%s', (path, lane) => {
    expect(routeOf('GET', path)).toBe(`GET ${lane}`);
  });

  test('a lane runs one request at a time, in order, whatever fails; lanes do not wait for each other', async () => {
    const lanes = new RouteQueues();
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const first = lanes.run('a', async () => {
      await gate.promise;
      order.push('a1');
      throw new Error('refused');
    });
    const second = lanes.run('a', async () => void order.push('a2'));
    await lanes.run('b', async () => void order.push('b1'));
    gate.resolve();
    await expect(first).rejects.toThrow('refused');
    await second;
    expect(order).toEqual(['b1', 'a1', 'a2']);
  });
});

describe('holds', () => {
  test('an untold wait doubles with every 429 in a row, and an answer ends it', () => {
    const holds = new BucketLimits();
    expect([0, 1, 2].map(() => holds.refuse('lane', undefined, 0))).toEqual([1000, 2000, 4000]);
    expect(Array.from({ length: 20 }, () => holds.refuse('lane', undefined, 0)).at(-1)).toBe(60_000);
    holds.answered('lane', undefined, 0);
    expect(holds.waitOf('lane', 0)).toBe(0);
    expect(holds.refuse('lane', undefined, 0)).toBe(1000);
  });

  test('a route waits once its budget is used up, and answers without headers count as used', () => {
    const holds = new BucketLimits();
    holds.answered('lane', { remaining: 2, resetMilliseconds: 5000 }, 0);
    expect(holds.waitOf('lane', 100)).toBe(0);
    holds.answered('lane', undefined, 200);
    expect(holds.waitOf('lane', 200)).toBe(0);
    holds.answered('lane', undefined, 300);
    expect(holds.waitOf('lane', 400)).toBe(4600);
    expect(holds.waitOf('lane', 5000)).toBe(0);
    // A window that has ended says nothing of the next one.
    holds.answered('lane', undefined, 5100);
    expect(holds.waitOf('lane', 5100)).toBe(0);
  });

  test('a told wait holds its lane alone, and no longer when the clock was set back', () => {
    const holds = new BucketLimits();
    holds.refuse('lane', 5000, 10_000);
    expect(holds.waitOf('lane', 12_000)).toBe(3000);
    expect(holds.waitOf('other', 12_000)).toBe(0);
    expect(holds.waitOf('lane', 15_000)).toBe(0);
    expect(holds.waitOf('lane', 9000)).toBe(0);
  });
});

describe('the budget of invalid answers', () => {
  test('slows requests down so far that the ban is out of reach even if all are refused', () => {
    const budget = new InvalidRequestCounter();
    let now = 1_000_000;
    const times: number[] = [];
    while (now < 1_000_000 + 3_600_000) {
      now += Math.max(1000 / 48, budget.spacingMilliseconds(now));
      budget.count(now);
      times.push(now);
    }
    let first = 0;
    let most = 0;
    times.forEach((at, index) => {
      while (at - (times[first] ?? at) >= 600_000) first += 1;
      most = Math.max(most, index - first + 1);
    });
    expect(most).toBeLessThan(10_000);
    expect(most).toBeGreaterThan(5000);
  });

  test('forgets after ten minutes', () => {
    const budget = new InvalidRequestCounter();
    for (let count = 0; count < 8000; count += 1) budget.count(0);
    expect(budget.spacingMilliseconds(1000)).toBeGreaterThan(0);
    expect(budget.spacingMilliseconds(611_000)).toBe(0);
  });
});

describe('carriesKey', () => {
  test('finds the key at any depth, and no longer key that begins with it', () => {
    const nested = [
      { type: 17, components: [{ type: 9, accessory: { custom_id: '1|s|aaaaaaaaaa#abc-20241227-1' } }] },
    ];
    expect(carriesKey(nested, 'abc-20241227-1')).toBe(true);
    expect(carriesKey(nested, 'abc-20241227-11')).toBe(false);
    expect(carriesKey(nested, 'bc-20241227-1')).toBe(false);
    expect(carriesKey(undefined, 'abc-20241227-1')).toBe(false);
  });
});
