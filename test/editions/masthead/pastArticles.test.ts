import { expect, test } from 'vitest';
import { readEdition } from '../../../src/editions/readEdition.ts';

const TEXT =
  '近日，某信息平台发现一款网页框架存在上传文件的漏洞，远程的使用者可以借此写入任意文件。建议有关单位立即检查版本并更新补丁，暂时不能更新的应当限制上传的权限。';
const LINKS = ['青云网关的安装步骤', '三种检查日志的办法', '海湾系统的权限管理', '一次停电之后的恢复记录'];
const LIST = LINKS.map((title, i) => `[推荐 | ${title}](https://a.example/${i})`);

/** The stories of a document with some blocks. */
function storiesOf(blocks: readonly string[]): readonly { title: string; paragraphs: readonly string[] }[] {
  const reading = readEdition({
    bytes: Buffer.from(blocks.join('\n\n')),
    origin: 'post.md',
    time: new Date('2031-03-05T00:00:00Z'),
  });
  if (reading.kind === 'unreadable') throw new Error(reading.reason);
  return reading.edition.stories;
}

test.each(['往期荐读', '**| 往期推荐：**', '示例资讯近期文章'])(
  'links under %s at the end of an article are no stories',
  (head) => {
    const stories = storiesOf(['# 快讯丨关于网页框架漏洞的提示', TEXT, TEXT, head, ...LIST]);
    expect(stories).toHaveLength(1);
    expect(LINKS.some((title) => stories[0]?.title.includes(title))).toBe(false);
  },
);

test('such links are not in the text of the story above them', () => {
  const news = LINKS.map((title) => `## ${title}\n\n${TEXT}`);
  const stories = storiesOf(['# 示例周报（第 3 期）', ...news, '往期精彩', ...LIST, '关注我们']);
  expect(stories.map(({ title }) => title)).toEqual(LINKS);
  expect(stories.at(-1)?.paragraphs).toEqual([TEXT]);
});

test('a list of links alone is what the document tells', () => {
  const list = LINKS.map((title, i) => `- [${title}](https://a.example/${i})`);
  const stories = storiesOf(['# 示例周报（第 3 期）', '## 往期文章', ...list]);
  expect(stories.map(({ title }) => title)).toEqual(LINKS);
});
