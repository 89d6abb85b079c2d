import { detectCharset } from './detectCharset.ts';
import { storableText } from './storableText.ts';
import { unitAt } from './unitAt.ts';
import { type Unreadable, type UnreadableCode, unreadable } from './unreadable.ts';

/** Decoded text, or why the bytes are not text. */
export type Decoded = { readonly kind: 'text'; readonly text: string } | Unreadable;

const SIGNATURES: readonly (readonly [code: UnreadableCode, bytes: readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['gzip', [0x1f, 0x8b]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['sqlite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
];
/** Number of bytes that are sampled. */
const SAMPLE = 65_536;
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes UTF-8, UTF-16, GB18030 (a superset of GBK and GB2312) and Big5 by the bytes, whatever is declared, and any
 * other charset by its declaration.
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded {
  if (bytes.length === 0) return unreadable('empty');
  const signature = SIGNATURES.find(([, start]) => start.every((byte, i) => bytes[i] === byte));
  if (signature) return unreadable(signature[0]);
  const utf8 = validUtf8(bytes);
  if (utf8 !== undefined) return { kind: 'text', text: storableText(utf8) };
  const text = new TextDecoder(detectCharset(bytes, declared)).decode(bytes);
  if (isBinary(text)) return unreadable('binary');
  return { kind: 'text', text: storableText(text) };
}

/** Decodes bytes that are entirely valid UTF-8: most documents are, and no other text looks like it. */
function validUtf8(bytes: Uint8Array): string | undefined {
  if (bytes.subarray(0, SAMPLE).includes(0)) return undefined;
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function isBinary(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  if (!/[\u0000-\u0008\u000b\u000e-\u001f\ufffd]/.test(sample)) return false;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = unitAt(sample, i);
    if (code === 0xfffd || (code < 0x20 && code !== 9 && code !== 10 && code !== 13 && code !== 12)) odd++;
  }
  // A truncated text ends in a broken character.
  return odd > 1 + 0.02 * sample.length;
}
