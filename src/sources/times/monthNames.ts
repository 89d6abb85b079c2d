const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** An English month, short or whole, as the source of an expression with its first letters as a group. */
export const MONTH_NAME = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';

/** The number of a month that is written in figures or by the first three letters of its English name; 0 for any other text. */
export function monthNumber(month: string): number {
  return /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.toLowerCase()) + 1;
}

/**
 * How months begin in further languages, without their accents: German, French, Spanish, Italian, Portuguese, Dutch, and
 * Russian (https://cldr.unicode.org, months of the Gregorian calendar, whole and abbreviated). What several languages share stands once.
 */
const BEGINNINGS: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen', 'янв'],
  ['feb', 'fev', 'фев'],
  ['mar', 'mrt', 'maart', 'мар'],
  ['apr', 'avr', 'abr', 'апр'],
  ['may', 'mai', 'mag', 'mei', 'мая', 'май'],
  ['jun', 'juin', 'giu', 'июн'],
  ['jul', 'juil', 'lug', 'июл'],
  ['aug', 'aou', 'ago', 'авг'],
  ['sep', 'set', 'сен'],
  ['oct', 'okt', 'ott', 'out', 'окт'],
  ['nov', 'ноя'],
  ['dec', 'dez', 'dic', 'дек'],
];
const WORD = /(?<!\p{L})(\p{L}{3,10})\.?(?!\p{L})/gu;
/** `27. Dezember`, `1er janvier`, `27 de diciembre de 2024`: what stands around a month there and not in English. */
const AROUND = /(?<=\d)(?:\.|er|º|ª)(?=\s)|(?<=\s)del?\s/gi;
/** `10.30 Uhr`, `10 Uhr` and `10h30`. */
const CLOCK = /(?<!\d)(\d{1,2})(?:[.:](\d{2})\s?Uhr|\s?Uhr|\s?h\s?(\d{2})(?!\d))/gi;

/** A written time of another language with its month by its English name and its clock in figures. */
export function withEnglishMonths(text: string): string {
  return text
    .replace(WORD, (written, word: string) => englishMonth(word) ?? written)
    .replaceAll(AROUND, '')
    .replace(CLOCK, (_written, hour: string, minute?: string, minuteOfH?: string) =>
      [hour, minute ?? minuteOfH ?? '00'].join(':'),
    );
}

function englishMonth(word: string): string | undefined {
  const plain = word
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return MONTHS[BEGINNINGS.findIndex((beginnings) => beginnings.some((start) => plain.startsWith(start)))];
}
