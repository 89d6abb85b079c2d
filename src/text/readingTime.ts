import { isSpaceUnit } from './spaces.ts';
import { TextUnits } from './textUnits.ts';

const CHARACTERS_PER_MINUTE = 330;

/** Returns the number of code points in the texts that are not white space. */
export function countCharacters(texts: Iterable<string>): number {
  let characters = 0;
  for (const text of texts) {
    const units = textUnits.of(text);
    for (let i = 0; i < text.length; i++) if (isCounted(units[i] ?? 0)) characters++;
  }
  return characters;
}

const textUnits = new TextUnits();

/** Whether a code unit counts: white space, control characters, and the second half of a code point do not. */
function isCounted(unit: number): boolean {
  if (unit > LAST_SPACE_OF_CHINESE && unit < FIRST_HALF) return true;
  return unit > 0x20 && (unit < 0xdc00 || unit > 0xdfff) && !isSpaceUnit(unit);
}

/** Range of Chinese characters, all of which count. */
const [LAST_SPACE_OF_CHINESE, FIRST_HALF] = [0x3000, 0xd800];

/** Returns the minutes needed to read that many characters, rounded up, at 330 a minute. */
export function readingMinutes(characters: number): number {
  return Math.ceil(characters / CHARACTERS_PER_MINUTE);
}
