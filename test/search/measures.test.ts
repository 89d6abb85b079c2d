import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indexPending } from '../../src/search/index/indexing.ts';
import { createSearch, type Search } from '../../src/search/search.ts';
import type { Store } from '../../src/store/open.ts';
import { openTestStore } from '../database/engines.ts';
import { clock, lexicon, lists, saveDay, type Told } from './news.ts';

const stories: readonly Told[] = [
  {
    id: 'phonelaunc',
    title: '某手机开售',
    text: '新机配备 512GB 存储，电池 5500mAh，屏幕 6.7英寸，支持 100W 快充，刷新率 144Hz，主摄 5000 万像素。',
  },
  {
    id: 'tabletpric',
    title: '某平板上新',
    text: '电池容量 10000 毫安时，机身 6.5 mm，重 480 克，售价 2999 元，内存 16 GB。',
  },
  { id: 'carsrange0', title: '某车续航公布', text: '续航 700 公里，电池 100 kWh，最高时速 210 km/h。' },
  { id: 'waferplant', title: '晶圆厂投产', text: '采用 3 纳米工艺，主频 4.4 GHz，良率提高。' },
  { id: 'runtimenew', title: '运行时更新', text: 'Node.js 20.18、22.11 和 23.2 今日发布。' },
  { id: 'languagelt', title: '语言安全更新', text: 'Java 8、11、17 和 21 各有补丁。' },
  {
    id: 'phonecheap',
    title: '某店降价',
    text: 'Galaxy S23、S24 与 S25 降价，Galaxy Z Fold5、Fold6 也在列。',
  },
];

let store: Store;
let search: Search;
beforeAll(async () => {
  store = await openTestStore();
  await saveDay(store, '2025-01-10', '甲刊', stories);
  await indexPending(store, lexicon);
  search = createSearch(store, lists, clock);
});
afterAll(() => store.close());

const answers = async (query: string) =>
  (await search.search(query)).hits.filter((hit) => !hit.near).map((hit) => hit.id);

describe('a figure with its unit is found in whichever way either is written', () => {
  test.each([
    ['phonelaunc', ['512G', '512 GB', '５１２ＧＢ', '手机 512G']],
    ['phonelaunc', ['5500 mAh', '5500毫安时', '5500 毫安', '五千五百毫安时']],
    ['phonelaunc', ['6.7寸', '6.7 吋', '6.7 inch', '6.7寸屏幕']],
    ['phonelaunc', ['100瓦', '100 w', '144 赫兹', '50MP', '5000万像素']],
    [
      'tabletpric',
      ['10000mAh', '10000 mah', '6.5毫米', '6.5mm', '0.65 厘米', '480g', '0.48 公斤', '16G', '2999块'],
    ],
    ['carsrange0', ['700km', '700 千米', '100度电', '100千瓦时', '210公里/小时', '210 公里每小时']],
    ['waferplant', ['3nm', '3 奈米', '4400MHz']],
  ])('%s: %j', async (id, queries) => {
    for (const query of queries) expect([query, await answers(query)]).toEqual([query, [id]]);
  });

  test('another value, another unit or a network (5G) is not found', async () => {
    for (const query of ['256GB', '5500 公里', '6.7 毫米', '5G', 'QwQ-512GB', 'Zeta-100W']) {
      expect([query, await answers(query)]).toEqual([query, []]);
    }
  });
});

describe('a version that is listed behind others is found', () => {
  test.each([
    ['runtimenew', ['Node 23.2', 'Node.js 22.11', 'nodejs 23.2', 'node22.11']],
    ['languagelt', ['JDK 21', 'Java 17', 'jdk21']],
    ['phonecheap', ['Galaxy S25', 'galaxy s24', 'Galaxy Z Fold6', 'S25']],
  ])('%s: %j', async (id, queries) => {
    for (const query of queries) expect([query, await answers(query)]).toEqual([query, [id]]);
  });
});
