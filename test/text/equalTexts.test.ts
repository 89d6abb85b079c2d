import { expect, test } from 'vitest';
import { firstEquals, timesOf } from '../../src/text/equalTexts.ts';
import fc from '../properties.ts';

test('the first equal text is the one that a search finds', () => {
  const text = fc.string({ unit: fc.constantFrom(...'甲乙ab'), maxLength: 4 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 200 }), (texts) => {
      const firsts = firstEquals(texts);
      expect([...firsts]).toEqual(texts.map((each) => texts.indexOf(each)));
      expect([...timesOf(firsts)]).toEqual(
        texts.map((each) => texts.filter((other) => other === each).length),
      );
    }),
  );
});

test('texts of an earlier call are not found again', () => {
  firstEquals(Array.from({ length: 300 }, (_, i) => `第${i}条`));
  expect([...firstEquals(['第7条', '第8条', '第7条'])]).toEqual([0, 1, 0]);
});
