import { expect, test } from 'vitest';
import { withoutColumn } from '../../../src/editions/masthead/column.ts';
import { readEdition } from '../../../src/editions/readEdition.ts';

test.each([
  ['编译器是怎样炼成的 | 示例日报', '示例日报', '编译器是怎样炼成的'],
  ['编译器是怎样炼成的｜示例日报 第 12 期', '示例日报', '编译器是怎样炼成的'],
  ['示例日报是怎样炼成的', '示例日报', '示例日报是怎样炼成的'],
  ['编译器 | 是怎样炼成的', '', '编译器 | 是怎样炼成的'],
])('the headline %s of the column %s without its name', (headline, column, title) => {
  expect(withoutColumn(headline, column)).toBe(title);
});

test.each([
  ['【海外早班车】海湾银行行长称年内不降息', '海外早班车'],
  ['海外新聞摘要 — 2025年6月5日（JST）', '海外新聞摘要'],
])('%s names its column, and so is a roundup although its stories have no titles', (headline, column) => {
  const stories = [
    '海湾银行行长周二在年会上说，年内不会再下调利率，也没有谈到新的购债计划。',
    '青云航空表示，首批二十架客机将于下月交付，比合同规定的时间晚了半年。',
    '南山国会以微弱多数通过预算，总理称提前大选已经没有必要。',
    '极光公司与工会谈判破裂，三座工厂的四千名工人从今天起罢工。',
    '北岛港口恢复通航，排队的货轮仍有四十艘，船东要求赔偿损失。',
  ];
  const reading = readEdition({
    bytes: Buffer.from(`${headline}\n\n${stories.join('\n\n')}\n`),
    origin: 'post.txt',
    time: new Date('2025-06-05T00:00:00Z'),
  });
  if (reading.kind === 'unreadable') throw new Error(reading.reason);
  expect(reading.kind).toBe('edition');
  expect(reading.edition.column).toBe(column);
});
