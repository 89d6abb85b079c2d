import { shippedLines } from './shippedData.ts';

/** Returns the share of replacement characters among those beyond ASCII; the last character may be truncated. */
export function brokenShare(text: string): number {
  let beyond = 0;
  let broken = 0;
  for (let index = 0; index < text.length - 1; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x80) beyond += 1;
    if (code === 0xfffd) broken += 1;
  }
  return beyond === 0 ? 0 : broken / beyond;
}

/** Returns the share of common Chinese characters and punctuation among those beyond ASCII. */
export function commonShare(text: string): number {
  commonCharacters ??= readCommonCharacters();
  let beyond = 0;
  let common = 0;
  for (const character of text) {
    if (character < '\u0080') continue;
    beyond += 1;
    if (commonCharacters.has(character)) common += 1;
  }
  return beyond === 0 ? 0 : common / beyond;
}

const PUNCTUATION = '，。、；：？！“”‘’「」『』《》（）【】…—·　';

let commonCharacters: ReadonlySet<string> | undefined;

function readCommonCharacters(): ReadonlySet<string> {
  return new Set([...PUNCTUATION, ...shippedLines('common-characters.txt').join('')]);
}

/** Whether nearly all multi-byte sequences are valid UTF-8; a copy may contain a few broken ones. */
export function isUtf8(sample: Uint8Array): boolean {
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

/**
 * Detects UTF-16 without a byte order mark by its zero bytes, or by pairs that are mostly Chinese characters or
 * punctuation.
 */
export function wideCharset(sample: Uint8Array): string | undefined {
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
