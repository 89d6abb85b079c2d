import { brokenShare, commonShare, isUtf8, wideCharset } from './charsetEvidence.ts';

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
