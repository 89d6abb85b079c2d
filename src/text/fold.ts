import pairs from 'opencc-js/dict/TSCharacters';

/** Simplified code unit for each Traditional one, 0 where a character is its own; one table look-up a character. */
const simplified = new Uint16Array(0x10000);
for (const pair of pairs.split('|')) {
  const [traditional, simple] = pair.split(' ');
  if (traditional?.length === 1 && simple?.length === 1) {
    simplified[traditional.charCodeAt(0)] = simple.charCodeAt(0);
  }
}

const asciiOnly = /^[\x20-\x7e]*$/;
const invisible = /[\p{Cf}\u{fe00}-\u{fe0f}]/gu;

/**
 * The form in which texts are compared: NFKC (full width becomes half width), lower case, Simplified characters,
 * nothing invisible, white space folded to single spaces and trimmed. Idempotent.
 */
export function fold(text: string): string {
  const plain = asciiOnly.test(text)
    ? text
    : simplify(text.replace(invisible, '').normalize('NFKC').toLowerCase());
  return plain.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Traditional characters replaced by the Simplified ones that they share a word with, one for one. */
export function simplify(text: string): string {
  let out = '';
  let copied = 0;
  for (let i = 0; i < text.length; i++) {
    const simple = simplified[text.charCodeAt(i)];
    if (!simple) continue;
    out += text.slice(copied, i) + String.fromCharCode(simple);
    copied = i + 1;
  }
  return copied === 0 ? text : out + text.slice(copied);
}
