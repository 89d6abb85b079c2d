import { numeralValue, withFiguresOneByOne } from '../../text/numerals.ts';

/** Matches weekdays: their numerals belong to no day or time. */
const WEEKDAY = /(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]/g;
const YEAR = /[〇零一二三四五六七八九]{4}(?=年)/g;
const UP_TO_99 = /[〇零一二三四五六七八九]?十[一二三四五六七八九]?|[〇零一二三四五六七八九]{1,2}/g;

const SHORT_TENS = /[廿卅](?=[一二三四五六七八九日号號])/g;

/** Matches 民國113年, 民国一百一十三年, 中華民國元年; a year in digits may be followed by another character than 年. */
const REPUBLICAN_YEAR =
  /(?:中[华華])?民[国國]\s?(?:(\d{1,3})(?=\s?[-/.年])|([元一二三四五六七八九十百零〇]{1,6})(?=\s?年))/g;
/** Matches 113/12/27, 113年12月27日: the Republic's year alone; news has no other years of three digits. */
const BARE_REPUBLICAN_YEAR =
  /(?<![\d.\-/])(1[0-4]\d)(?=\s?(?:([-/])\d{1,2}\2\d{1,2}(?![\d.\-/])|年\s?\d{1,2}\s?月\s?\d{1,2}\s?日))/g;
const BEFORE_FIRST_YEAR = 1911;

/** Converts years of the Republic of China in a text, as Taiwan counts them: 民國113年 becomes 2024年. */
export function withWesternYears(text: string): string {
  const named = text.includes('民') ? text.replace(REPUBLICAN_YEAR, westernYear) : text;
  if (!MAY_HOLD_BARE_YEAR.test(named)) return named;
  return named.replace(BARE_REPUBLICAN_YEAR, (year) => String(BEFORE_FIRST_YEAR + Number(year)));
}

/** Most texts hold no such year, which this tells in less time. */
const MAY_HOLD_BARE_YEAR = /1[0-4]\d\s?[-/年]/;

function westernYear(_: string, digits: string | undefined, written: string | undefined): string {
  return String(BEFORE_FIRST_YEAR + (digits === undefined ? hundreds(written ?? '') : Number(digits)));
}

/** Reads a number below 200 in Chinese, with 元 as 1; figures one by one (一一三) too. */
function hundreds(written: string): number {
  if (written === '元') return 1;
  if (!/[十百]/.test(written)) return Number(withFiguresOneByOne(written));
  const [before, after] = written.includes('百') ? written.split('百') : ['', written];
  const rest = (after ?? '').replace(/^[零〇]/, '');
  return (before === '' ? 0 : 100 * (numeralValue(before ?? '') ?? 0)) + (rest === '' ? 0 : numberOf(rest));
}

/**
 * Rewrites a written time with ASCII digits: full-width ones (２０２４), Chinese years (二〇二四年), the Republic's
 * (民國113年) and numbers up to 99 (十二月二十七日). Weekdays are removed.
 */
export function readWrittenNumbers(text: string): string {
  return withWesternYears(text.normalize('NFKC'))
    .replace(WEEKDAY, ' ')
    .replace(SHORT_TENS, (ten) => (ten === '廿' ? '二十' : '三十'))
    .replace(YEAR, (year) => withFiguresOneByOne(year))
    .replace(UP_TO_99, (number) => String(numberOf(number)));
}

/** Reads a number up to 99, also one whose figures are one by one (二四). */
function numberOf(written: string): number {
  return numeralValue(written) ?? Number(withFiguresOneByOne(written));
}
