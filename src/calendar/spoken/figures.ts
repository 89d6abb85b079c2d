import { simplify } from '../../text/fold.ts';
import { numeralValue, withFiguresOneByOne } from '../../text/numerals.ts';

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
  return numeral.includes('十') ? String(numeralValue(numeral) ?? numeral) : withFiguresOneByOne(numeral);
}
