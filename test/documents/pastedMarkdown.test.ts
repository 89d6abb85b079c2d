import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/documents/readDocument.ts';
import { shownWhole } from './shownBlocks.ts';

function read(html: string) {
  const bytes = new TextEncoder().encode(html);
  const read = readDocument({ origin: 'https://a.example/1', bytes, time: new Date(0) });
  if (read.kind === 'unreadable') throw new Error(read.reason);
  return read;
}

describe('Markdown that was pasted into a page', () => {
  test.each([
    ['headings', '<p>## 国内</p><p>###甲公司</p>', ['heading2: 国内', 'heading3: 甲公司']],
    ['one sign', '<div><p># 题目</p><p>#话题# 今天</p></div>', ['heading1: 题目', 'paragraph: #话题# 今天']],
    ['bold words', '<p>甲称，**“新品”**上市</p>', ['paragraph: 甲称，*“新品”*上市']],
    ['in a heading', '<h3>**甲公司**发布</h3>', ['heading3: *甲公司*发布']],
    ['in an item', '<ul><li>**甲**：发布</li></ul>', ['item1: *甲*：发布']],
    [
      'masked and multiplied figures',
      '<p>138****1234，2**10 与 3**5</p>',
      ['paragraph: 138****1234，2**10 与 3**5'],
    ],
    ['code', '<pre>## 注释 **x**</pre>', ['code: ## 注释 **x**']],
  ])('%s', (_name, html, blocks) => {
    expect(shownWhole(read(`<body>${html}</body>`).blocks)).toEqual(blocks);
  });

  test('a title loses its Markdown signs', () => {
    expect(read('<title># **甲公司**降价</title><p>正文</p>').metadata.title).toBe('甲公司降价');
  });
});
