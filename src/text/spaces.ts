/** Range of Chinese, Japanese and Korean characters and their signs, none of which is white space. */
const [LAST_SPACE_OF_CHINESE, FIRST_OF_FORMS] = [0x3000, 0xfeff];

/** Whether a code unit is white space, as `\s` matches it. */
export function isSpaceUnit(unit: number): boolean {
  if (unit > LAST_SPACE_OF_CHINESE && unit < FIRST_OF_FORMS) return false;
  if (unit < 0xa0) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  return (
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}

const UNTIDY = / {2}|[\t-\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/;

/**
 * Whether a text has white space other than single blanks. Hardly any has, which an expression without `\s` finds out
 * soonest.
 */
export function hasUntidySpace(text: string): boolean {
  return UNTIDY.test(text);
}
