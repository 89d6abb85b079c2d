import { expect, test } from 'vitest';
import { storyTitles } from '../storyTitles.ts';

const TEXT = '公司在周三上午证实了这一点，随后发布公告，说明了时间表与价格，后续的细节会在下月公布。';
const PARTS = [
  ['海湾云服务', '两座机房停电', '客户等了三小时'],
  ['北城大学与南港医院', '公开手术数据'],
  ['青云芯片第三代产品开始量产'],
  ['星图电动车', '再次下调售价', '上月的买家', '可以得到差价'],
];

/** Titles of the stories whose numbered titles stand in the given parts, each set alike. */
function titlesOf(titles: readonly (readonly string[])[], set: (part: string) => string): string[] {
  const body = titles.map((parts, i) =>
    [...parts.map((part, k) => set(k === 0 ? `${i + 1}、${part}` : part)), TEXT].join('\n\n'),
  );
  return storyTitles(`# 示例头条 2031-03-05\n\n${body.join('\n\n')}\n`, 'post.md', '2031-03-06');
}

test.each([
  ['headings', (part: string) => `## ${part}`],
  ['bold paragraphs', (part: string) => `**${part}**`],
])('a counted title that goes on in %s below it is one title', (_name, set) => {
  expect(titlesOf(PARTS, set)).toEqual(PARTS.map((parts) => parts.join('')));
});

test('counted headings that end as sections do are no part of the titles below them', () => {
  const sections = ['行业动态', '安全事件', '产品新闻'].map((name, i) => [name, PARTS[i]?.join('') ?? '']);
  const titles = titlesOf(sections, (part) => `## ${part}`);
  expect(titles.filter((title) => title.startsWith('行业动态'))).toEqual([]);
});

test('labels that return below counted titles are no part of them', () => {
  const titles = titlesOf(
    PARTS.map((parts) => [parts.join(''), '事件经过']),
    (part) => `## ${part}`,
  );
  expect(titles.filter((title) => title.endsWith('事件经过'))).toEqual([]);
});
