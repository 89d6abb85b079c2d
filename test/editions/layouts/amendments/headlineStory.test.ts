import { expect, test } from 'vitest';
import { storyTitles } from '../../storyTitles.ts';

const TEXT = '研究者在周三公布了代码与数据，社区已经有人在自己的机器上重复了实验，结果与文中的数字相近。';

/** Titles of the stories under a headline, with a heading of the sections' rank right below it. */
function titlesUnder(headline: string, heading: string): string[] {
  const sections = {
    '## 新闻': ['海湾语音工具支持七种语言', '北城地铁用摄像头点人数'],
    '## 工具': ['青云编辑器加入离线翻译', '山风图库可以按颜色找图'],
  };
  const body = Object.entries(sections).flatMap(([name, titles]) => [
    name,
    ...titles.map((title) => `### ${title}\n\n${TEXT}`),
  ]);
  const text = [`# ${headline}`, `## ${heading}`, TEXT, ...body].join('\n\n');
  return storyTitles(text, 'post.md', '2026-03-01');
}

test('a heading of the sections’ rank with a text is a story if the headline names it', () => {
  const first = '让语言模型自己给自己出题';
  const titles = titlesUnder(`示例周刊（2026-03-01）：${first}`, first);
  expect(titles).toHaveLength(5);
  expect(titles[0]).toBe(first);
});

test('a heading that the headline does not name introduces the edition', () => {
  expect(titlesUnder('示例周刊（2026-03-01）：让语言模型自己给自己出题', '本周编者的话')).toHaveLength(4);
});
