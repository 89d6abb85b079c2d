import { shippedLines } from './shippedData.ts';

/** Number of bytes sampled, starting at the first that is not ASCII. */
const SAMPLE_BYTES = 65_536;

/** Least share of common characters in a correct decoding; chance gives 2 %. */
const COMMON_SHARE_LEAST = 0.25;

/** Share of common characters at which a text is Chinese, whatever is declared. */
const CHINESE_SHARE_SURE = 0.5;

/** Largest share of broken sequences among the characters beyond ASCII in a correct decoding. */
const BROKEN_SHARE_MOST = 0.02;

/** Names of the Chinese charsets that are tried; GB18030 includes GBK and GB2312. */
const CHINESE_CHARSETS = ['gb18030', 'big5'] as const;

/**
 * Charsets whose bytes resemble Chinese ones. A document that is valid in its declared one keeps it, unless it is far
 * better Chinese: in Chinese texts more than half of the characters are common, in Japanese and Korean bytes read as
 * Chinese at most 30 %.
 */
const OTHER_EAST_ASIAN: ReadonlySet<string> = new Set(['euc-jp', 'shift_jis', 'iso-2022-jp', 'euc-kr']);

/**
 * Returns the charset of bytes that are not valid UTF-8, by the decoder's name. The bytes take precedence over
 * declarations: servers and templates declare a default, and mirrors convert pages without changing their declarations.
 * `declared` comes with the document (HTTP, a feed); its own declaration is read here.
 */
export function detectCharset(bytes: Uint8Array, declared: string | undefined): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const wide = wideCharset(bytes.subarray(0, SAMPLE_BYTES));
  if (wide) return wide;
  const sample = sampleOf(bytes);
  if (isUtf8(sample)) return 'utf-8';
  // UTF-16 would show in the bytes, so a declaration of it is ignored.
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

/**
 * Whether a declared charset tells anything: not UTF-8, which the bytes are not, and not the servers' default Latin-1.
 */
function isTelling(label: string): boolean {
  return label !== 'utf-8' && label !== 'windows-1252';
}

function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  return bytes.subarray(Math.max(first, 0), Math.max(first, 0) + SAMPLE_BYTES);
}

/**
 * Returns the charset in which the bytes are valid and read as common Chinese, better than in any other; undefined if
 * none.
 */
function plainChinese(sample: Uint8Array): { charset: string; share: number } | undefined {
  const tried = CHINESE_CHARSETS.map((charset) => ({ charset, text: decodeSample(charset, sample) }))
    .filter(({ text }) => brokenShare(text) <= BROKEN_SHARE_MOST)
    .map(({ charset, text }) => ({ charset, share: commonShare(text) }))
    .sort((a, b) => b.share - a.share);
  const [best] = tried;
  return best && best.share >= COMMON_SHARE_LEAST ? best : undefined;
}

/**
 * Whether bytes are valid in a Japanese or Korean charset and not clearly Chinese; `chineseShare` is their share of
 * common characters.
 */
function isWholeIn(charset: string, sample: Uint8Array, chineseShare: number): boolean {
  const text = decodeSample(charset, sample);
  if (brokenShare(text) > BROKEN_SHARE_MOST) return false;
  return chineseShare < CHINESE_SHARE_SURE || chineseShare < 2 * commonShare(text);
}

/**
 * Returns the charset of bytes that have no declaration and are not clearly Chinese. In Chinese nearly every byte
 * beyond ASCII has a neighbour beyond ASCII, in Latin texts hardly any.
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

/** Returns the share of replacement characters among those beyond ASCII; the last character may be truncated. */
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

/** Returns the share of common Chinese characters and punctuation among those beyond ASCII. */
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

/** Whether nearly all multi-byte sequences are valid UTF-8; a copy may contain a few broken ones. */
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

/**
 * Detects UTF-16 without a byte order mark by its zero bytes, or by pairs that are mostly Chinese characters or
 * punctuation.
 */
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

/** Returns the charset declared in the document. */
function writtenCharset(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return knownCharset(/(?:charset|encoding)\s*=[\s"']*([\w-]+)/i.exec(start)?.[1]);
}

/** Returns the decoder's name of a declared charset, GB18030 for GB2312 and GBK; undefined if unknown. */
function knownCharset(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  try {
    const { encoding } = new TextDecoder(name.trim());
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return undefined;
  }
}
