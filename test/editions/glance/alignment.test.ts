import { describe, expect, test } from 'vitest';
import { alignItems, shareTold } from '../../../src/editions/glance/alignment.ts';
import { wordingsOf } from '../../../src/editions/glance/itemWordings.ts';
import { StoryTarget } from '../../../src/editions/glance/target.ts';
import { readEdition } from '../../../src/editions/readEdition.ts';

/** Stories of our own, each with an item that tells it in other words. */
const STORIES = [
  {
    title: '山雀模型 4 开放权重，推理成本降到原来的三分之一',
    text: '林间实验室周二晚间把山雀模型 4 的权重放上了托管站，许可证允许商用。团队称单卡就能跑起来。',
    item: '单卡可跑：林间实验室放出新模型权重',
  },
  {
    title: '海湾银行手机端瘫痪六小时，存款查询不到',
    text: '从早上七点起，海湾银行的用户打开手机银行只看到空白页。银行在中午致歉，说是机房断电所致。',
    item: '机房断电，海湾银行用户一上午看不到余额',
  },
  {
    title: '青云汽车召回两万辆轿车',
    text: '监管部门公布，青云汽车因刹车软件缺陷召回两万辆去年生产的轿车，车主可到店免费升级。',
    item: '刹车软件有缺陷，青云去年产的轿车要到店升级',
  },
  {
    title: 'Zig 0.16 正式发布：增量编译默认开启',
    text: '新版本把增量编译设为默认，大项目改一行代码后的重新编译从四十秒降到两秒以内。',
    item: '改一行只等两秒，Zig 新版默认增量编译',
  },
  {
    title: '滨海大学用旧手机搭出机房',
    text: '学生把两百台旧手机的主板拼成一个集群，跑起了课程作业的评测系统，耗电只有服务器的一成。',
    item: '两百块旧手机主板拼成集群，滨海大学拿来批改作业',
  },
  {
    title: '极光公司起诉前高管泄密',
    text: '起诉书说，前任副总裁离职前下载了一万份图纸，随后加入了竞争对手。被告否认。',
    item: '被控离职前下载一万份图纸，极光前副总裁否认',
  },
];

const all = () => STORIES.map((_, i) => i);

function postOf(items: readonly string[], order: readonly number[], set: (title: string) => string): string {
  const stories = order.map((i) => `${set(STORIES[i]?.title ?? '')}\n\n${STORIES[i]?.text}`);
  const list = items.map((item) => `- ${item}`);
  return `# 山雀模型开放权重；海湾银行瘫痪 | 示例早报\n\n### 一分钟速览新闻点\n\n${list.join('\n')}\n\n### 要闻\n\n${stories.join('\n\n')}\n`;
}

function read(text: string) {
  const reading = readEdition({
    bytes: Buffer.from(text),
    origin: 'post.md',
    time: new Date('2025-06-05T00:00:00Z'),
  });
  if (reading.kind !== 'edition') throw new Error(`read as ${reading.kind}`);
  const { stories, glance } = reading.edition;
  const titleOf = new Map(stories.map(({ id, title }) => [id, title]));
  return {
    isQuick: reading.choice === null,
    titles: stories.map(({ title }) => title),
    links: glance.map(({ story }) => (story === null ? null : (titleOf.get(story) ?? null))),
  };
}

describe.each([
  { style: 'bold', set: (title: string) => `**${title}**` },
  { style: 'headings', set: (title: string) => `#### ${title}` },
  { style: 'counted', set: (title: string) => `**1、${title}**` },
])('a glance in other words than its titles, set in $style', ({ set }) => {
  const items = STORIES.map(({ item }) => item);
  const titles = STORIES.map(({ title }) => title);

  test('tells the titles and is tied to its stories without weighing layouts', () => {
    expect(read(postOf(items, all(), set))).toEqual({ isQuick: true, titles, links: titles });
  });

  test('items in another order than the stories are linked to theirs', () => {
    const order = [3, 0, 5, 1, 4, 2];
    const { titles: found, links } = read(postOf(items, order, set));
    expect(found).toEqual(order.map((i) => titles[i]));
    expect(links).toEqual(titles);
  });

  test('a story without an item does not shift the links of the others', () => {
    const without = items.filter((_, i) => i !== 2);
    const { titles: found, links } = read(postOf(without, all(), set));
    expect(found).toEqual(titles);
    expect(links).toEqual(titles.filter((_, i) => i !== 2));
  });

  test('an item without a story is linked to none, the others to theirs', () => {
    const extra = [...items.slice(0, 4), '国际空间站延寿计划遭多国质疑', ...items.slice(4)];
    const { titles: found, links } = read(postOf(extra, all(), set));
    expect(found).toEqual(titles);
    expect(links).toEqual([...titles.slice(0, 4), null, ...titles.slice(4)]);
  });
});

describe('aligning items with stories', () => {
  const targets = STORIES.map(({ title, text }) => new StoryTarget(title, [text]));
  const items = STORIES.map(({ item }) => item);

  test('each story is aligned with one item only', () => {
    const twice = wordingsOf([...items, ...items]);
    const aligned = alignItems(twice, targets).filter((target) => target !== undefined);
    expect(new Set(aligned).size).toBe(aligned.length);
  });

  test('a given pair of item and story is kept', () => {
    expect(alignItems(wordingsOf(items), targets, new Map([[0, 5]]))[0]).toBe(5);
  });

  test('items left between aligned neighbours are aligned by place', () => {
    const unlike = items.map((item, i) => (i === 3 ? '编译器一小步' : item));
    expect(alignItems(wordingsOf(unlike), targets)).toEqual(all());
  });

  test('a list of section names matches no story', () => {
    expect(shareTold(['国内', '国际', '开源', '观点'], targets)).toBe(0);
    expect(shareTold(items, targets)).toBeGreaterThan(0.6);
  });
});
