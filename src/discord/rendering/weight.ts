import type { Span } from '../../messages/message.ts';
import { firstUnitsOf } from '../../text/unitAt.ts';
import { LIMITS, lengthOf } from './limits.ts';
import { markdownOf } from './markdown.ts';

/** Weight combines both of Discord's limits on text: bytes, or characters scaled to the same limit. */
const WEIGHT_PER_CHARACTER = LIMITS.textBytes / LIMITS.textCharacters;

/** Maximum weight of a message. */
export const MAX_WEIGHT = LIMITS.textBytes;

/** Characters that escaping may double. */
const ESCAPED = firstUnitsOf('\\*_~`|<[]#->+.)');
/** Characters after which markup is repeated, and the colon, which may cause a URL to be put in `<>`. */
const FRAMED = firstUnitsOf('\n\r\u2028\u2029:');

/** Returns the weight of text as sent. */
export function weightOf(sent: string): number {
  return Math.max(Buffer.byteLength(sent), lengthOf(sent) * WEIGHT_PER_CHARACTER);
}

/**
 * Returns an upper bound of the weight of a string or span after escaping. A string's weight is the sum over its code
 * points, so that no strings are created: each morning's digest is weighed for every channel.
 */
export function weightOfPart(part: Span): number {
  if (typeof part !== 'string') return weightOf(markdownOf([part])) + WEIGHT_PER_CHARACTER;
  let weight = 0;
  for (let at = 0; at < part.length; ) {
    const code = part.codePointAt(at) ?? 0;
    at += code > 0xffff ? 2 : 1;
    const added = FRAMED.has(code) ? 2 : ESCAPED.has(code) ? 1 : 0;
    weight += Math.max(utf8Bytes(code), WEIGHT_PER_CHARACTER) + added * WEIGHT_PER_CHARACTER;
  }
  return weight;
}

/**
 * Returns the length in UTF-8 (RFC 3629, section 3); a lone surrogate is sent as U+FFFD, which takes three bytes as
 * well.
 */
function utf8Bytes(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
