import { afterEach, beforeEach, expect, test } from 'vitest';
import { newsLately } from '../../../src/outbox/follows/newsLately.ts';
import { indexPending } from '../../../src/search/index/indexing.ts';
import { createSearch } from '../../../src/search/search.ts';
import { storiesOf } from '../../../src/store/news/stories.ts';
import type { Store } from '../../../src/store/open.ts';
import { NOW, publish, story } from '../../commands/newsroom.ts';
import { openTestStore } from '../../database/engines.ts';
import { lexicon, lists } from '../../search/news.ts';

let store: Store;
let now: Date;
let searched: string[];
let lately: ReturnType<typeof newsLately>;

beforeEach(async () => {
  store = await openTestStore();
  now = NOW;
  searched = [];
  const clock = { now: () => now };
  const search = createSearch(store, lists, clock);
  lately = newsLately(store, {
    search: {
      search(query, options) {
        searched.push(query);
        return search.search(query, options);
      },
    },
    stories: storiesOf(store),
    lexicon,
    clock,
  });
  await arrive('2024-12-26', ['aaaaaaaaaa', '小米开了一家新店'], ['bbbbbbbbbb', '深度求索公布训练细节']);
});
afterEach(() => store.close());

async function arrive(day: string, ...told: readonly (readonly [string, string])[]): Promise<void> {
  await publish(
    store,
    day,
    told.map(([id, title]) => story(id, title)),
  );
  await indexPending(store, lexicon);
}

/** The keywords that are searched for meanwhile. */
async function searchedIn(work: () => Promise<unknown>): Promise<readonly string[]> {
  searched = [];
  await work();
  return searched;
}

const counted = async (keyword: string) => (await lately(keyword)).stories;

test('a keyword is searched for once, and again when there is news of these days', async () => {
  expect(await searchedIn(async () => expect(await counted('小米')).toBe(1))).toEqual(['小米']);
  expect(await searchedIn(async () => expect(await counted('小米')).toBe(1))).toEqual([]);
  // Under its other name.
  expect(await searchedIn(async () => expect(await counted('DeepSeek')).toBe(1))).toEqual(['DeepSeek']);
  await arrive('2024-12-27', ['cccccccccc', '小米筹建集群']);
  expect(await searchedIn(async () => expect(await counted('小米')).toBe(2))).toEqual(['小米']);
  await store.run("DELETE FROM stories WHERE id = 'cccccccccc'");
  await indexPending(store, lexicon);
  expect(await counted('小米')).toBe(1);
});

test('a count is kept through news of earlier days, and made again on another day', async () => {
  await counted('小米');
  await arrive('2024-11-01', ['cccccccccc', '小米的旧闻']);
  expect(await searchedIn(async () => expect(await counted('小米')).toBe(1))).toEqual([]);
  now = new Date('2025-01-02T02:00:00Z');
  expect(await searchedIn(async () => expect(await counted('小米')).toBe(0))).toEqual(['小米']);
});

test('a count is not kept while stories wait for the search index', async () => {
  await publish(store, '2024-12-27', [story('cccccccccc', '小米筹建集群')]);
  await counted('小米');
  await indexPending(store, lexicon);
  expect(await counted('小米')).toBe(2);
});

test('a count that failed is made again', async () => {
  const failing = newsLately(store, {
    search: {
      async search() {
        searched.push('小米');
        throw new Error('the store is away');
      },
    },
    stories: storiesOf(store),
    lexicon,
    clock: { now: () => now },
  });
  await expect(failing('小米')).rejects.toThrow('the store is away');
  await expect(failing('小米')).rejects.toThrow('the store is away');
  expect(searched).toEqual(['小米', '小米']);
});

test('one question at a time reads all stories that may be about the keyword', async () => {
  await arrive(
    '2024-12-27',
    ...Array.from(
      { length: 12 },
      (_, at) => [`row${String(at).padStart(7, '0')}`, `小米第 ${at} 家店开张`] as const,
    ),
  );
  let reads = 0;
  const stories = storiesOf(store);
  const counting = newsLately(store, {
    search: createSearch(store, lists, { now: () => now }),
    stories: {
      byIds(ids) {
        reads += 1;
        return stories.byIds(ids);
      },
    },
    lexicon,
    clock: { now: () => now },
  });
  expect((await counting('小米')).stories).toBeGreaterThan(5);
  expect(reads).toBe(1);
});
