import { expect, test } from 'vitest';
import { BigramIndex } from '../../src/text/bigramIndex.ts';
import { bigramsOf, sharedBigrams } from '../../src/text/similarity.ts';
import fc from '../properties.ts';

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from(text, (_, i) => text.charCodeAt(i));
}

function fill(index: BigramIndex, texts: readonly string[]): void {
  index.clear(texts.join('').length);
  for (const text of texts) index.add(unitsOf(text), 0, text.length);
}

function compare(index: BigramIndex, text: string): void {
  index.compare(unitsOf(text), text.length);
}

test('a text is compared with several at once, each bigram as often as both have it', () => {
  const index = new BigramIndex();
  fill(index, ['新模型发布', '哈哈哈哈', '', '新']);
  compare(index, '发布新模型，哈哈哈');
  expect(index.shared).toEqual([3, 2, 0, 0]);
  expect(index.lengths).toEqual([4, 3, 0, 0]);
  compare(index, '');
  expect(index.shared).toEqual([0, 0, 0, 0]);
});

test('an index that was used before compares as each pair of texts alone does', () => {
  const text = fc.string({ unit: fc.constantFrom(...'新模型发布ab1'), maxLength: 40 });
  const index = new BigramIndex();
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), text, (texts, compared) => {
      fill(index, texts);
      compare(index, compared);
      expect(index.shared).toEqual(texts.map((each) => sharedBigrams(bigramsOf(compared), bigramsOf(each))));
    }),
  );
});

test('lists of any size follow one another in an index', () => {
  const index = new BigramIndex();
  for (const length of [10, 30_000, 10, 600]) {
    const text = Array.from({ length }, (_, i) => String.fromCharCode(0x4e00 + (i % 20_000))).join('');
    fill(index, [text, '新模型']);
    compare(index, text);
    expect(index.shared).toEqual([length - 1, 0]);
  }
});
