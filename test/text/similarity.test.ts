import { expect, test } from 'vitest';
import {
  bigramsOf,
  likeness,
  likenessesTo,
  shareFound,
  shareFoundIn,
  sharesFound,
} from '../../src/text/similarity.ts';
import fc from '../properties.ts';

/** The same by looking each pair up in the text. */
function lookedUp(part: string, whole: string): number {
  const pairs = Array.from({ length: Math.max(0, part.length - 1) }, (_, i) => part.slice(i, i + 2));
  return pairs.length === 0 ? 0 : pairs.filter((pair) => whole.includes(pair)).length / pairs.length;
}

test('the share of pairs found is that of pairs looked up one by one', () => {
  const text = fc.string({ unit: fc.constantFrom(...'模型发布更新ab1龜'), maxLength: 300 });
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 4 }), (whole, parts) => {
      const expected = parts.map((part) => lookedUp(part, whole));
      expect(sharesFound(parts, whole)).toEqual(expected);
      expect(parts.map((part) => shareFound(part, whole))).toEqual(expected);
    }),
  );
});

test('the share found in code units is that found in their text', () => {
  const text = fc.string({ unit: fc.constantFrom(...'模型发布更新ab1龜'), maxLength: 300 });
  fc.assert(
    fc.property(text, text, (part, whole) => {
      const units = Uint16Array.from(whole, (_, i) => whole.charCodeAt(i));
      expect(shareFoundIn(part, units, units.length)).toBe(lookedUp(part, whole));
    }),
  );
});

test('pairs that are held for one text are not found in the next', () => {
  expect(shareFound('芯片量产', '芯片量产了')).toBe(1);
  expect(shareFound('芯片量产', '别的消息')).toBe(0);
});

test('likeness to a held text is that of sorted pairs', () => {
  const text = fc.string({ unit: fc.constantFrom(...'模型发布更新ab1'), maxLength: 300 });
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 4 }), (whole, others) => {
      const expected = others.map((other) => likeness(bigramsOf(other), bigramsOf(whole)));
      expect(likenessesTo(whole, others)).toEqual(expected);
    }),
  );
});
