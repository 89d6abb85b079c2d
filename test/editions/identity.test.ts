import { expect, test } from 'vitest';
import { keyUnitsOf, textKey } from '../../src/editions/identity.ts';
import fc from '../properties.ts';

test('keyUnitsOf gives the code units of textKey for any text', () => {
  const signs = fc.constantFrom(...'模型，。ABcＡ１①ﾊﾟ가é', ' ', '👉', 'İ', 'ﷺ');
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: signs, maxLength: 80 }), fc.string({ unit: 'grapheme' })),
      (text) => {
        const { units, length } = keyUnitsOf(text);
        expect(String.fromCharCode(...units.subarray(0, length))).toBe(textKey(text));
      },
    ),
  );
});

test('the buffer of keys grows for a text whose key is longer than the text', () => {
  const { units, length } = keyUnitsOf('ﷺ'.repeat(900));
  expect(String.fromCharCode(...units.subarray(0, length))).toBe(textKey('ﷺ'.repeat(900)));
});
