import { isSpaceUnit } from './spaces.ts';

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
      // Full-width signs.
      if (unit > 0xfeff) {
        characters++;
        continue;
      }
      const isLowSurrogate = unit >= 0xdc00 && unit <= 0xdfff;
      if (unit > 0x20 && !isLowSurrogate && !isSpaceUnit(unit)) characters++;
    }
  }
  return characters;
}

/** Returns the minutes needed to read that many characters, rounded up, at 330 a minute. */
export function readingMinutes(characters: number): number {
  return Math.ceil(characters / CHARACTERS_PER_MINUTE);
}
