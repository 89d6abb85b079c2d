import { expect, test } from 'vitest';
import { withLinkedLists } from '../../../../src/editions/layouts/amendments/linkedLists.ts';
import { candidatesIn, linesOfTitles } from '../candidatesIn.ts';

const TOPICS = ['编译器', '调试器', '模拟器'];
/** Three items for each topic. */
const ITEMS = TOPICS.map((topic) =>
  ['修补边界检查', '改进默认参数', '补写测试'].map((work) => `${topic}${work}`),
);

/** Returns the titles of a layout of all headings of a level once linked lists have their items. */
function exchanged(parts: readonly string[], level = 3): string[] {
  const candidates = candidatesIn(parts);
  const headings = candidates.all.filter(({ line }) => line.kind === 'heading' && line.level === level);
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
    'the lists are the least of the document',
    [
      ...partsWith((text, i, k) => `[${text}](https://a.example/${i}/${k})`),
      '港口的工人们还在等待新的班表。'.repeat(40),
    ],
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

test('items are the stories where only the heading above all sections was a title', () => {
  const parts = partsWith((text, i, k) => `[${text}](https://a.example/${i}/${k})`);
  expect(exchanged(['## 社区动态', ...parts], 2)).toEqual(ITEMS.flat());
});

test('a story beside the lists stays one', () => {
  const parts = partsWith((text, i, k) => `[${text}](https://a.example/${i}/${k})`);
  const story = '### 海湾银行恢复手机服务\n\n银行今天说，服务在中午恢复。';
  expect(exchanged([...parts, story])).toEqual([...ITEMS.flat(), '海湾银行恢复手机服务']);
});

test('items under a heading that returns under each story are points of that story', () => {
  const stories = TOPICS.flatMap((topic, i) => {
    const points = (ITEMS[i] ?? []).map((text, k) => `- ${text}，见 [原文](https://a.example/${i}/${k})`);
    return [`### ${topic}发布新版本`, '维护者说明了改动。', '#### 关键信息', points.join('\n')];
  });
  expect(exchanged(stories)).toEqual(TOPICS.map((topic) => `${topic}发布新版本`));
});
