import { expect, test } from 'vitest';
import { readEdition } from '../../../src/editions/readEdition.ts';

const TEXT = '消息人士在周三上午证实了这一点，公司随后发布公告，说明了时间表与价格。后续的细节会在下月公布。';

/** The stories of a Markdown document with their sections; each `T` line becomes a bold title with a text. */
function sectionsIn(outline: string): string[] {
  const body = outline
    .split('\n')
    .map((line) => (line.startsWith('T ') ? `**${line.slice(2)}**\n\n${line.slice(2)}。${TEXT}` : line));
  const reading = readEdition({
    bytes: Buffer.from(`# 示例日报 2025-06-05\n\n${body.join('\n\n')}\n`),
    origin: 'post.md',
    time: new Date('2025-06-05T00:00:00Z'),
  });
  if (reading.kind === 'unreadable') throw new Error(reading.reason);
  return reading.edition.stories.map(({ title, section }) => `${section ?? '–'}: ${title}`);
}

test('a story is filed under the innermost heading above it, and under the outer one where a new part begins', () => {
  expect(
    sectionsIn(`## 国内新闻
### 汽车
T 青云汽车召回两万辆轿车
T 星图电动车下调售价
### 芯片
T 北斗芯片开始量产
## 国际新闻
T 海湾银行恢复手机服务
T 极光公司起诉前高管`),
  ).toEqual([
    '汽车: 青云汽车召回两万辆轿车',
    '汽车: 星图电动车下调售价',
    '芯片: 北斗芯片开始量产',
    '国际新闻: 海湾银行恢复手机服务',
    '国际新闻: 极光公司起诉前高管',
  ]);
});

test('a heading that is only a day within a section leaves the section its name', () => {
  expect(
    sectionsIn(`## 国内新闻
### 6月4日
T 青云汽车召回两万辆轿车
T 星图电动车下调售价
### 6月5日
T 北斗芯片开始量产
T 南山医院启用新系统`),
  ).toEqual([
    '国内新闻: 青云汽车召回两万辆轿车',
    '国内新闻: 星图电动车下调售价',
    '国内新闻: 北斗芯片开始量产',
    '国内新闻: 南山医院启用新系统',
  ]);
});
