import { expect, test } from 'vitest';
import { mayHoldStatement } from '../../../src/editions/authorship/statementPlaces.ts';

test.each([
  { name: 'at the beginning', line: '本期内容由 AI 自动生成' },
  { name: 'behind a sentence', line: '明天见。以上内容由大模型整理' },
  { name: 'behind a blank', line: '作者：某人 本文由 AI 生成' },
  { name: 'behind a day', line: '某人2031-03-05AI辅助创作' },
  { name: 'in brackets', line: '某公司发布新品（内容由 AI 生成）' },
  { name: 'behind the name of a notice', line: '某某作者声明：该内容由 AI 创作' },
  { name: 'in Traditional characters', line: '本期內容由人工智慧編輯' },
  { name: 'without an act, as a byline', line: '作者：AI 助手' },
  { name: 'in English', line: 'This newsletter was written by ChatGPT.' },
  { name: 'with a maker in Latin letters first', line: 'ChatGPT 自动生成' },
])('a line may hold a statement $name', ({ line }) => {
  expect(mayHoldStatement(line)).toBe(true);
});

test.each([
  { name: 'without a maker', line: '本期内容由编辑部整理' },
  { name: 'in which a sentence tells of a maker', line: '某公司说，它的新闻由 AI 撰写，由编辑校对' },
  { name: 'that begins with a maker who does something else', line: 'OpenAI 展示新模型，得分大幅跃升' },
  { name: 'whose first sentence may be one but names no maker', line: '本文作者是某人。据说 AI 也能写作' },
  { name: 'that begins with a name of Latin letters alone', line: 'DeepSeek-V3 发布，参数更多，由 AI 评测' },
])('a line holds no statement $name', ({ line }) => {
  expect(mayHoldStatement(line)).toBe(false);
});
