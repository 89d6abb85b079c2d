import { expect, test } from 'vitest';
import { Unlimited } from '../../../src/discord/sending/unlimited.ts';
import { StepTime } from './stepTime.ts';

const never = new AbortController().signal;

test('behind a proxy that limits the rate, requests leave at once, and only a global limit is waited out', async () => {
  const step = new StepTime();
  const pace = new Unlimited({ ...step, now: () => new Date(step.now()), monotonic: step.now });
  const leave = async () => {
    const turn = await pace.turn(never);
    expect(await turn?.ready()).toBe(true);
    return step.now();
  };
  const began = step.now();
  const all = await step.run(Promise.all(Array.from({ length: 200 }, leave)));
  expect(new Set(all)).toEqual(new Set([began]));
  pace.pause(3000);
  expect(await step.run(leave())).toBe(began + 3000);
  expect(await pace.turn(AbortSignal.abort())).toBeUndefined();
});
