import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Queries } from '../../src/database/database.ts';
import type { OfEngine } from '../../src/search/index/engineIndex.ts';
import { createSearch, type Search } from '../../src/search/search.ts';
import type { Store } from '../../src/store/open.ts';
import { judgedStore } from './judgedStore.ts';
import { clock, lists } from './news.ts';

/** Statements that a search may ask of the store, whatever is searched for. */
const STATEMENTS_MOST = 12;

let store: Store;
let search: Search;
let statements: number;

beforeAll(async () => {
  store = await judgedStore();
  const counting: Queries & OfEngine = {
    engine: store.engine,
    all: (sql, parameters) => {
      statements += 1;
      return store.all(sql, parameters);
    },
    get: (sql, parameters) => {
      statements += 1;
      return store.get(sql, parameters);
    },
  };
  search = createSearch(counting, lists, clock);
});
afterAll(() => store.close());

describe('a search asks the store little', () => {
  test.each([
    ['a name', '小米'],
    ['several words', '小米 汽车 交付 目标'],
    ['a question', 'ChatGPT 为什么又宕机了'],
    ['slips in several words', 'deepseak 开愿 模形'],
    ['a name cut apart', '英伟答'],
    ['pinyin', 'xiaomi zaoche mubiao'],
    ['a date without a year and a slip', '12月 deepseak'],
    ['filters and a date', '2024年12月 小米 column:极客头条'],
    ['what nothing answers', 'asdfghjkl qwertyuiop'],
    ['a name beside words that no story has, guessed in two readings', 'JetBrains什么时候酿成客场'],
    ['a number with a unit that no story has', '7061亿参数'],
    ['words that no story has', '心坚石穿食物意识'],
    ['single characters', '一 二 三 四 五 六 七 八 九 十 百 千 万'],
    [
      'the same without spaces',
      '的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会',
    ],
  ])('%s: %s', async (_, query) => {
    statements = 0;
    await search.search(query);
    expect(statements).toBeLessThanOrEqual(STATEMENTS_MOST);
  });
});
