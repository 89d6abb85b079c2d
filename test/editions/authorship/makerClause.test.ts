import { expect, test } from 'vitest';
import { mayBeMakerClause } from '../../../src/editions/authorship/makerClause.ts';
import { TextUnits } from '../../../src/text/textUnits.ts';

function mayBe(text: string): boolean {
  return mayBeMakerClause(new TextUnits().of(text), 0, text.length);
}

test.each([
  { name: 'a link, a maker and its act', text: '由大模型自动生成' },
  { name: 'a maker and its act', text: 'AI辅助创作' },
  { name: 'a label before them', text: '编辑由 AI 完成' },
  { name: 'a share of the text', text: '约90%由 AI 撰写' },
  { name: 'characters attached to the maker', text: 'GPT-4o 撰写' },
  { name: 'two makers', text: 'ChatGPT、Claude 整理' },
  { name: 'a manner of one character', text: 'AI 的自动汇总' },
  { name: 'Traditional characters', text: '由人工智慧編寫' },
  { name: 'a quoted name behind the maker', text: '机器人“小新”撰写' },
])('may begin with $name', ({ text }) => {
  expect(mayBe(text)).toBe(true);
});

test.each([
  { name: 'a maker that does something else', text: 'OpenAI 展示新模型' },
  { name: 'a maker whose name goes on', text: '大模型创业公司融资' },
  { name: 'a maker among others', text: 'ChatGPT、Sora 再度中断' },
  { name: 'a link before something else', text: '多数受访者增加预算' },
  { name: 'a link before a figure', text: '在 11 月发布' },
  { name: 'a maker before a comma', text: 'DeepSeek，由某公司撰写' },
  { name: 'a maker alone', text: '由 AI' },
  { name: 'links without end that can be read in many ways', text: '经由'.repeat(150) },
])('does not begin with $name', ({ text }) => {
  expect(mayBe(text)).toBe(false);
});
