import { expect, test } from 'vitest';
import { BigramIndex } from '../../src/text/bigramIndex.ts';
import { bigramsOf, sharedBigrams } from '../../src/text/similarity.ts';
import fc from '../properties.ts';

test('a text is compared with several at once, each bigram as often as both have it', () => {
  const index = new BigramIndex(['新模型发布', '哈哈哈哈', '', '新']);
  index.compare('发布新模型，哈哈哈');
  expect([...index.shared]).toEqual([3, 2, 0, 0]);
  expect([...index.lengths]).toEqual([4, 3, 0, 0]);
  index.compare('');
  expect([...index.shared]).toEqual([0, 0, 0, 0]);
});

test('an index compares as each pair of texts alone does', () => {
  const text = fc.string({ unit: fc.constantFrom(...'新模型发布ab1'), maxLength: 40 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), text, (texts, compared) => {
      const index = new BigramIndex(texts);
      index.compare(compared);
      expect([...index.shared]).toEqual(
        texts.map((each) => sharedBigrams(bigramsOf(compared), bigramsOf(each))),
      );
    }),
  );
});
