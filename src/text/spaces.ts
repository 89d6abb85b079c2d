import { unitAt } from './unitAt.ts';

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

/**
 * Whether a text has white space other than single blanks. Hardly any has: a loop that passes over Chinese characters
 * takes a third of the time of an expression.
 */
export function hasUntidySpace(text: string): boolean {
  const end = text.length;
  for (let i = 0; i < end; i++) {
    const unit = unitAt(text, i);
    if (unit > LAST_SPACE_OF_CHINESE && unit < FIRST_OF_FORMS) continue;
    if (isSpaceUnit(unit) && (unit !== 0x20 || unitAt(text, i + 1) === 0x20)) return true;
  }
  return false;
}
