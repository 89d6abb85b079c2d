import { expect, test } from 'vitest';
import { withListMates } from '../../../../src/editions/layouts/amendments/listMates.ts';
import type { TitleStyle } from '../../../../src/editions/layouts/candidates/titleStyles.ts';
import { candidatesIn } from '../candidatesIn.ts';

const NEWS = [
  '青云汽车召回两万辆轿车，车主可以免费更换刹车软管。',
  '北斗芯片开始量产，第一批供应三家手机厂商。',
  '海湾银行恢复手机服务，故障原因还在调查。',
  '极光公司起诉前高管，索赔两千万元。',
  '南山医院试用机械臂，第一例手术用了四十分钟。',
];

/** Returns the texts of a layout's titles after amending it, with their styles; at first it has all lines of a style. */
function amended(blocks: readonly string[], style: TitleStyle): [string, TitleStyle][] {
  const candidates = candidatesIn(blocks);
  const titles = candidates.all
    .filter((own) => own.style === style)
    .map(({ line }) => [line.index, style] as const);
  const { titles: now } = withListMates({ titles: new Map(titles), origin: 'test' }, candidates);
  return [...now].map(([index, own]) => [candidates.masthead.lines[index]?.text ?? '', own]);
}

test('a counted line that is bold throughout is a title like the others', () => {
  const blocks = NEWS.map((text, i) => (i === 4 ? `**${i + 1}、${text}**` : `${i + 1}、${text}`));
  expect(amended(blocks, 'numbered line')).toEqual(
    NEWS.map((text, i) => [`${i + 1}、${text}`, 'numbered line']),
  );
});

test('an item of a list without a link is cut at its colon', () => {
  const items = ['天枢编译器', '海燕浏览器', '青瓷数据库', '山雀模型'].map(
    (name) => `- [${name}](https://example.org/${name})：本周发布了新的版本，启动更快。`,
  );
  const blocks = [[...items, '- 内核容器的年度进展：视频讲了这一年合并的补丁。'].join('\n')];
  const titles = amended(blocks, 'lead item');
  expect(titles.map(([, style]) => style)).toEqual([...items.map(() => 'lead item'), 'colon line']);
});

test.each([
  { what: 'a section', last: '**5、本周热点**' },
  { what: 'earlier issues', last: '**5、往期回顾**' },
])('a counted line that names $what stays out', ({ last }) => {
  const blocks = [...NEWS.slice(0, 4).map((text, i) => `${i + 1}、${text}`), last];
  expect(amended(blocks, 'numbered line').map(([text]) => text)).toEqual(
    NEWS.slice(0, 4).map((text, i) => `${i + 1}、${text}`),
  );
});

test('items of a list are not added where the other half is set differently', () => {
  const blocks = NEWS.slice(0, 4).map((text, i) =>
    i % 2 === 1 ? `**${i + 1}、${text}**` : `${i + 1}、${text}`,
  );
  expect(amended(blocks, 'numbered line')).toHaveLength(2);
});
