import { expect, test } from 'vitest';
import { keepPages } from '../../../src/web/archive/keptPages.ts';
import { contentOf } from '../../../src/web/content.ts';

/** Pages of 10,000 bytes, at most 50,000 bytes of them, that count how often each is made. */
function room() {
  const made: string[] = [];
  let version = 1;
  const pages = keepPages(async () => version, 50_000);
  const get = async (address: string, status = 200, bytes = 10_000) =>
    (
      await pages.get(address, async () => {
        made.push(address);
        if (address === 'broken') throw new Error('no');
        return contentOf(`${version}`.padEnd(bytes / 2), {}, status);
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

test('requests at once make a page once, and a page requested again is kept', async () => {
  const { get, made } = room();
  expect(await Promise.all([get('a'), get('a'), get('b')])).toEqual(['1', '1', '1']);
  for (let again = 0; again < 3; again += 1) await get('a');
  expect(made).toEqual(['a', 'b', 'a']);
});

test('a crawl of 3000 pages, each once, keeps none of them and does not displace a kept page', async () => {
  const { get, made } = room();
  await get('front');
  await get('front');
  for (let page = 0; page < 3000; page += 1) await get(`page ${page}`);
  await get('front');
  expect(made.filter((address) => address === 'front')).toHaveLength(2);
  expect(made).toHaveLength(3002);
});

test('a page at an overlong address is not kept', async () => {
  const { get, made } = room();
  const endless = `/day/2024-12-27${' '.repeat(1000)}`;
  for (let again = 0; again < 3; again += 1) await get(endless);
  expect(made).toEqual([endless, endless, endless]);
});

test('a kept page is made again once the news changed', async () => {
  const { get, made, change } = room();
  await get('a');
  await get('a');
  expect(await get('a')).toBe('1');
  change();
  expect([await get('a'), await get('a')]).toEqual(['2', '2']);
  expect(made).toEqual(['a', 'a', 'a']);
});

test('a page begun before a change of the news is not kept after it', async () => {
  const { get, made, change } = room();
  const begun = get('a');
  change();
  await begun;
  expect(await get('a')).toBe('2');
  expect(made).toEqual(['a', 'a']);
});

test('a failed page and a 404 are not kept', async () => {
  const { get, made } = room();
  await expect(get('broken')).rejects.toThrow('no');
  await expect(get('broken')).rejects.toThrow('no');
  await get('missing', 404);
  await get('missing', 404);
  expect(made).toEqual(['broken', 'broken', 'missing', 'missing']);
});

test('the kept bytes are bounded, and the least recently used page goes first', async () => {
  const { get, made } = room();
  for (const address of ['a', 'b', 'c', 'd', 'a', 'b', 'c', 'd']) await get(address);
  await get('a');
  for (const address of ['e', 'e']) await get(address);
  made.length = 0;
  for (const address of ['a', 'e', 'b']) await get(address);
  expect(made).toEqual(['b']);
  for (let again = 0; again < 3; again += 1) await get('huge', 200, 60_000);
  expect(made).toEqual(['b', 'huge', 'huge', 'huge']);
});
