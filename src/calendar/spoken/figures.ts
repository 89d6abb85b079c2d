import { simplify } from '../../text/fold.ts';

const DIGITS: ReadonlyMap<string, string> = new Map([
  ...[...'〇一二三四五六七八九'].map((digit, value): [string, string] => [digit, String(value)]),
  ['零', '0'],
  ['两', '2'],
]);

/** What people type for a day or a time, in one form: Simplified, half-width, lower case, single spaces, at most 60 characters. */
export function spokenForm(text: string): string {
  return simplify(text.slice(0, 60).normalize('NFKC')).toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** Chinese numerals up to 99, and years told digit by digit, as figures: 十二月二十七日 is 12月27日, 二〇二四年 2024年. */
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
