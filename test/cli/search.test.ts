import { afterAll, beforeAll, expect, test } from 'vitest';
import { printSearch } from '../../src/cli/search.ts';
import { commandLineTexts } from '../../src/cli/texts/commandLineTexts.ts';
import type { Search } from '../../src/search/search.ts';
import type { Store } from '../../src/store/open.ts';
import { searchOverNews } from '../search/news.ts';

let store: Store;
const texts = commandLineTexts('zh-CN').results.search;
let search: Search;
beforeAll(async () => {
  ({ store, search } = await searchOverNews());
});
afterAll(() => store.close());

async function printed(queries: readonly string[], json: boolean): Promise<string[]> {
  const lines: string[] = [];
  const sink = { out: (line: string) => void lines.push(line), err: (line: string) => void lines.push(line) };
  expect(await printSearch(search, { queries, limit: 3, json, texts }, sink)).toBe(0);
  return lines;
}

test('--json prints a line a query, in the order given', async () => {
  const answers = (await printed(['DeepSeek', 'GPT-5'], true)).map((line) => JSON.parse(line));
  expect(answers).toMatchObject([
    {
      query: 'DeepSeek',
      hits: [{ id: 'deepseekv3', date: '2024-12-27', section: '国内要闻', column: '极客头条', also: [] }],
    },
    { query: 'GPT-5', suggestions: expect.arrayContaining(['GPT-4o']) },
  ]);
  expect(answers[1].hits.filter((hit: { near?: true }) => hit.near !== true)).toEqual([]);
  expect(answers[0].ms).toBeGreaterThan(0);
  expect(answers[0].hits[0].score).toBeGreaterThan(0);
});

test('output for people: the query as read, the hits, and near names where there are no hits', async () => {
  expect(await printed(['deepseak'], false)).toEqual([
    '「deepseak」按「DeepSeek」查找',
    '2024-12-27  deepseekv3  DeepSeek-V3 开源：6710 亿参数的 MoE 模型（极客头条）',
  ]);
  expect((await printed(['GPT-5'], false))[0]).toMatch(/没有找到「GPT-5」，是不是要找：.*GPT-4o/);
});
