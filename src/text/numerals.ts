const DIGITS: ReadonlyMap<string, number> = new Map([
  ...[...'〇一二三四五六七八九'].map((digit, value): [string, number] => [digit, value]),
  ['零', 0],
  ['两', 2],
]);

/** Replaces Chinese digits by figures, one by one: 二〇二四 becomes 2024. Other characters stay. */
export function withFiguresOneByOne(text: string): string {
  return [...text].map((digit) => DIGITS.get(digit) ?? digit).join('');
}

/** Returns the value of a Chinese numeral up to 99: 七, 十, 十二, 二十, 二十七; undefined for any other text. */
export function numeralValue(text: string): number | undefined {
  const [tens = '', ones, more] = text.split('十');
  if (ones === undefined) return DIGITS.get(text);
  const [ten, one] = [tens === '' ? 1 : DIGITS.get(tens), ones === '' ? 0 : DIGITS.get(ones)];
  return more !== undefined || ten === undefined || one === undefined ? undefined : ten * 10 + one;
}
