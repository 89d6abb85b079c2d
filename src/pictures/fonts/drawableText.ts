import { simplify } from '../../text/fold.ts';
import { printable } from '../../text/printable.ts';

/** What printers set for a character that they have no type for (U+3013); one for a whole run of them. */
const NO_TYPE = '〓';

/** Signs of ours, and of publishers, that look like another one. */
const LIKE: ReadonlyMap<string, string> = new Map([['⟳', '🔄']]);

/** What shows nothing by itself and belongs to the character before it. */
const MODIFIER = /^[\u200d\ufe00-\ufe0f\p{Mn}\p{Emoji_Modifier}]$/u;

/**
 * A text of which a font that `has` certain code points can draw everything: no box stands for a missing glyph. What has
 * none is set as its compatible form (Ⅲ as III, 𝐀 as A), without its accents, in the other Chinese script, as a sign that looks
 * alike, or, a whole run of them, as 〓.
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
