const CHARACTERS_PER_MINUTE = 330;
/** Matches code units that do not count: white space, control characters, and the second half of a code point. */
const UNCOUNTED = /[\s\0-\x20\udc00-\udfff]/g;

/** Returns the number of code points in the texts that are not white space. */
export function countCharacters(texts: Iterable<string>): number {
  let characters = 0;
  for (const text of texts) characters += text.length - (text.match(UNCOUNTED)?.length ?? 0);
  return characters;
}

/** Returns the minutes needed to read that many characters, rounded up, at 330 a minute. */
export function readingMinutes(characters: number): number {
  return Math.ceil(characters / CHARACTERS_PER_MINUTE);
}
