import { expect, test } from 'vitest';
import { namesIssue } from '../../../../src/editions/layouts/gate/gateFeatures.ts';
import { readEdition } from '../../../../src/editions/readEdition.ts';

test.each([
  '示例漏洞周报【第005期】',
  '示例技术周刊第十四期：常用命令',
  '示例 Newsletter #272',
  '示例科技早报 2031-03-05',
  '示例早餐（3月5日 星期三）',
  '示例安全周報(20310303-20310309)',
])('%s is an issue of a periodical', (headline) => {
  expect(namesIssue(headline)).toBe(true);
});

test.each([
  '示例框架 3.2 新特性总览',
  '2031年3月示例漏洞盘点',
  '示例日报社举办第五届读者节',
  '如何写好一份周报',
  '订单号 2031030512345 查不到怎么办',
])('%s is none', (headline) => {
  expect(namesIssue(headline)).toBe(false);
});

/** Short notes without the wording of news, which alone would be parts of an article. */
const NOTES = ['缓存清理', '界面微调', '图标重绘', '文档搬家'].map(
  (note, i) =>
    `## ${i + 1}. ${note}\n\n我们把它放在一起处理，首先整理旧的部分，然后逐步替换，如果需要可以先备份。`,
);

function kindOf(headline: string): string {
  const text = `# ${headline}\n\n${NOTES.join('\n\n')}\n`;
  return readEdition({ bytes: Buffer.from(text), origin: 'post.md', time: new Date('2031-03-05T00:00:00Z') })
    .kind;
}

test('the same parts are stories in an issue of a periodical, and an article’s under another headline', () => {
  expect(kindOf('示例项目周刊第十二期')).toBe('edition');
  expect(kindOf('示例项目如何整理旧代码')).toBe('article');
});
