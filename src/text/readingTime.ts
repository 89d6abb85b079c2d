const CHARACTERS_PER_MINUTE = 330;
/** Between these are the characters of Chinese, none of which is white space. */
const [LAST_SPACE_OF_CHINESE, FIRST_SURROGATE] = [0x3000, 0xd800];

/** Returns the number of code points in the texts that are not white space. */
export function countCharacters(texts: Iterable<string>): number {
  let characters = 0;
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > LAST_SPACE_OF_CHINESE && unit < FIRST_SURROGATE) {
        characters++;
        continue;
      }
      const isLowSurrogate = unit >= 0xdc00 && unit <= 0xdfff;
      if (unit > 0x20 && !isLowSurrogate && !isSpace(unit)) characters++;
    }
  }
  return characters;
}

/** Whether a code unit is white space by `\s`. */
function isSpace(unit: number): boolean {
  if (unit < 0xa0) return false;
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

/** Returns the minutes needed to read that many characters, rounded up, at 330 a minute. */
export function readingMinutes(characters: number): number {
  return Math.ceil(characters / CHARACTERS_PER_MINUTE);
}
