import { expect, test } from 'vitest';
import { withoutCaptions } from '../../../../src/editions/layouts/amendments/captions.ts';
import { candidatesIn, linesOfTitles } from '../candidatesIn.ts';

const HARBOUR = '青云港务集团周三宣布，三号泊位扩建工程提前完工，吞吐量将提高两成，第一批货轮已经进港。';
const FERRY = '北岛船厂周四说，首艘电动渡轮已经下水，载客三百人，充一次电可以行驶八十公里。';

/** Returns the titles of a layout of all plain and bold lines after amending it. */
function amended(blocks: readonly string[]): string[] {
  const candidates = candidatesIn(blocks);
  const titles = candidates.all
    .filter(({ style }) => style === 'plain' || style === 'bold')
    .map(({ line, style }) => [line.index, style] as const);
  return linesOfTitles(withoutCaptions({ titles: new Map(titles), origin: 'test' }, candidates), candidates);
}

test('a plain line that the text above tells already is the caption of a picture, and no title', () => {
  expect(
    amended([
      '货轮排队的日子过去了',
      HARBOUR,
      '三号泊位扩建工程提前完工',
      '集团还打算改建四号泊位，资金在年底到位，工期两年。',
      '首艘电动渡轮下水',
      FERRY,
    ]),
  ).toEqual(['货轮排队的日子过去了', '首艘电动渡轮下水']);
});

test('a line that is set off is a title even if the text above names its subject', () => {
  expect(amended(['**货轮排队的日子过去了**', HARBOUR, '**三号泊位扩建工程提前完工**', FERRY])).toEqual([
    '货轮排队的日子过去了',
    '三号泊位扩建工程提前完工',
  ]);
});
