/** Text of a document, or why its bytes are none; the reason is one sentence for a person. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

const SIGNATURES: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['a PDF file', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a ZIP or Office file', [0x50, 0x4b, 0x03, 0x04]],
  ['a gzip file', [0x1f, 0x8b]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['an SQLite file', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
];
/** Bytes from which the statistics are taken. */
const SAMPLE = 65_536;
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes UTF-8, UTF-16 and GB18030 (which holds GBK and GB2312), and any other charset that is declared.
 * What the bytes show goes before what is declared: mirrors convert pages and keep the old declaration.
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded {
  if (bytes.length === 0) return { kind: 'unreadable', reason: 'The document is empty.' };
  const signature = SIGNATURES.find(([, start]) => start.every((byte, i) => bytes[i] === byte));
  if (signature) return { kind: 'unreadable', reason: `The document is ${signature[0]}, not a text.` };
  const utf8 = validUtf8(bytes);
  if (utf8 !== undefined) return { kind: 'text', text: utf8 };
  const text = decodeWith(charsetOf(bytes, declared), bytes);
  if (isBinary(text)) return { kind: 'unreadable', reason: 'The document holds binary data, not a text.' };
  return { kind: 'text', text };
}

/** The text of bytes that are UTF-8 throughout: nearly all are, and nothing else looks like it. */
function validUtf8(bytes: Uint8Array): string | undefined {
  if (bytes.subarray(0, SAMPLE).includes(0)) return undefined;
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function charsetOf(bytes: Uint8Array, declared: string | undefined): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  const wide = wideCharset(sample);
  if (wide) return wide;
  if (isUtf8(sample)) return 'utf-8';
  const named = knownCharset(declared) ?? writtenCharset(sample);
  return named && named !== 'utf-8' ? named : 'gb18030';
}

/** Whether nearly all multi-byte sequences are those of UTF-8; a copy may have a few broken ones. */
function isUtf8(sample: Uint8Array): boolean {
  let good = 0;
  let broken = 0;
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i] ?? 0;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let followers = 0;
    while (followers < length && ((sample[i + followers + 1] ?? 0) & 0xc0) === 0x80) followers++;
    const cutOff = i + length >= sample.length;
    if (length > 0 && (followers === length || cutOff)) good++;
    else broken++;
    i += followers;
  }
  return broken <= good * 0.02;
}

/** UTF-16 without a mark shows in its zeros, or in most pairs being Chinese characters or their punctuation. */
function wideCharset(sample: Uint8Array): string | undefined {
  const pairs = Math.floor(sample.length / 2);
  if (pairs < 2 || !sample.includes(0)) return undefined;
  let little = 0;
  let big = 0;
  for (let i = 0; i < pairs; i++) {
    const first = sample[2 * i] ?? 0;
    const second = sample[2 * i + 1] ?? 0;
    if (isCommon((second << 8) | first)) little++;
    if (isCommon((first << 8) | second)) big++;
  }
  const best = Math.max(little, big);
  if (best < 0.9 * pairs || Math.abs(little - big) < 0.3 * pairs) return undefined;
  return little > big ? 'utf-16le' : 'utf-16be';
}

function isCommon(unit: number): boolean {
  return (
    (unit >= 0x20 && unit < 0x7f) ||
    unit === 0x0a ||
    unit === 0x0d ||
    unit === 0x09 ||
    (unit >= 0x2010 && unit <= 0x2030) ||
    (unit >= 0x3000 && unit <= 0x303f) ||
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0xff00 && unit <= 0xff5e)
  );
}

/** The charset that the document itself names; one that could be read as ASCII is not in UTF-16, whatever it says. */
function writtenCharset(sample: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(sample.subarray(0, 4096));
  const named = knownCharset(/(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1]);
  return named?.startsWith('utf-16') ? undefined : named;
}

/** The decoder's name of a declared charset, GB2312 and GBK as the GB18030 that holds them; undefined if unknown. */
function knownCharset(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(name.trim());
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return undefined;
  }
}

function decodeWith(charset: string, bytes: Uint8Array): string {
  return new TextDecoder(charset).decode(bytes);
}

function isBinary(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  if (!/[\u0000-\u0008\u000b\u000e-\u001f\ufffd]/.test(sample)) return false;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code === 0xfffd || (code < 0x20 && code !== 9 && code !== 10 && code !== 13 && code !== 12)) odd++;
  }
  // A text that was cut off ends in a broken character.
  return odd > 1 + 0.02 * sample.length;
}
