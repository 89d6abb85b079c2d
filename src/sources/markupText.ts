import { isKnownCharset } from './contentType.ts';

/** How far into a document its own declaration of a charset is looked for, as browsers do (1024 bytes). */
const DECLARED_WITHIN_BYTES = 1024;
const XML_DECLARATION = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/i;
const META_CHARSET = /<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})/i;

/**
 * The text of a feed or a list page. Its charset is, in this order, that of a byte order mark, of the header, of the
 * XML declaration or meta element, else UTF-8. Bytes that fit no character become U+FFFD.
 */
export function decodeMarkup(bytes: Uint8Array, headerCharset?: string): string {
  const charset = charsetOfMark(bytes) ?? headerCharset ?? declaredCharset(bytes) ?? 'utf-8';
  return new TextDecoder(charset).decode(bytes);
}

function charsetOfMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARED_WITHIN_BYTES));
  const declared = (XML_DECLARATION.exec(start) ?? META_CHARSET.exec(start))?.[1];
  if (declared === undefined || !isKnownCharset(declared)) return undefined;
  // What could be read as ASCII is not in UTF-16, whatever it says.
  return /^utf-?16/i.test(declared) ? 'utf-8' : declared;
}
