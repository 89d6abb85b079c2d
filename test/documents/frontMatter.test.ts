import { expect, test } from 'vitest';
import { splitFrontMatter } from '../../src/documents/frontMatter.ts';
import { processorMilliseconds } from '../sources/fixtures.ts';

test.each([
  [
    'plain values',
    '---\ntitle: 早报 上新\ndate: 2024-12-27 11:39:59 +0800\n---\n正文',
    '早报 上新',
    '2024-12-27 11:39:59 +0800',
  ],
  ['quoted values', '---\ntitle: "甲：乙"\ndate: \'2024-1-2\'\n---\n正文', '甲：乙', '2024-1-2'],
  ['tabs after the colon', '---\ntitle:\t"甲"\ndate:\t2024-1-2\n---\n正文', '甲', '2024-1-2'],
  [
    'a key twice and nested values',
    '---\ntitle: 甲\nimage:\n    path: https://a.example/b\nimage: https://a.example/c\ndate: 2024-1-2\n---\n正文',
    '甲',
    '2024-1-2',
  ],
  [
    'block scalars and comments',
    '---\n# 注\ntitle: >-\n  甲\n  乙\ndate: 2024-1-2\n---\n正文',
    '甲 乙',
    '2024-1-2',
  ],
  [
    'neither rule, as Pelican has it',
    'Title: 甲：乙\nDate: 2024-1-2 20:15\nTags: 园艺, 番茄\nSummary: 丙\n    丁\n\n正文',
    '甲：乙',
    '2024-1-2 20:15',
  ],
  ['Windows line ends', '---\r\ntitle: 甲\r\ndate: 2024-1-2\r\n---\r\n正文', '甲', '2024-1-2'],
])('front matter with %s', (_name, text, title, date) => {
  const { values, body, broken } = splitFrontMatter(text);
  expect([values.get('title'), values.get('date'), body.trim(), broken]).toEqual([
    title,
    date,
    '正文',
    false,
  ]);
});

test.each([
  ['one key alone', 'Title: 甲\n\n正文'],
  ['a line without a key', 'Title: 甲\nDate: 2024-1-2\n丙\n\n正文'],
  ['keys that name no post', 'Title: 甲\nPrice: 12\n\n正文'],
])('lines of keys without rules and with %s are text', (_name, text) => {
  expect(splitFrontMatter(text).body).toBe(text);
});

test('YAML lists are read as lists', () => {
  const { lists } = splitFrontMatter('---\ntags: [\'运维\', "Linux", gpu]\ncategories:\n  - 周刊\n---\n');
  expect([lists.get('tags'), lists.get('categories')]).toEqual([['运维', 'Linux', 'gpu'], ['周刊']]);
});

test('broken YAML keeps the values of its lines, and is reported', () => {
  const { values, broken, body } = splitFrontMatter('---\ntitle: 甲\ntags: [a, b\n  date: : x\n---\n正文');
  expect([values.get('title'), broken, body.trim()]).toEqual(['甲', true, '正文']);
});

test.each([
  ['a text that begins with a rule', '---\n正文\n---\n又是正文'],
  ['a front matter without an end', '---\ntitle: 甲\n正文'],
  ['no front matter', '正文'],
])('%s keeps all its text', (_name, text) => {
  expect(splitFrontMatter(text)).toMatchObject({ body: text, broken: false });
});

test('a hundred thousand brackets take under a second', () => {
  const took = processorMilliseconds(() => {
    splitFrontMatter(`---\na: ${'['.repeat(100_000)}\n---\n正文`);
    splitFrontMatter(`---\na: ${'['.repeat(30_000)}\n---\n正文`);
  });
  expect(took).toBeLessThan(1_000);
});
