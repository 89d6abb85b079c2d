import { expect, test } from 'vitest';
import { linesOf } from '../../../src/editions/lines/line.ts';
import { repeatedFields } from '../../../src/editions/lines/repeatedFields.ts';

/** The texts of the lines that are fields, among paragraphs with these texts. */
function fieldsAmong(...texts: readonly string[]): string[] {
  const lines = linesOf(
    texts.map((text) => ({
      kind: 'paragraph',
      level: 0,
      quoted: false,
      inlines: text === '' ? [] : [{ kind: 'text', text, bold: false, url: null }],
    })),
  );
  const fields = repeatedFields(lines);
  return lines.filter(({ index }) => fields.has(index)).map(({ text }) => text);
}

const TITLES = ['甲公司开源编译器', '乙公司下调售价', '丙公司关闭工厂'];

test('labels that return under every title are fields of the stories', () => {
  const texts = TITLES.flatMap((title) => [
    title,
    `核心：${title}的条款`,
    '背景：此前有过谈判',
    '影响：下月公布',
  ]);
  expect(fieldsAmong(...texts)).toEqual(texts.filter((text) => text.includes('：')));
});

test('where no title stands above them the first field names the story', () => {
  const texts = TITLES.flatMap((title) => [`项目：${title}`, '价值：省时间', '引用：见官网']);
  expect(fieldsAmong(...texts)).toEqual(texts.filter((text) => !text.startsWith('项目')));
});

test.each([
  [
    'stories that each begin with another name',
    TITLES.map((title) => `${title.slice(0, 3)}：今天宣布了一件事`),
  ],
  [
    'labels under two titles alone',
    TITLES.slice(0, 2).flatMap((title) => [title, '核心：条款', '背景：谈判']),
  ],
  [
    'stories of one day after another',
    ['3月1日', '3月2日', '3月3日'].flatMap((day) => [day, '国内：甲公司降价', '国际：乙公司裁员']),
  ],
])('%s are no fields', (_name, texts) => {
  expect(fieldsAmong(...texts)).toEqual([]);
});

test('fields of a list stand deeper than its items, in an overview others than in the texts below it', () => {
  const item = (level: number, text: string) =>
    ({
      kind: 'item',
      level,
      quoted: false,
      inlines: [{ kind: 'text', text, bold: false, url: null }],
    }) as const;
  const overview = TITLES.flatMap((title) => [
    item(1, title),
    item(2, '重点：一句话'),
    item(2, '证据：原文'),
  ]);
  const below = TITLES.flatMap((title) => [
    item(1, title),
    item(2, '摘要：两句话'),
    item(2, '推荐：值得一读'),
    item(2, '证据：原文'),
  ]);
  const lines = linesOf([...overview, ...below]);
  const fields = repeatedFields(lines);
  expect(lines.filter(({ index }) => !fields.has(index)).map(({ text }) => text)).toEqual([
    ...TITLES,
    ...TITLES,
  ]);
});
