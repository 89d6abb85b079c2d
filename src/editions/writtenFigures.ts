import { readWrittenNumbers } from '../sources/times/writtenNumbers.ts';

const FULL_WIDTH = /[\uff10-\uff19\uff0d-\uff0f]/g;
/** A day in Chinese numerals: 二〇二四年十二月二十七日. */
const CHINESE_DAY =
  /(?:[〇○零一二三四五六七八九]{2,4}\s?年\s?)?[一二三四五六七八九十]{1,3}\s?月\s?[一二三四五六七八九十]{1,3}\s?[日号號]/g;

/** A text with the figures of its days in ASCII: full-width ones and Chinese numerals; all else stays. */
export function inWesternFigures(text: string): string {
  return text
    .replace(FULL_WIDTH, (figure) => String.fromCharCode(figure.charCodeAt(0) - 0xfee0))
    .replace(CHINESE_DAY, (day) => withCentury(readWrittenNumbers(day.replaceAll('○', '〇'))));
}

/** 二四年 is 2024年: of the years of two figures the numerals are read as one number. */
function withCentury(day: string): string {
  return day.replace(/^(\d{2})(?=\s?年)/, '20$1');
}
