import { MONTH_NAME, monthNumber } from '../../sources/times/monthNames.ts';
import { readWrittenNumbers, withWesternYears } from '../../sources/times/writtenNumbers.ts';
import { unitAt } from '../../text/unitAt.ts';

const FULL_WIDTH = /[\uff10-\uff19\uff0d-\uff0f]/g;
const HOLDS_FULL_WIDTH = /[\uff0d-\uff19]/;
/** A day in Chinese numerals: 二〇二四年十二月二十七日. */
const CHINESE_DAY =
  /(?:[〇○零一二三四五六七八九]{2,4}\s?年\s?)?[一二三四五六七八九十]{1,3}\s?月\s?[一二三四五六七八九十廿卅]{1,3}\s?[日号號]/g;
/** Numeral before a month, which most texts have in figures. */
const MAY_HOLD_CHINESE_DAY = /[一二三四五六七八九十]\s?月/;

/** Days with an English month: Dec 27, 2024; 27 Dec 2024; 2024-Dec-27 and 2024/dec/27. */
const NAMED_MONTH = new RegExp(
  `(?<![a-z])(?:${MONTH_NAME}[ .]{1,2}(\\d{1,2})(?:st|nd|rd|th)?,?[ ](20\\d\\d)|(?<!\\d)(\\d{1,2})[ -]${MONTH_NAME}[, -]{1,2}(20\\d\\d)|(20\\d\\d)[-/ ]${MONTH_NAME}[-/ ](\\d{1,2}))(?!\\d)`,
  'gi',
);

const ENGLISH_MONTH = new RegExp(MONTH_NAME, 'i');

function inFigures(written: string, ...groups: readonly unknown[]): string {
  const [monthA, dayA, yearA, dayB, monthB, yearB, yearC, monthC, dayC] = groups.map((group) =>
    typeof group === 'string' ? group : undefined,
  );
  const month = monthNumber(monthA ?? monthB ?? monthC ?? '');
  const year = yearA ?? yearB ?? yearC;
  const day = dayA ?? dayB ?? dayC;
  return year === undefined || day === undefined ? written : `${year}-${month}-${day}`;
}

/**
 * Returns a text with its days in ASCII digits: converts full-width digits, Chinese numerals, years of the Republic and
 * English months; the rest is unchanged.
 */
export function inWesternFigures(text: string): string {
  const figures = HOLDS_FULL_WIDTH.test(text)
    ? text.replace(FULL_WIDTH, (figure) => String.fromCharCode(unitAt(figure, 0) - 0xfee0))
    : text;
  const western = withWesternYears(figures);
  // Most texts contain neither a year nor a month, and skip both regular expressions.
  const mayName = western.includes('20') && ENGLISH_MONTH.test(western);
  const named = mayName ? western.replace(NAMED_MONTH, inFigures) : western;
  if (!MAY_HOLD_CHINESE_DAY.test(named)) return named;
  return named.replace(CHINESE_DAY, (day) => withCentury(readWrittenNumbers(day.replaceAll('○', '〇'))));
}

/** Completes a year of two digits, whose numerals were read as one number: 二四年 is 2024年. */
function withCentury(day: string): string {
  return day.replace(/^(\d{2})(?=\s?年)/, '20$1');
}
