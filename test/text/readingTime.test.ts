import { expect, test } from 'vitest';
import { countCharacters, readingMinutes } from '../../src/text/readingTime.ts';

test.each([
  { name: 'Chinese characters and signs', texts: ['中文，字。'], characters: 5 },
  { name: 'no white space of any kind', texts: [' a\u3000中\u00a0b\ufeff\n', '\u2003'], characters: 3 },
  { name: 'no control characters', texts: ['a\u0000\u001fb'], characters: 2 },
  { name: 'a character of two units once', texts: ['🎉中'], characters: 2 },
  { name: 'nothing', texts: [], characters: 0 },
])('countCharacters counts $name', ({ texts, characters }) => {
  expect(countCharacters(texts)).toBe(characters);
});

test('readingMinutes rounds up', () => {
  expect(readingMinutes(331)).toBe(2);
});
