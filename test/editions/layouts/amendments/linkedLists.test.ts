import { expect, test } from 'vitest';
import { withLinkedLists } from '../../../../src/editions/layouts/amendments/linkedLists.ts';
import { candidatesIn, linesOfTitles } from '../candidatesIn.ts';

const TOPICS = ['编译器', '调试器', '模拟器'];
/** Three items for each topic. */
const ITEMS = TOPICS.map((topic) =>
  ['修补边界检查', '改进默认参数', '补写测试'].map((work) => `${topic}${work}`),
);

/** Returns the titles of a layout of all headings of level 3 once linked lists have their items. */
function exchanged(parts: readonly string[]): string[] {
  const candidates = candidatesIn(parts);
  const headings = candidates.all.filter(({ line }) => line.kind === 'heading' && line.level === 3);
  const titles = new Map(headings.map(({ line, style }) => [line.index, style]));
  return linesOfTitles(withLinkedLists({ titles, origin: 'test' }, candidates), candidates);
}

/** Returns a part for each topic: a heading, perhaps lines under it, and a list. */
function partsWith(item: (text: string, i: number, k: number) => string, above = ''): string[] {
  return TOPICS.map((topic, i) => {
    const list = (ITEMS[i] ?? []).map((text, k) => `- ${item(text, i, k)}`).join('\n');
    return `### ${topic}\n\n${above}${list}`;
  });
}

test.each([
  ['linked', (text: string, i: number, k: number) => `[${text}](https://a.example/${i}/${k})`, ''],
  [
    'followed by an address',
    (text: string, i: number, k: number) => `${text} https://a.example/${i}/${k}`,
    '',
  ],
  [
    'below an introduction',
    (text: string, i: number, k: number) => `[${text}](https://a.example/${i}/${k})`,
    '本节由社区整理。\n\n',
  ],
])('items that are %s are the stories, and the headings above them sections', (_name, item, above) => {
  const titles = exchanged(partsWith(item, above));
  expect(titles.map((title) => title.replace(/ https.*/, ''))).toEqual(ITEMS.flat());
});

test.each([
  ['items lead nowhere', partsWith((text) => text)],
  ['items lead to one page', partsWith((text) => `[${text}](https://a.example/)`)],
  [
    'each story has its link and its discussion',
    TOPICS.map(
      (topic, i) => `### ${topic}\n\n- [原帖](https://a.example/${i})\n- [讨论](https://b.example/${i})`,
    ),
  ],
  [
    'a text follows the list',
    partsWith((text, i, k) => `[${text}](https://a.example/${i}/${k})`).map(
      (part) => `${part}\n\n以上是参考。`,
    ),
  ],
])('headings stay titles where %s', (_name, parts) => {
  expect(exchanged(parts)).toEqual(TOPICS);
});
