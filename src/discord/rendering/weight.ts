import type { Span } from '../../messages/message.ts';
import { LIMITS, lengthOf } from './limits.ts';
import { markdownOf } from './markdown.ts';

/** Weight is one number for both of Discord's limits on text: bytes, or characters scaled to as much of their limit. */
const WEIGHT_PER_CHARACTER = LIMITS.textBytes / LIMITS.textCharacters;

/** The weight that a whole message may have. */
export const MAX_WEIGHT = LIMITS.textBytes;

/** Characters that escaping may double, at any place or at the start of a line. */
const ESCAPED = codesOf('\\*_~`|<[]#->+.)');
/** Characters after which a line's markup is repeated, and the colon, which may make an address put in `<>`. */
const FRAMED = codesOf('\n\r\u2028\u2029:');

/** The weight of text as it is sent. */
export function weightOf(sent: string): number {
  return Math.max(Buffer.byteLength(sent), lengthOf(sent) * WEIGHT_PER_CHARACTER);
}

/**
 * The most that a string or a span can weigh once it is escaped; never less than what is sent. A string weighs what its
 * code points weigh together, which are numbers here: every digest of a morning is weighed for each of its channels.
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

/** RFC 3629, section 3; half of a pair is sent as U+FFFD, which takes three as well. */
function utf8Bytes(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

function codesOf(characters: string): ReadonlySet<number> {
  return new Set([...characters].map((character) => character.charCodeAt(0)));
}
