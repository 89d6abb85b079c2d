import { expect, test } from 'vitest';
import { withoutColumn } from '../../../src/editions/masthead/column.ts';

test.each([
  ['编译器是怎样炼成的 | 示例日报', '示例日报', '编译器是怎样炼成的'],
  ['编译器是怎样炼成的｜示例日报 第 12 期', '示例日报', '编译器是怎样炼成的'],
  ['示例日报是怎样炼成的', '示例日报', '示例日报是怎样炼成的'],
  ['编译器 | 是怎样炼成的', '', '编译器 | 是怎样炼成的'],
])('the headline %s of the column %s without its name', (headline, column, title) => {
  expect(withoutColumn(headline, column)).toBe(title);
});
