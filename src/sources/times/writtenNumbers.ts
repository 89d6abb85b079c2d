const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Weekdays hold numerals that belong to no day or time. */
const WEEKDAY = /(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]/g;
const YEAR = /[〇零一二三四五六七八九]{4}(?=年)/g;
const UP_TO_99 = /[〇零一二三四五六七八九]?十[一二三四五六七八九]?|[〇零一二三四五六七八九]{1,2}/g;

/**
 * A written time with its numbers in ASCII digits: full-width ones (２０２４), Chinese years (二〇二四年) and numbers up
 * to 99 (十二月二十七日). Weekdays are taken out.
 */
export function readWrittenNumbers(text: string): string {
  return text
    .normalize('NFKC')
    .replace(WEEKDAY, ' ')
    .replace(YEAR, (year) => [...year].map((digit) => DIGITS[digit] ?? digit).join(''))
    .replace(UP_TO_99, (number) => String(numberOf(number)));
}

function numberOf(number: string): number {
  const ten = number.indexOf('十');
  if (ten < 0) return Number([...number].map((digit) => DIGITS[digit] ?? 0).join(''));
  const tens = ten === 0 ? 1 : (DIGITS[number.slice(0, ten)] ?? 0);
  return tens * 10 + (DIGITS[number.slice(ten + 1)] ?? 0);
}
