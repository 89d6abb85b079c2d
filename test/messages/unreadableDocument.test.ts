import { expect, test } from 'vitest';
import { explainUnreadable } from '../../src/messages/unreadableDocument.ts';
import { decodeText } from '../../src/text/charset.ts';
import { unreadable } from '../../src/text/unreadable.ts';

test('a PDF file is named as such in each language', () => {
  const decoded = decodeText(new TextEncoder().encode('%PDF-1.7\n'));
  if (decoded.kind === 'text') throw new Error('a PDF file was decoded');
  expect(decoded.code).toBe('pdf');
  expect(explainUnreadable(decoded, 'zh-CN')).toBe('这是 PDF 文件，不是文字。');
  expect(explainUnreadable(decoded, 'zh-TW')).toBe('這是 PDF 檔案，不是文字。');
  expect(explainUnreadable(decoded, 'en-US')).toBe('The document is a PDF file, not a text.');
});

test('the detail of a reading that was given up is in the English sentence alone', () => {
  const reading = unreadable('gave-up', 'it took too long');
  expect(reading.reason).toBe('Reading the document was given up: it took too long.');
  expect(explainUnreadable(reading, 'zh-CN')).toBe('读得太久或者太占内存，没有读完。');
});

test('a reason without a code is said as it is', () => {
  expect(explainUnreadable({ reason: '没有这个文件。' }, 'zh-TW')).toBe('没有这个文件。');
});
