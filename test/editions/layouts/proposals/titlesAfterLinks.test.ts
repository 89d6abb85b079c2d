import { expect, test } from 'vitest';
import { titlesAfterLinks } from '../../../../src/editions/layouts/proposals/titlesAfterLinks.ts';
import { readEdition } from '../../../../src/editions/readEdition.ts';
import { candidatesIn } from '../candidatesIn.ts';

/** Beginnings of the titles of a plain text's stories. */
function beginningsOf(paragraphs: readonly string[]): string[] {
  const reading = readEdition({
    bytes: Buffer.from(`${paragraphs.join('\n\n')}\n`),
    origin: 'paper.txt',
    time: new Date('2025-06-05T00:00:00Z'),
  });
  if (reading.kind === 'unreadable') throw new Error(reading.reason);
  return reading.edition.stories.map(({ title }) => title.slice(0, 6));
}

const GREETING = '海湾晚报早读，多看一点新鲜事。每天早上七点与你准时见面，一起打开新的一天。';
const HARBOUR = [
  '青云港三号泊位周三完工，第一批货轮从北岛驶来，码头上的工人排成了长队。市民也赶来拍照留念。',
  '据港务集团介绍，泊位能停靠十万吨的船，吞吐量将比去年多出两成。扩建用了两年，花去十二亿元。',
];
const FERRY = [
  '北岛渡轮从下月起改用电力，首艘新船已经下水。船厂说它能载三百人，充一次电可以走八十公里。',
  '南山市的居民对票价仍有疑问，渡轮公司回应说第一年不会涨价，之后再看电价，具体方案年底公布。',
];
const MARKET = '海湾旧书市周末重新开张，一百多个摊位沿着河岸摆开。书市停了三年，老主顾们早早就来等着了，';

test('stories of plain paragraphs begin where a link to the whole text has ended the one before', () => {
  const linked = [HARBOUR, FERRY].flatMap(([first = '', last = '']) => [first, `${last}阅读全文>>>`]);
  expect(beginningsOf([GREETING, ...linked, MARKET])).toEqual([
    '青云港三号泊',
    '北岛渡轮从下',
    '海湾旧书市周',
  ]);
});

function found(blocks: readonly string[]): string[] {
  return titlesAfterLinks(candidatesIn(blocks)).map(({ title }) => title.slice(0, 6));
}

test('a finished text behind the last link, as of the page, is no title', () => {
  const linked = [HARBOUR, FERRY].flatMap(([first = '', last = '']) => [first, `${last}【查看全文】`]);
  const ofPage = '本栏目由海湾晚报编辑部制作，欢迎读者来信告诉我们您身边的新鲜事。';
  expect(found([GREETING, ...linked, ofPage])).toEqual(['青云港三号泊', '北岛渡轮从下']);
});

test('where lines are set off they are the titles, whatever links end the texts', () => {
  const linked = [HARBOUR, FERRY].flatMap(([first = '', last = '']) => [
    `**${first.slice(0, 8)}**`,
    first,
    `${last}查看全文`,
  ]);
  expect(found(linked)).toEqual([]);
});

test('a single link divides nothing', () => {
  expect(found([...HARBOUR, `${MARKET.slice(0, -1)}。阅读全文`, ...FERRY])).toEqual([]);
});
