import { expect, test } from 'vitest';
import { readEdition } from '../../../../src/editions/readEdition.ts';

/** Titles and texts of the stories of a table with these rows. */
function storiesOf(rows: readonly string[]): readonly (readonly [string, string | undefined])[] {
  const table = ['| 厂商 | 动态 | 摘要 |', '| --- | --- | --- |', ...rows].join('\n');
  const reading = readEdition({
    bytes: Buffer.from(`# 示例日报 2031-03-05\n\n## 优先动态\n\n${table}\n`),
    origin: 'post.md',
    time: new Date('2031-03-06T00:00:00Z'),
  });
  if (reading.kind === 'unreadable') throw new Error(reading.reason);
  return reading.edition.stories.map(({ title, paragraphs }) => [title, paragraphs[0]]);
}

const ROWS = [
  ['海湾云', '控制台支持批量改名', '一次可以选择两百个项目，改名之后旧的链接仍然有效'],
  ['海湾云', '归档存储下调价格', '北方的三个机房从下月起执行新的价格，旧合同不变'],
  ['北城软件', '编辑器加入离线翻译', '支持七种语言，模型在本机运行，不上传文字内容'],
  ['北城软件', '修复登录页面的错误', '密码含有空格的用户不能登录，新版本已经修复问题'],
] as const;

test('a row is titled by its second cell where the names in the first column return', () => {
  const stories = storiesOf(ROWS.map((cells) => `| ${cells.join(' | ')} |`));
  expect(stories).toEqual(ROWS.map(([name, title, text]) => [title, `${name} | ${text}`]));
});

test('a row is titled by its first cell where each has its own', () => {
  const stories = storiesOf(ROWS.map(([, ...cells]) => `| ${cells.join(' | ')} | 官方 |`));
  expect(stories.map(([title]) => title)).toEqual(ROWS.map(([, title]) => title));
});
