import { describe, expect, test } from 'vitest';
import { displayWidth, wrapText } from '../../src/text/wrap.ts';
import fc from '../properties.ts';

describe('displayWidth', () => {
  test.each([
    ['Latin', 'GPT-4o', 6],
    ['Chinese', '小米', 4],
    ['full-width marks', '，。', 4],
    ['combining accent', 'e\u0301', 1],
    ['emoji family', '👨‍👩‍👧', 2],
    ['empty', '', 0],
  ])('%s', (_, text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('wrapText', () => {
  test.each([
    ['short text is one line', '小米', 10, ['小米']],
    ['empty text is one empty line', '', 10, ['']],
    ['Chinese breaks anywhere', '一二三四五六', 6, ['一二三', '四五六']],
    ['Latin words stay whole', 'open source model', 11, ['open source', 'model']],
    ['a word moves to the next line whole', '发布DeepSeek模型', 9, ['发布', 'DeepSeek', '模型']],
    ['no line begins with a comma', '一二三，四五', 6, ['一二', '三，四', '五']],
    ['no line begins with a closing mark after a full stop', '他说“好。”走了', 7, ['他说', '“好。”', '走了']],
    ['no line ends with an opening bracket', '深度求索（DeepSeek）', 10, ['深度求索', '（DeepSeek', '）']],
    ['numbers keep their point and percent sign', '涨了3.45%吧', 6, ['涨了', '3.45%', '吧']],
    ['line breaks stay', '一\n二', 10, ['一', '二']],
    ['spaces at the break vanish', 'ab  cd', 3, ['ab', 'cd']],
    ['a word wider than the line is cut', 'abcdefgh', 3, ['abc', 'def', 'gh']],
    ['emoji are never split', '👨‍👩‍👧👨‍👩‍👧', 3, ['👨‍👩‍👧', '👨‍👩‍👧']],
    ['a width below one character still advances', '一二', 0, ['一', '二']],
  ])('%s', (_, text, columns, lines) => {
    expect(wrapText(text, columns)).toEqual(lines);
  });

  test('never loses a character nor passes the width', () => {
    const unit = fc.constantFrom('一', '，', '（', '”', 'a', 'b', ' ', '3', '.', '👍', '\n');
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 120 }).map((units) => units.join('')),
        fc.integer({ min: 2, max: 40 }),
        (text, columns) => {
          const lines = wrapText(text, columns);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(/[ \n]/gu, ''));
          expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(columns);
        },
      ),
    );
  });

  test('a hostile line without any place to break is cut at the width', () => {
    expect(wrapText('，'.repeat(100_000), 80)).toHaveLength(2500);
  });
});
