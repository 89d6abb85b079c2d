const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Source of an expression for an English month, short or in full, with its first letters as a group. */
export const MONTH_NAME = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';

/**
 * Returns the number of a month written in figures or by the first three letters of its English name; 0 for any other
 * text.
 */
export function monthNumber(month: string): number {
  return /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.toLowerCase()) + 1;
}

/**
 * Beginnings of month names in other languages, without accents: German, French, Spanish, Italian, Portuguese, Dutch,
 * and Russian (https://cldr.unicode.org, months of the Gregorian calendar, in full and abbreviated). A beginning shared
 * by several languages is listed once.
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
/**
 * Matches particles around a month that English does not have: `27. Dezember`, `1er janvier`, `27 de diciembre de
 * 2024`.
 */
const AROUND = /(?<=\d)(?:\.|er|º|ª)(?=\s)|(?<=\s)(?:del?|of)\s/gi;
/** `10.30 Uhr`, `10 Uhr`, `10h30`, `10 h`, `kl. 10.30`, `10 a.m.`. */
const CLOCK =
  /(?<![\d.])(?:(?<=\bkl\.?\s?)(\d{1,2})\.(\d{2})(?!\d)|(\d{1,2})(?:[.:](\d{2})\s?Uhr\b|\s?Uhr\b|\s?h(?:\s?(\d{2})(?!\d)|(?![a-z\d]))|(?=\s?[ap]\.?m\b)))/gi;

/** Rewrites the clock of a written time in figures: 10 Uhr becomes 10:00. */
export function withClocksInFigures(text: string): string {
  return text.replace(CLOCK, (_, ...groups: unknown[]) => {
    const [hour, ...minutes] = groups.slice(0, 5).filter((group) => typeof group === 'string');
    return `${hour}:${minutes[0] ?? '00'}`;
  });
}

/** Rewrites a written time of another language, or in an English sentence, with the month's English name. */
export function withEnglishMonths(text: string): string {
  return text.replace(WORD, (written, word: string) => englishMonth(word) ?? written).replaceAll(AROUND, '');
}

function englishMonth(word: string): string | undefined {
  const plain = word
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return MONTHS[BEGINNINGS.findIndex((beginnings) => beginnings.some((start) => plain.startsWith(start)))];
}
