import { expect, test } from 'vitest';
import { CharacterSets } from '../../src/text/characterSets.ts';
import fc from '../properties.ts';

test('a text has a bit for each set of which it has a character', () => {
  const sets = new CharacterSets(':：', '0123456789', '好安');
  expect(sets.in('早上好')).toBe(4);
  expect(sets.in('时间：3')).toBe(3);
  expect(sets.in('新模型')).toBe(0);
  expect(sets.in('')).toBe(0);
});

test('where a bit is missing the text has no character of the set', () => {
  const sets = ['：:', '评編a', '\ud83d'];
  const tested = new CharacterSets(...sets);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const found = tested.in(text);
      for (const [set, characters] of sets.entries())
        if ((found & (1 << set)) === 0)
          for (let i = 0; i < characters.length; i++) expect(text.includes(characters.charAt(i))).toBe(false);
    }),
  );
});
