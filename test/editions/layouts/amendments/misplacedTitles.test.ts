import { expect, test } from 'vitest';
import {
  withoutAlternatingTexts,
  withoutRepeatedTitles,
  withTitlesAbove,
} from '../../../../src/editions/layouts/amendments/misplacedTitles.ts';
import { candidatesIn, linesOfTitles } from '../candidatesIn.ts';

/** Returns the titles that are left of a layout of all lines that could be titles. */
function left(blocks: readonly string[]): string[] {
  const candidates = candidatesIn(blocks);
  const titles = new Map(candidates.all.map(({ line, style }) => [line.index, style]));
  return linesOfTitles(withoutAlternatingTexts({ titles, origin: 'test' }, candidates), candidates);
}

const NEWS = [
  ['青云汽车召回两万辆轿车', '原因是刹车软管，车主下月起可以免费更换。'],
  ['北斗芯片开始量产', '第一条产线年产四十万片，由两所大学共建。'],
  ['海湾银行恢复手机服务', '停机持续了六个小时，余额没有受到影响。'],
] as const;
const TITLES = NEWS.map(([title]) => title);

test('sentences that alternate with lines or headings are their texts', () => {
  expect(left(NEWS.flat())).toEqual(TITLES);
  expect(left(NEWS.flatMap(([title, text]) => [`## ${title}`, text]))).toEqual(TITLES);
});

test('titles stay where one of them has a second sentence under it', () => {
  expect(left([...NEWS.flat(), '编辑部周末照常休息，来信会在下周一回复。'])).toEqual(TITLES);
});

test('several sentences under each heading are stories of a section', () => {
  const blocks = ['## 汽车', ...NEWS.map(([, text]) => text), '## 银行', ...NEWS.map(([, text]) => text)];
  expect(left(blocks)).toHaveLength(blocks.length);
});

test('a list of titles that return below with their texts is no list of stories', () => {
  const blocks = [...TITLES, ...NEWS.flatMap(([title, text]) => [`## ${title}`, text])];
  const candidates = candidatesIn(blocks);
  const chosen = candidates.all.filter(({ line }) => TITLES.some((title) => line.text === title));
  const titles = new Map(chosen.map(({ line, style }) => [line.index, style]));
  const kept = withoutRepeatedTitles({ titles, origin: 'test' }, candidates);
  expect(chosen).toHaveLength(6);
  expect([...kept.titles.values()]).toEqual(['h2', 'h2', 'h2']);
});

/** Returns the titles that are left where a list of all titles stands above the first two, with a last line. */
function leftBelowList(last: string): string[] {
  const blocks = [...TITLES, ...NEWS.slice(0, 2).flatMap(([title, text]) => [`## ${title}`, text]), last];
  const candidates = candidatesIn(blocks);
  const chosen = candidates.all.filter(({ line }) => TITLES.some((title) => line.text === title));
  const titles = new Map(chosen.map(({ line, style }) => [line.index, style]));
  return linesOfTitles(withoutRepeatedTitles({ titles, origin: 'test' }, candidates), candidates);
}

test('items of a list of contents whose stories a cut document does not reach are no stories', () => {
  expect(leftBelowList('产线由两所大学共建，第一批芯片')).toEqual([TITLES[0], TITLES[1]]);
});

test('items of a list that do not return in a whole document are stories', () => {
  expect(leftBelowList('产线由两所大学共建。')).toEqual([TITLES[2], TITLES[0], TITLES[1]]);
});

test('a title that returns once with another text is a story twice', () => {
  const [first, second] = NEWS;
  const blocks = [
    `## ${first[0]}`,
    first[1],
    `## ${second[0]}`,
    second[1],
    `## ${first[0]}`,
    '厂家又召回了一批。后来的车型也受影响。',
  ];
  const candidates = candidatesIn(blocks);
  const titles = new Map(
    candidates.all.filter(({ style }) => style === 'h2').map(({ line, style }) => [line.index, style]),
  );
  expect(withoutRepeatedTitles({ titles, origin: 'test' }, candidates).titles.size).toBe(3);
});

test('sentences under plain lines give their place to these lines, but not under names of sections', () => {
  const above = (blocks: readonly string[]) => {
    const candidates = candidatesIn(blocks);
    const sentences = candidates.all.filter(({ line }) => line.text.endsWith('。'));
    const titles = new Map(sentences.map(({ line, style }) => [line.index, style]));
    return linesOfTitles(withTitlesAbove({ titles, origin: 'test' }, candidates), candidates);
  };
  expect(above(NEWS.flat())).toEqual(TITLES);
  const texts = NEWS.map(([, text]) => text);
  expect(
    above([
      '今天国内的要闻',
      texts[0] ?? '',
      '今天国际的要闻',
      texts[1] ?? '',
      '今天财经的要闻',
      texts[2] ?? '',
    ]),
  ).toEqual(texts);
});
