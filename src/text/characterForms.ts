/**
 * Matches characters whose normal form or case depends on their neighbours: marks, which compose with the letter before
 * them; letters of Korean, which compose to syllables; the capital sigma; half of a character of two units; and invisible
 * characters, which are removed before.
 */
const DEPENDS_ON_NEIGHBOURS =
  /[\p{M}\p{Cf}\p{Cs}\u03a3\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\ud7b0-\ud7ff\uff9e\uff9f\uffa0-\uffdc]/u;

/**
 * Returns the lower-case NFKC form of a code unit, if it is the same in every text; undefined if it depends on the units
 * beside it. Tables of forms are made of this once, because normalizing a text takes ten times as long as looking up its
 * units.
 */
export function formOf(unit: number): string | undefined {
  const character = String.fromCharCode(unit);
  const normal = character.normalize('NFKC');
  if (DEPENDS_ON_NEIGHBOURS.test(character) || DEPENDS_ON_NEIGHBOURS.test(normal)) return undefined;
  return normal.toLowerCase();
}
