const CHARACTERS_PER_MINUTE = 330;

/** How many characters (code points) of the texts are no white space. */
export function countCharacters(texts: Iterable<string>): number {
  let characters = 0;
  for (const text of texts) characters += [...text.replace(/\s+/gu, '')].length;
  return characters;
}

/** Minutes it takes to read that many characters, rounded up: 330 a minute. */
export function readingMinutes(characters: number): number {
  return Math.ceil(characters / CHARACTERS_PER_MINUTE);
}
