import { simplify } from '../../text/fold.ts';

const DIGITS: ReadonlyMap<string, string> = new Map([
  ...[...'〇一二三四五六七八九'].map((digit, value): [string, string] => [digit, String(value)]),
  ['零', '0'],
  ['两', '2'],
]);

/**
 * Normalizes what people type for a day or time: Simplified, half-width, lower case, single spaces, at most 60
 * characters.
 */
export function spokenForm(text: string): string {
  return simplify(text.slice(0, 60).normalize('NFKC')).toLowerCase().replace(/\s+/gu, ' ').trim();
}

/**
 * Replaces Chinese numerals up to 99, and years written digit by digit, with figures: 十二月二十七日 becomes 12月27日,
 * 二〇二四年 2024年.
 */
export function withFigures(text: string): string {
  return text.replace(/[〇零一二两三四五六七八九十]{1,4}/gu, figureOf);
}

function figureOf(numeral: string): string {
  const [tens, ones, more] = numeral.split('十');
  if (ones === undefined) return digitsOf(numeral);
  if (more !== undefined || (tens ?? '').length > 1 || ones.length > 1) return numeral;
  return `${digitsOf(tens || '一')}${digitsOf(ones || '〇')}`;
}

function digitsOf(numeral: string): string {
  return [...numeral].map((digit) => DIGITS.get(digit) ?? digit).join('');
}
