import { shippedLines } from './shippedData.ts';

/** Bytes that are looked at, from the first that is not ASCII on. */
const SAMPLE_BYTES = 65_536;

/** A decoding of which fewer characters than this are among the common ones is of another charset: chance gives 2 %. */
const COMMON_SHARE_LEAST = 0.25;

/** A decoding of which so many are is Chinese, whatever is declared. */
const CHINESE_SHARE_SURE = 0.5;

/** More broken sequences than this among the characters beyond ASCII, and it is not the charset of the text. */
const BROKEN_SHARE_MOST = 0.02;

/** Decoders' names of the charsets of Chinese that bytes are tried in; GB18030 holds GBK and GB2312. */
const CHINESE_CHARSETS = ['gb18030', 'big5'] as const;

/**
 * Charsets whose bytes resemble those of Chinese ones; a document that is whole in its declared one is left in it, unless
 * it is far better Chinese: of Chinese texts more than half of the characters are common ones, of Japanese and Korean
 * bytes read as Chinese at most 30 %.
 */
const OTHER_EAST_ASIAN: ReadonlySet<string> = new Set(['euc-jp', 'shift_jis', 'iso-2022-jp', 'euc-kr']);

/**
 * The decoder's name of the charset that bytes are in which are not UTF-8 throughout. What the bytes plainly are goes
 * before what is declared: servers and templates declare a default, and mirrors convert pages without their
 * declarations. `declared` comes from beside the document (HTTP, a feed); its own declaration is found here.
 */
export function detectCharset(bytes: Uint8Array, declared: string | undefined): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const wide = wideCharset(bytes.subarray(0, SAMPLE_BYTES));
  if (wide) return wide;
  const sample = sampleOf(bytes);
  if (isUtf8(sample)) return 'utf-8';
  // What is not wide by its bytes is in no UTF-16, whatever it says.
  const labels = [knownCharset(declared), writtenCharset(bytes)]
    .filter((label) => label !== undefined)
    .filter((label) => !label.startsWith('utf-16'));
  const chinese = plainChinese(sample);
  const other = labels.find((label) => OTHER_EAST_ASIAN.has(label));
  if (other && isWholeIn(other, sample, chinese?.share ?? 0)) return other;
  return (
    chinese?.charset ??
    labels.find(isTelling) ??
    labels.find((label) => label !== 'utf-8') ??
    unlabelled(sample)
  );
}

/** Neither UTF-8, which the bytes are not, nor the Latin default of servers, which says nothing. */
function isTelling(label: string): boolean {
  return label !== 'utf-8' && label !== 'windows-1252';
}

function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  return bytes.subarray(Math.max(first, 0), Math.max(first, 0) + SAMPLE_BYTES);
}

/** The charset in which the bytes are whole and read as common Chinese, better than in any other; undefined if none. */
function plainChinese(sample: Uint8Array): { charset: string; share: number } | undefined {
  const tried = CHINESE_CHARSETS.map((charset) => ({ charset, text: decodeSample(charset, sample) }))
    .filter(({ text }) => brokenShare(text) <= BROKEN_SHARE_MOST)
    .map(({ charset, text }) => ({ charset, share: commonShare(text) }))
    .sort((a, b) => b.share - a.share);
  const [best] = tried;
  return best && best.share >= COMMON_SHARE_LEAST ? best : undefined;
}

/** Whether bytes are whole in a charset of Japanese or Korean and not plainly Chinese, of which `chineseShare` is common. */
function isWholeIn(charset: string, sample: Uint8Array, chineseShare: number): boolean {
  const text = decodeSample(charset, sample);
  if (brokenShare(text) > BROKEN_SHARE_MOST) return false;
  return chineseShare < CHINESE_SHARE_SURE || chineseShare < 2 * commonShare(text);
}

/**
 * The charset of bytes of which nothing is declared and which are no plain Chinese. In Chinese nearly every byte beyond
 * ASCII has another beside it, in Latin texts hardly any.
 */
function unlabelled(sample: Uint8Array): string {
  let beyond = 0;
  let paired = 0;
  for (let index = 0; index < sample.length; index += 1) {
    if ((sample[index] ?? 0) < 0x80) continue;
    beyond += 1;
    if ((sample[index - 1] ?? 0) >= 0x80 || (sample[index + 1] ?? 0) >= 0x80) paired += 1;
  }
  return paired * 2 < beyond ? 'windows-1252' : 'gb18030';
}

function decodeSample(charset: string, sample: Uint8Array): string {
  return new TextDecoder(charset).decode(sample);
}

/** Among the characters beyond ASCII, the share of those that stand for broken bytes; the last one may be cut off. */
function brokenShare(text: string): number {
  let beyond = 0;
  let broken = 0;
  for (let index = 0; index < text.length - 1; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x80) beyond += 1;
    if (code === 0xfffd) broken += 1;
  }
  return beyond === 0 ? 0 : broken / beyond;
}

/** Among the characters beyond ASCII, the share of those that Chinese is mostly written in, its punctuation included. */
function commonShare(text: string): number {
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

/** The charset that the document itself names. */
function writtenCharset(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return knownCharset(/(?:charset|encoding)\s*=[\s"']*([\w-]+)/i.exec(start)?.[1]);
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
