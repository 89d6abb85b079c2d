import { spokenForm, withFigures } from './figures.ts';

/** Words after a day that do not change it: a part of the day, an edition, 的. */
const BEHIND_A_DAY = [
  '的',
  '那一期',
  '那期',
  '那天',
  '这天',
  '早报',
  '日报',
  '速览',
  '新闻',
  '早上',
  '早晨',
  '上午',
  '中午',
  '下午',
  '晚上',
  ' morning',
  ' afternoon',
  ' evening',
  ' night',
  '.',
];
/** Words before a day that do not change it. */
const BEFORE_A_DAY = ['on ', 'the ', 'since ', '自从', '自', '从'];
const CLOCK_BEHIND = /[t ]\d{1,2}:\d{2}(?::\d{2})?(?:z|\+\d{2}:?\d{2})?$/u;

const ENGLISH_NUMBERS: ReadonlyMap<string, string> = new Map([
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].map(
    (word, index): [string, string] => [word, String(index + 1)],
  ),
  ['a couple of', '2'],
  ['a fortnight', '2 weeks'],
]);
const ENGLISH_NUMBER = new RegExp(`\\b(?:${[...ENGLISH_NUMBERS.keys()].join('|')})\\b`, 'gu');

/** Replaces English number words with figures: two days ago becomes 2 days ago. */
export function withEnglishFigures(text: string): string {
  return text.replace(ENGLISH_NUMBER, (word) => ENGLISH_NUMBERS.get(word) ?? word);
}

/**
 * Returns the texts that are parsed for a typed day: as typed, and without words that do not change it. Each is half-width,
 * Simplified and lower case.
 */
export function dayWordings(text: string): readonly string[] {
  const said = spokenForm(text);
  const plain = withEnglishFigures(said.replace(CLOCK_BEHIND, '').replace(/["“”]/gu, ''));
  return [...new Set([said, plain, withoutAdditions(plain)])];
}

function withoutAdditions(said: string): string {
  let rest = said;
  for (;;) {
    const before = BEFORE_A_DAY.find((word) => rest.startsWith(word));
    const behind = BEHIND_A_DAY.find((word) => rest.endsWith(word));
    if (before !== undefined && before.length < rest.length) rest = rest.slice(before.length).trim();
    else if (behind !== undefined && behind.length < rest.length) rest = rest.slice(0, -behind.length).trim();
    else return rest;
  }
}

/** Replaces Chinese numerals with figures, including 廿七 and 卅. */
export function withDayFigures(text: string): string {
  return withFigures(text.replace(/廿/gu, '二十').replace(/卅/gu, '三十'));
}
