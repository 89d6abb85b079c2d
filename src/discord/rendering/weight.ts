import type { Span } from '../../messages/message.ts';
import { LIMITS, lengthOf } from './limits.ts';
import { markdownOf } from './markdown.ts';

/** Weight is one number for both of Discord's limits on text: bytes, or characters scaled to as much of their limit. */
const WEIGHT_PER_CHARACTER = LIMITS.textBytes / LIMITS.textCharacters;

/** The weight that a whole message may have. */
export const MAX_WEIGHT = LIMITS.textBytes;

/** Characters that escaping may double, at any place or at the start of a line. */
const ESCAPED = new Set('\\*_~`|<[]#->+.)');
/** Characters after which a line's markup is repeated, and the colon, which may make an address put in `<>`. */
const FRAMED = new Set('\n\r\u2028\u2029:');

/** The weight of text as it is sent. */
export function weightOf(sent: string): number {
  return Math.max(Buffer.byteLength(sent), lengthOf(sent) * WEIGHT_PER_CHARACTER);
}

/** The most that a grapheme or a span can weigh once it is escaped; never less than what is sent. */
export function weightOfPart(part: Span): number {
  if (typeof part !== 'string') return weightOf(markdownOf([part])) + WEIGHT_PER_CHARACTER;
  let weight = 0;
  for (const character of part) {
    const added = FRAMED.has(character) ? 2 : ESCAPED.has(character) ? 1 : 0;
    weight += Math.max(Buffer.byteLength(character), WEIGHT_PER_CHARACTER) + added * WEIGHT_PER_CHARACTER;
  }
  return weight;
}
