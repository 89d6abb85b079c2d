import { expect, test } from 'vitest';
import { groupTitles } from '../../../../src/editions/layouts/proposals/groupTitles.ts';
import { candidatesIn } from '../candidatesIn.ts';

test('of items under one heading all are proposed, however few the models are sure of', () => {
  const { all, siblings } = candidatesIn([
    '## 国内',
    '- **青云汽车**召回两万辆轿车，车主可以免费更换刹车软管\n- 北斗芯片开始量产，下半年开始对外供货',
    '## 国际',
    '- 海湾银行恢复手机服务，停机持续了六个小时',
  ]);
  const likely = (text: string) => (text.startsWith('青云') ? 0.9 : text.startsWith('北斗') ? 0.3 : 0);
  const probability = Float64Array.from(all, ({ line }) => likely(line.text));
  const proposed = new Map(groupTitles(all, siblings, probability));
  const titles = proposed.get('siblings over 0.5')?.map(({ line }) => line.text.slice(0, 4));
  expect(titles).toEqual(['青云汽车', '北斗芯片']);
});
