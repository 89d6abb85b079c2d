import { describe, expect, test } from 'vitest';
import { withEqualTitles } from '../../../../src/editions/layouts/amendments/equalTitles.ts';
import { candidatesIn, linesOfTitles } from '../candidatesIn.ts';

const TEXT = '消息人士在周三上午证实了这一点，公司随后发布公告，说明了时间表与价格。';

/** Returns the titles of a layout after amending it; at first it has all headings but those at some places. */
function amended(blocks: readonly string[], leftOut: readonly number[]): string[] {
  const candidates = candidatesIn(blocks);
  const titles = candidates.all
    .filter(({ style }) => style === 'h2')
    .filter((_, i) => !leftOut.includes(i))
    .map(({ line, style }) => [line.index, style] as const);
  return linesOfTitles(withEqualTitles({ titles: new Map(titles), origin: 'test' }, candidates), candidates);
}

const NEWS = ['青云汽车召回两万辆轿车', '北斗芯片开始量产', '海湾银行恢复手机服务', '极光公司起诉前高管'];

function told(titles: readonly string[]): string[] {
  return titles.flatMap((title) => [`## ${title}`, TEXT]);
}

describe('of equal headings with texts', () => {
  test('the one that a layout leaves out becomes a title, wherever it stands', () => {
    for (const place of NEWS.keys()) expect(amended(told(NEWS), [place])).toEqual(NEWS);
  });

  test('none is added where the layout has left out half of them', () => {
    expect(amended(told(NEWS), [1, 3])).toEqual([NEWS[0], NEWS[2]]);
  });
});

describe('a heading unlike the titles is not added', () => {
  test.each([
    { what: 'names a section', blocks: [...told(NEWS), '## 本周热点', TEXT] },
    { what: 'has no text', blocks: [...told(NEWS), '## 星图电动车下调售价'] },
    {
      what: 'has a text ten times as long',
      blocks: [...told(NEWS), '## 写给读者的一封长信', TEXT.repeat(10)],
    },
    { what: 'heads advertisements', blocks: [...told(NEWS), '## 往期回顾', TEXT] },
  ])('if it $what', ({ blocks }) => {
    expect(amended(blocks, [NEWS.length])).toEqual(NEWS);
  });
});
