import { expect, test } from 'vitest';
import { readMarkdown } from '../../../src/documents/markdown/readMarkdown.ts';
import { linesOf } from '../../../src/editions/lines/line.ts';
import { linesOfMenus } from '../../../src/editions/masthead/menus.ts';
import { readEdition } from '../../../src/editions/readEdition.ts';

const TEXT = '这一篇讲怎样给阳台上的番茄搭架子，材料在五金店都能买到。';

test.each([
  ['a line of names between bars', '首页 | 新闻 | 科技 | 关于我们', 1],
  ['a line of names between blanks', '首页 科技资讯 观点', 1],
  ['links of Markdown', '[首頁](/) · [新聞](/news) · [登入](/login)', 1],
  ['a list of names', '- 首页\n- 文章\n- 归档\n- 登录', 4],
  ['the place of the page behind its label', '当前位置：首页 > 资讯 > 正文', 1],
  ['the place of the page', '首页 > 园艺 > 番茄 2031 年怎么种', 1],
])('%s at the top is a menu', (_name, menu, count) => {
  expect(linesOfMenus(linesOf(readMarkdown(`${menu}\n\n${TEXT}`).blocks)).size).toBe(count);
});

test.each([
  ['a headline of news between bars', '甲公司上市 | 乙公司裁员 | 某某早报'],
  ['a headline about a page', '首页改版的三个教训'],
  ['names that no menu has', '番茄 黄瓜 辣椒'],
  ['a title of short words', '关于 tomato 支持 grafting'],
  ['a menu below the text', `${TEXT}\n\n`.repeat(20).concat('首页 | 新闻 | 科技')],
])('%s is no menu', (_name, text) => {
  expect(linesOfMenus(linesOf(readMarkdown(`${text}\n\n${TEXT}`).blocks)).size).toBe(0);
});

function read(text: string, origin: string) {
  const reading = readEdition({ bytes: Buffer.from(text), origin, time: new Date('2031-03-05T00:00:00Z') });
  if (reading.kind === 'unreadable') throw new Error('unreadable');
  return reading;
}

const PARTS = ['准备竹竿和绳子', '确定架子的高度', '把主枝绑在竹竿上', '定期检查松紧'].map(
  (part) =>
    `## ${part}\n\n如果枝条还很细，可以先等一周。我们需要留出空间，因为茎会变粗，首先量一下，然后再打结。`,
);
const ARTICLE = `---\ntitle: 阳台番茄的搭架方法\n---\n\n`;

test('an article under a menu that names news stays an article under its own title', () => {
  const { kind, edition } = read(
    `${ARTICLE}首页 | 新闻 | 科技 | 关于我们\n\n${PARTS.join('\n\n')}`,
    'post.md',
  );
  expect([kind, edition.headline, edition.column]).toEqual(['article', '阳台番茄的搭架方法', '']);
});

test('an article under its place in the site is told under its own title', () => {
  const text = Array.from({ length: 6 }, (_, i) => `第 ${i + 1} 天，${TEXT}`).join('\n\n');
  const { edition } = read(`当前位置：首页 > 园艺 > 正文\n\n阳台番茄的搭架方法\n\n${text}`, 'page.txt');
  expect(edition.stories.map(({ title }) => title)).toEqual(['阳台番茄的搭架方法']);
});
