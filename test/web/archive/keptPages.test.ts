import { expect, test } from 'vitest';
import { keepPages } from '../../../src/web/archive/keptPages.ts';
import { contentOf } from '../../../src/web/content.ts';

/** Pages of 10,000 bytes, at most 50,000 bytes of them, that count how often each is made. */
function room() {
  const made: string[] = [];
  let version = 1;
  const pages = keepPages(() => version, 50_000);
  const get = async (address: string, status = 200, bytes = 10_000) =>
    (
      await pages.get(address, async () => {
        made.push(address);
        if (address === 'broken') throw new Error('no');
        return contentOf(`${version}`.padEnd(bytes), {}, status);
      })
    ).body
      .toString()
      .trim();
  return {
    get,
    made,
    change: () => {
      version += 1;
    },
  };
}

test('many at once cost one making, and so does who comes later', async () => {
  const { get, made } = room();
  expect(await Promise.all([get('a'), get('a'), get('b')])).toEqual(['1', '1', '1']);
  await get('a');
  expect(made).toEqual(['a', 'b']);
});

test('a change of the news is seen at once', async () => {
  const { get, change } = room();
  expect(await get('a')).toBe('1');
  change();
  expect(await get('a')).toBe('2');
});

test('what was begun before a change is not kept after it', async () => {
  const { get, made, change } = room();
  const begun = get('a');
  change();
  await begun;
  expect(await get('a')).toBe('2');
  expect(made).toEqual(['a', 'a']);
});

test('a failure and what is not there are not kept', async () => {
  const { get, made } = room();
  await expect(get('broken')).rejects.toThrow('no');
  await expect(get('broken')).rejects.toThrow('no');
  await get('missing', 404);
  await get('missing', 404);
  expect(made).toEqual(['broken', 'broken', 'missing', 'missing']);
});

test('the bytes are bounded, and the longest unused page goes first', async () => {
  const { get, made } = room();
  for (const address of ['a', 'b', 'c', 'd']) await get(address);
  await get('a');
  await get('e');
  await get('a');
  expect(made).toEqual(['a', 'b', 'c', 'd', 'e']);
  await get('b');
  expect(made.at(-1)).toBe('b');
  await get('huge', 200, 60_000);
  await get('huge', 200, 60_000);
  expect(made.slice(-2)).toEqual(['huge', 'huge']);
});
