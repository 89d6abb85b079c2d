import { simplify } from '../../text/fold.ts';
import { printable } from '../../text/printable.ts';

/** Placeholder of printers for a missing character (U+3013), used once for a whole run. */
const NO_TYPE = '〓';

/** Signs that are replaced with similar ones. */
const LIKE: ReadonlyMap<string, string> = new Map([['⟳', '🔄']]);

/** Characters that modify the previous one and show nothing by themselves. */
const MODIFIER = /^[\u200d\ufe00-\ufe0f\p{Mn}\p{Emoji_Modifier}]$/u;

/**
 * Replaces characters without a glyph, so that no box is shown; `has` tells whether a code point can be drawn.
 * Replacements are the compatible form (Ⅲ as III, 𝐀 as A), the letter without accents, the other Chinese script, a
 * similar sign or, for a whole run, 〓.
 */
export function drawableText(text: string, has: (character: number) => boolean): string {
  let drawn = '';
  let isInRun = false;
  for (const character of printable(text)) {
    const shown = character === '\n' ? '\n' : drawableCharacter(character, has);
    if (shown === undefined && MODIFIER.test(character)) continue;
    if (shown === undefined && !isInRun) drawn += NO_TYPE;
    isInRun = shown === undefined;
    drawn += shown ?? '';
  }
  return drawn;
}

function drawableCharacter(character: string, has: (character: number) => boolean): string | undefined {
  const isDrawn = (text: string) => text !== '' && [...text].every((one) => has(one.codePointAt(0) ?? 0));
  if (isDrawn(character)) return character;
  if (/^\s$/u.test(character)) return ' ';
  const plain = character.normalize('NFKD').replace(/\p{Mn}/gu, '');
  const other = simplify(character);
  return [LIKE.get(character) ?? '', character.normalize('NFKC'), plain, other].find(isDrawn);
}
