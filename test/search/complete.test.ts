import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Search } from '../../src/search/search.ts';
import type { Store } from '../../src/store/open.ts';
import { searchOverNews } from './news.ts';

let store: Store;
let search: Search;
beforeAll(async () => {
  ({ store, search } = await searchOverNews());
});
afterAll(() => store.close());

const completions = async (typed: string) =>
  (await search.complete(typed, 10)).map((completion) => completion.text);

test.each([
  ['one character', '小', '小米'],
  ['one letter of pinyin', 'x', '小米'],
  ['the beginning of a Latin name', 'deeps', 'DeepSeek-V3'],
  ['pinyin so far', 'xiaom', '小米'],
  ['initials', 'xm', '小米'],
  ['another name of it', 'nvi', '英伟达'],
  ['case and width', 'ＣＨＡＴ', 'ChatGPT'],
])('%s: %s offers the entity %s', async (_, typed, entity) => {
  expect(await search.complete(typed, 10)).toContainEqual({ kind: 'entity', text: entity });
});

test.each([
  ['words of a title', '万卡', '小米筹建万卡 GPU 集群，加码 AI 大模型'],
  ['a name', '拼多多', '拼多多调整“自动跟价”规则'],
  ['a word and the next one begun', '苹果 机', '苹果被曝研究家用机器人'],
  ['pinyin', 'pinduo', '拼多多调整“自动跟价”规则'],
])('%s: %s offers the title', async (_, typed, title) => expect(await completions(typed)).toContain(title));

test('completions have the newest titles first', async () => {
  const titles = (await search.complete('小米', 10)).filter((completion) => completion.kind === 'title');
  expect(titles.map((completion) => completion.story)).toEqual(['su7hundred', 'gpucluster']);
});

test.each(['', '   ', '？', 'zzzz'])('no completion for %j', async (typed) =>
  expect(await completions(typed)).toEqual([]),
);

test('a term of the lexicon is offered, but not as an entity', async () => {
  expect(await search.complete('damoxing', 10)).not.toContainEqual({ kind: 'entity', text: '大模型' });
  expect((await search.complete('damoxing', 10)).length).toBeGreaterThan(0);
});

test('completions are limited as asked', async () => expect(await search.complete('小', 2)).toHaveLength(2));
