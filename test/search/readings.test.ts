import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indexPending } from '../../src/search/index/indexing.ts';
import { createSearch, type Search } from '../../src/search/search.ts';
import type { Store } from '../../src/store/open.ts';
import { openTestStore } from '../database/engines.ts';
import { clock, lexicon, lists, saveDay, type Told } from './news.ts';

const stories: readonly Told[] = [
  { id: 'databasepg', title: 'PostgreSQL 16 修补安全漏洞', text: '各分支都有更新。' },
  { id: 'pythonnext', title: 'Python 3.13 去掉全局锁', text: '可选的构建方式。' },
  { id: 'gocompiler', title: 'Go 1.23 带来新的迭代器', text: '编译更快。' },
  { id: 'rustbirthd', title: 'Rust 发行 5 周年', text: '社区庆祝。' },
  { id: 'insurances', title: '某平台优化运费险策略', text: '商家补贴更多。' },
  { id: 'groupmoney', title: '微信升级群功能：群聊能收钱', text: '群主可开启进群确认。' },
  { id: 'wechatpics', title: '微信公众号可以改图', text: '发出后还能换。' },
  { id: 'mapsdriven', title: '比亚迪退出与百度的自动驾驶合作', text: '转向自己开发。' },
  { id: 'carcheaper', title: '比亚迪全系降价', text: '最多五万元。' },
  { id: 'signatures', title: 'Sequoia PGP 发布 1.0 版本', text: '命令行更简单。' },
  { id: 'layoffnine', title: '某主机厂商裁员 900 人', text: '占员工总数的百分之八。' },
  { id: 'lightllama', title: 'Llama 新版本开放下载', text: '参数更少。' },
  { id: 'inputsogou', title: '搜狗输入法上线宠物功能', text: '打字时陪在旁边。' },
  { id: 'mionlycorp', title: '小米公司调整架构', text: '多个部门合并。' },
  { id: 'modelquick', title: '某车企公布 Model Q 的价格', text: '年底交付。' },
  { id: 'modelother', title: '某大模型开放测试', text: '有人在 Q 群里问。' },
  { id: 'applelayof', title: '苹果宣布裁员', text: '涉及多个团队。' },
  { id: 'applecars', title: '分析师称苹果将公布造车的数据', text: '该项目一直保密。' },
  { id: 'professors', title: '图形学教授齐东旭逝世', text: '他曾任教多年。' },
  { id: 'layoffmore', title: '某外卖平台裁员', text: '人数达千人。' },
];

let store: Store;
let search: Search;
beforeAll(async () => {
  store = await openTestStore();
  await saveDay(store, '2025-01-10', '甲刊', stories);
  await saveDay(store, '2016-10-25', '甲刊', [
    { id: 'olderphone', title: '小米发布概念手机', text: '全面屏。' },
  ]);
  await indexPending(store, lexicon);
  search = createSearch(store, lists, clock);
});
afterAll(() => store.close());

const firstOf = async (query: string) => {
  const [first] = (await search.search(query)).hits;
  return first && [first.id, first.near ? 'near' : 'full'];
};

describe("a person's name with a character that sounds the same", () => {
  test.each(['齐东续', '齐冬旭'])('%s is read as 齐东旭', async (typed) => {
    expect(await firstOf(typed)).toEqual(['professors', 'full']);
    expect((await search.search(typed)).readAs).toEqual([{ typed, as: '齐东旭' }]);
  });
});

describe('two listed words are not corrected to a third', () => {
  test('苹果造车 is not 苹果汽车', async () => {
    expect(await firstOf('苹果造车')).toEqual(['applecars', 'full']);
    expect((await search.search('苹果造车')).readAs).toEqual([]);
  });
});

describe('short names stand for software where a version follows', () => {
  test.each([
    ['databasepg', ['PG 16', 'pg16', 'ＰＧ16 漏洞']],
    ['pythonnext', ['py3.13', 'Py 3.13', 'py 3.13 全局锁']],
    ['gocompiler', ['golang 1.23', 'go1.23', 'Go语言 1.23', 'Golang1.23 迭代器']],
  ])('%s: %j', async (id, queries) => {
    for (const query of queries) expect([query, await firstOf(query)]).toEqual([query, [id, 'full']]);
  });

  test('a short name without a version finds none', async () => {
    expect(await firstOf('py')).toBeUndefined();
    expect(await firstOf('PG 17')).toEqual(['databasepg', 'near']);
  });
});

describe('numbers', () => {
  test('that count years are not read as a version of the name before', async () => {
    expect(await firstOf('rust 5周年')).toEqual(['rustbirthd', 'full']);
    expect(await firstOf('Rust 5 周年')).toEqual(['rustbirthd', 'full']);
  });

  test('that stand apart from their name give near hits', async () => {
    expect(await firstOf('Sequoia 1.0')).toEqual(['signatures', 'near']);
  });

  test('in hundreds are found written as numerals', async () => {
    expect(await firstOf('九百人 裁员')).toEqual(['layoffnine', 'full']);
    expect(await firstOf('裁员九百')).toEqual(['layoffnine', 'full']);
  });

  test('of two digits are a year only before a month', async () => {
    const { dates, hits } = await search.search('16年10月 小米');
    expect(dates).toMatchObject({ since: '2016-10-01', until: '2016-10-31' });
    expect(hits[0]).toMatchObject({ id: 'olderphone', near: false });
    expect((await search.search('16年 小米')).dates).toBeUndefined();
  });
});

describe('a guess that no text holds is taken back', () => {
  test('stories with a part of the query are near hits', async () => {
    expect(await firstOf('桃系 运费险')).toEqual(['insurances', 'near']);
    expect((await search.search('桃系 运费险')).readAs).toEqual([]);
  });

  test('a listed name beside a word that no text holds is kept as typed', async () => {
    expect((await search.search('微信群收钱')).hits.map(({ id }) => id)).toContain('groupmoney');
    expect((await search.search('微信 解绑')).readAs).toEqual([]);
  });

  test('a listed name that no text holds is replaced by the name it begins with', async () => {
    expect(await firstOf('百度 Apollo 比亚迪')).toEqual(['mapsdriven', 'near']);
  });
});

describe('slips and sounds', () => {
  test('lamma (another letter doubled) is read as Llama', async () => {
    const { hits, readAs } = await search.search('lamma 下载');
    expect(hits[0]).toMatchObject({ id: 'lightllama', near: false });
    expect(readAs).toEqual([{ typed: 'lamma', as: 'Llama' }]);
  });

  test('pinyin of a product finds it without its company', async () => {
    expect(await firstOf('shurufa')).toEqual(['inputsogou', 'full']);
  });

  test('a word that many names end with is not read as one of them', async () => {
    expect((await search.search('小公司')).readAs).toEqual([]);
  });

  test('two words in pinyin are told each', async () => {
    const { hits, readAs } = await search.search('pingguo caiyuan');
    expect(hits[0]).toMatchObject({ id: 'applelayof', near: false });
    expect(readAs).toEqual([{ typed: 'pingguo caiyuan', as: '苹果 裁员' }]);
  });

  test('a letter behind a general word makes a name: Model Q', async () => {
    expect(await firstOf('Model Q')).toEqual(['modelquick', 'full']);
    expect((await search.search('Model Q')).hits).toHaveLength(1);
  });
});
