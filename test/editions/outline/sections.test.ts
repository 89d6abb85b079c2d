import { expect, test } from 'vitest';
import { readEdition } from '../../../src/editions/readEdition.ts';

const TEXT = '消息人士在周三上午证实了这一点，公司随后发布公告，说明了时间表与价格。后续的细节会在下月公布。';

/** The stories of a Markdown document with their sections; a line `T…` is set in bold as a title, with a text below it. */
function sectionsIn(outline: string): string[] {
  const body = outline
    .split('\n')
    .map((line) => (line.startsWith('T') ? `**${line.slice(1)}**\n\n${line.slice(1)}。${TEXT}` : line));
  const reading = readEdition({
    bytes: Buffer.from(`# 示例周报 2025-06-05\n\n${body.join('\n\n')}\n`),
    origin: 'post.md',
    time: new Date('2025-06-05T00:00:00Z'),
  });
  if (reading.kind === 'unreadable') throw new Error(reading.reason);
  return reading.edition.stories.map(({ title, section }) => `${section ?? '–'}: ${title}`);
}

test('bold parts that are counted as parts are sections where the titles below each are counted from one, whatever introduces them', () => {
  expect(
    sectionsIn(`**一 、法规与标准**
**要点：**本月各部门共发布了十余份文件，其中两份与云服务有关，三份与汽车有关，其余仍在征求意见，企业应当留意时间。
T1、海湾市发布云服务安全审查办法
T2、北城汽车数据标准公开征求意见
**二、攻击与泄露**
**要点：**勒索攻击仍然是最常见的一种，医院和学校占了一半以上，金额比上月略有下降，支付赎金的单位也少了一些。
T1、青云医院系统停摆两天
T2、星图商城三百万订单外泄`),
  ).toEqual([
    '法规与标准: 海湾市发布云服务安全审查办法',
    '法规与标准: 北城汽车数据标准公开征求意见',
    '攻击与泄露: 青云医院系统停摆两天',
    '攻击与泄露: 星图商城三百万订单外泄',
  ]);
});

test('the last field of a story is no section of the next, whatever word it ends in', () => {
  expect(
    sectionsIn(`## 排行榜
### 1. blue-lamp
一个把终端变成看板的小工具，安装之后就能用，不需要账号，也不会上传任何数据，适合放在旧电脑上。
- **语言**: Rust
- **趋势**: 新上榜项目
### 2. red-kite
一个离线的翻译器，模型只有几十兆，在旧手机上也能跑，支持十几种语言，句子再长也不会卡住。
- **语言**: Go
- **趋势**: 新上榜项目
### 3. old-well
一个给日志建索引的库，写入很快，查询也不慢，接口只有四个，文档里有完整的例子可以照着做。
- **语言**: C
- **趋势**: 新上榜项目`),
  ).toEqual(['排行榜: blue-lamp', '排行榜: red-kite', '排行榜: old-well']);
});

test('short lines with a sign before them are sections where most of their kind are named so', () => {
  expect(
    sectionsIn(`🚨 头条新闻

[海湾云服务停摆三小时](https://a.example/1)

${TEXT}

🤖 前沿动态

[北城大学开源机器人数据集](https://a.example/2)

${TEXT}

💾 硬件与基建

[青云芯片开始量产](https://a.example/3)

${TEXT}`),
  ).toEqual([
    '🚨 头条新闻: 海湾云服务停摆三小时',
    '🤖 前沿动态: 北城大学开源机器人数据集',
    '💾 硬件与基建: 青云芯片开始量产',
  ]);
});

test('the source in bold at the end of a story is no section of the next', () => {
  expect(
    sectionsIn(`T1、海湾市发布云服务安全审查办法
**来源：海湾日报**
T2、北城汽车数据标准公开征求意见
**来源：北城晚报**
T3、青云医院系统停摆两天
**来源：青云在线**`),
  ).toEqual([
    '–: 海湾市发布云服务安全审查办法',
    '–: 北城汽车数据标准公开征求意见',
    '–: 青云医院系统停摆两天',
  ]);
});
