import { brotliDecompressSync } from 'node:zlib';

/**
 * Names of tables by their WOFF2 index (https://www.w3.org/TR/WOFF2/#table_dir_format); 63 means that a four-letter tag
 * follows.
 */
const KNOWN_TABLES = [
  'cmap',
  'head',
  'hhea',
  'hmtx',
  'maxp',
  'name',
  'OS/2',
  'post',
  'cvt ',
  'fpgm',
  'glyf',
  'loca',
];
const NAMED_BY_LETTERS = 63;
const DIRECTORY_START = 48;

/**
 * Returns the code points with a glyph in a WOFF2 font, from its cmap table: the range listed by a font package also
 * contains characters without a glyph. Throws if it is no such font.
 */
export function readFontCharacters(font: Buffer): ReadonlySet<number> {
  if (font.toString('latin1', 0, 4) !== 'wOF2') throw new Error('a font is no WOFF2 file');
  const { offset, length, end } = findCmap(font);
  const tables = brotliDecompressSync(font.subarray(end));
  return readCmap(tables.subarray(offset, offset + length));
}

/** Finds the cmap table in the decompressed data, and the start of the compressed data. */
function findCmap(font: Buffer): { offset: number; length: number; end: number } {
  let at = DIRECTORY_START;
  let offset = 0;
  let cmap: { offset: number; length: number } | undefined;
  const number = () => {
    let value = 0;
    for (let byte = 0x80; byte >= 0x80; ) {
      byte = font.readUInt8(at++);
      value = value * 128 + (byte & 0x7f);
    }
    return value;
  };
  for (let left = font.readUInt16BE(12); left > 0; left -= 1) {
    const flags = font.readUInt8(at++);
    const known = flags & 0x3f;
    const isNamed = known === NAMED_BY_LETTERS;
    const tag = isNamed ? font.toString('latin1', at, at + 4) : KNOWN_TABLES[known];
    if (isNamed) at += 4;
    const plain = number();
    // By default glyf and loca are transformed, other tables are not.
    const version = flags >> 6;
    const isTransformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
    const length = isTransformed ? number() : plain;
    if (tag === 'cmap') cmap = { offset, length };
    offset += length;
  }
  if (!cmap) throw new Error('a font has no cmap table');
  return { ...cmap, end: at };
}

/** Parses subtables of formats 4 and 12 (https://learn.microsoft.com/typography/opentype/spec/cmap). */
function readCmap(cmap: Buffer): ReadonlySet<number> {
  const found = new Set<number>();
  for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + i * 8));
    const format = table.readUInt16BE(0);
    if (format === 12) readGroups(table, found);
    if (format === 4) readSegments(table, found);
  }
  return found;
}

function readGroups(table: Buffer, found: Set<number>): void {
  for (let i = 0; i < table.readUInt32BE(12); i += 1) {
    const [first, last] = [table.readUInt32BE(16 + i * 12), table.readUInt32BE(20 + i * 12)];
    for (let character = first; character <= last; character += 1) found.add(character);
  }
}

function readSegments(table: Buffer, found: Set<number>): void {
  const bytes = table.readUInt16BE(6);
  for (let i = 0; i < bytes; i += 2) {
    const last = table.readUInt16BE(14 + i);
    const first = table.readUInt16BE(16 + bytes + i);
    const delta = table.readUInt16BE(16 + 2 * bytes + i);
    const rangeAt = 16 + 3 * bytes + i;
    const range = table.readUInt16BE(rangeAt);
    for (let character = first; character <= last && character < 0xffff; character += 1) {
      const glyph =
        range === 0
          ? (character + delta) & 0xffff
          : table.readUInt16BE(rangeAt + range + (character - first) * 2);
      if (glyph !== 0) found.add(character);
    }
  }
}
