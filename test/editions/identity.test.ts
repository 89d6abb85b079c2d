import { expect, test } from 'vitest';
import { keyUnitsOf, textKey } from '../../src/editions/identity.ts';
import fc from '../properties.ts';

test('the units of a key are those of its text', () => {
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

test('a key longer than all before has room', () => {
  const { units, length } = keyUnitsOf('ﷺ'.repeat(900));
  expect(String.fromCharCode(...units.subarray(0, length))).toBe(textKey('ﷺ'.repeat(900)));
});
