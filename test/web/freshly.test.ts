import { expect, test } from 'vitest';
import { freshly } from '../../src/web/freshly.ts';

function counted() {
  let now = 0;
  let made = 0;
  const get = freshly(
    60,
    () => now,
    async (key: string) => {
      made += 1;
      if (key === 'broken') throw new Error('no');
      return `${key} ${made}`;
    },
  );
  return {
    get,
    wait: (seconds: number) => {
      now += seconds * 1000;
    },
    made: () => made,
  };
}

test('many at once cost one computation', async () => {
  const { get, made } = counted();
  expect(await Promise.all([get('a'), get('a'), get('b')])).toEqual(['a 1', 'a 1', 'b 2']);
  expect(made()).toBe(2);
});

test('after so many seconds it is made anew', async () => {
  const { get, wait } = counted();
  await get('a');
  wait(59);
  expect(await get('a')).toBe('a 1');
  wait(1);
  expect(await get('a')).toBe('a 2');
});

test('a failure is not kept', async () => {
  const { get, made } = counted();
  await expect(get('broken')).rejects.toThrow('no');
  await expect(get('broken')).rejects.toThrow('no');
  expect(made()).toBe(2);
});

test('no more than a hundred are kept', async () => {
  const { get, made } = counted();
  for (let key = 0; key <= 100; key += 1) await get(String(key));
  await get('100');
  expect(made()).toBe(101);
  await get('0');
  expect(made()).toBe(102);
});
