import { expect, test } from 'vitest';
import { TextUnits } from '../../src/text/textUnits.ts';

const long = '一段够长的文字，with letters of two kinds。'.repeat(3);

test.each([
  { name: 'a short text', text: '中文 a' },
  { name: 'a long text', text: long },
  { name: 'a text longer than the memory at first', text: long.repeat(500) },
  { name: 'half of a character', text: `${long}\ud83d` },
  { name: 'nothing', text: '' },
])('of $name returns its code units, and join makes it a text again', ({ text }) => {
  const textUnits = new TextUnits();
  const units = textUnits.of(text);
  expect(Array.from({ length: text.length }, (_, i) => units[i])).toEqual(
    Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)),
  );
  expect(textUnits.join(text.length)).toBe(text);
});

test('units that were taken and changed are read anew for the same text', () => {
  const textUnits = new TextUnits();
  textUnits.of(long);
  textUnits.take(long)[0] = 0x41;
  expect(textUnits.join(1)).toBe('A');
  expect(textUnits.of(long)[0]).toBe(long.charCodeAt(0));
});
