import { expect, test } from 'vitest';
import { storyTitles } from '../storyTitles.ts';

/** The titles of the stories of a Markdown document. */
function titlesIn(text: string): string[] {
  return storyTitles(text, 'post.md', '2026-03-01');
}

const TITLES = ['星图框架发布二点零版本', '北斗数据库改用新的许可证', '一个人怎样用三年做出海湾笔记'];
const TEXT = '维护者在周三写了一篇长文，说明了这样做的原因，社区的反应各不相同。升级的办法见项目主页。';

test('where a list names every heading of its rank, those are the stories, whatever a long one holds', () => {
  const steps = ['第一年：写出第一行', '第二年：辞去工作', '第三年：开始收费', '收入的构成', '学到了什么'];
  const long = steps.map((step) => `**${step}**\n\n${TEXT}`).join('\n\n');
  const document = [
    '# 独立开发周刊（第 12 期）：三年做出一款笔记软件',
    '**本期内容有**',
    TITLES.map((title, i) => `- \`${i + 1}、${title}\``).join('\n'),
    ...TITLES.map((title, i) => `## ${i + 1}、${title}\n\n${TEXT}${i === 2 ? `\n\n${long}` : ''}`),
  ];
  expect(titlesIn(document.join('\n\n'))).toEqual(TITLES);
});

test('where it names some of them alone the others are stories too', () => {
  const more = ['丙公司关闭了两家旧工厂', '丁公司的手表可以打电话了', '戊公司把总部搬到海边'];
  const document = [
    '# 示例周报（第 3 期）',
    TITLES.map((title) => `- ${title}`).join('\n'),
    ...[...TITLES, ...more].map((title) => `## ${title}\n\n${TEXT}`),
  ];
  expect(titlesIn(document.join('\n\n'))).toEqual([...TITLES, ...more]);
});
