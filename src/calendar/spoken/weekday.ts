/** Chinese names of weekdays, 0 Sunday to 6 Saturday; as figures, Monday is 1. */
const CHINESE: ReadonlyMap<string, number> = new Map([
  ...[...'1234567'].map((figure): [string, number] => [figure, Number(figure) % 7]),
  ...[...'日一二三四五六'].map((name, day): [string, number] => [name, day]),
  ['天', 0],
]);
const ENGLISH: readonly string[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];

/** Returns the weekday of the character after 周, 星期 or 礼拜; undefined for any other character. */
export function weekdayOfCharacter(character: string): number | undefined {
  return CHINESE.get(character);
}

/**
 * Returns the weekday of an English name, also abbreviated to three letters or more or in the plural: fri, tues,
 * Mondays; otherwise undefined.
 */
export function weekdayOfEnglish(word: string): number | undefined {
  const singular = word.replace(/s$/u, '');
  const found = ENGLISH.findIndex((name) => singular.length >= 3 && name.startsWith(singular));
  return found < 0 ? undefined : found;
}
