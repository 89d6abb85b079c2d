import { MONTH_FORMS, VIETNAMESE_MONTHS } from './monthForms.ts';

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
  ['may', 'mai', 'mag', 'mei', 'мая', 'маи'],
  ['jun', 'juin', 'giu', 'июн'],
  ['jul', 'juil', 'lug', 'июл'],
  ['aug', 'aou', 'ago', 'авг'],
  ['sep', 'set', 'сен'],
  ['oct', 'okt', 'ott', 'out', 'окт'],
  ['nov', 'ноя'],
  ['dec', 'dez', 'dic', 'дек'],
];
/** Lengths of the words whose beginning is compared, in letters. */
const BEGINNING_LETTERS = { least: 3, most: 10 };
/** Numbers of the months by their whole names in further languages, as {@link plainWord} writes them. */
const BY_FORM: ReadonlyMap<string, number> = new Map(
  MONTH_FORMS.flatMap((months) =>
    months.flatMap((forms, index) =>
      forms.split(' ').map((form): [string, number] => [plainWord(form), index]),
    ),
  ),
);
/** Matches a word as long as a month may be: `października` has 12 letters, `ag.` two. */
const WORD = /(?<!\p{L})(\p{L}{2,12})\.?(?!\p{L})/gu;
/** Numbers of the months by their Vietnamese names, and by the figures that follow `tháng` as often. */
const BY_VIETNAMESE_NAME: ReadonlyMap<string, number> = new Map(
  VIETNAMESE_MONTHS.flatMap((names, index) =>
    [...names.split('|'), String(index + 1), String(index + 1).padStart(2, '0')].map(
      (name): [string, number] => [name, index],
    ),
  ),
);
/** `27 tháng 12, 2024`, `27 thg 12, 2024`, `27 tháng mười hai năm 2024`. */
const VIETNAMESE_MONTH = new RegExp(
  `(?<=\\d\\s)(?:tháng|thg\\.?)\\s?(${[...BY_VIETNAMESE_NAME.keys()].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}\\d])(?:,?\\snăm(?=\\s\\d))?`,
  'giu',
);
/**
 * Matches particles around a month that English does not have: `27. Dezember`, `1er janvier`, `27 de diciembre de
 * 2024`, `27 d’abril`.
 */
const AROUND = /(?<=\d)(?:\.|er|º|ª)(?=\s)|(?<=\s)(?:(?:del?|of)\s|d['’])/gi;
/** `10.30 Uhr`, `10 Uhr`, `10h30`, `10 h`, `kl. 10.30`, `klo 10.30`, `10 a.m.`. */
const CLOCK =
  /(?<![\d.])(?:(?<=\bklo?\.?\s?)(\d{1,2})\.(\d{2})(?!\d)|(\d{1,2})(?:[.:](\d{2})\s?Uhr\b|\s?Uhr\b|\s?h(?:\s?(\d{2})(?!\d)|(?![a-z\d]))|(?=\s?[ap]\.?m\b)))/gi;

/** Rewrites the clock of a written time in figures: 10 Uhr becomes 10:00. */
export function withClocksInFigures(text: string): string {
  return text.replace(CLOCK, (_, ...groups: unknown[]) => {
    const [hour, ...minutes] = groups.slice(0, 5).filter((group) => typeof group === 'string');
    return `${hour}:${minutes[0] ?? '00'}`;
  });
}

/** Rewrites a written time of another language, or in an English sentence, with the month's English name. */
export function withEnglishMonths(text: string): string {
  return text
    .replace(VIETNAMESE_MONTH, (written, name: string) => {
      const index = BY_VIETNAMESE_NAME.get(name.toLowerCase());
      return (index === undefined ? undefined : MONTHS[index]) ?? written;
    })
    .replace(WORD, (written, word: string) => englishMonth(word) ?? written)
    .replaceAll(AROUND, '');
}

function englishMonth(word: string): string | undefined {
  const plain = plainWord(word);
  const index = BY_FORM.get(plain);
  if (index !== undefined) return MONTHS[index];
  if (word.length < BEGINNING_LETTERS.least || word.length > BEGINNING_LETTERS.most) return undefined;
  return MONTHS[BEGINNINGS.findIndex((beginnings) => beginnings.some((start) => plain.startsWith(start)))];
}

/** Returns a word in small letters without accents; Turkish ı is written i, Greek ς is written σ. */
function plainWord(word: string): string {
  return word
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ς', 'σ');
}
