import { crc32, deflateSync } from 'node:zlib';
import { indexColours } from './indexColours.ts';
import type { Pixels } from './pixels.ts';

/** First bytes of a PNG file, and the fields of its header after the size (https://www.w3.org/TR/png-3/#11IHDR). */
const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Eight bits a sample, red, green and blue or places in a palette, the only compression, the only filtering, no interlacing. */
const IN_COLOURS = [8, 2, 0, 0, 0] as const;
const IN_PALETTE = [8, 3, 0, 0, 0] as const;
const FILTERED_NOT = 0;

/** The cards are of few flat colours: a higher level takes twice as long and saves little. */
const LEVEL = 3;

/**
 * Encodes an opaque picture as a PNG file: with a palette if it has at most 256 colours, as most charts have, which takes
 * two thirds of the time and half of the bytes.
 */
export function encodePng(pixels: Pixels): Uint8Array {
  const indexed = indexColours(pixels);
  const rows = indexed ? indexed.rows : withoutOpacity(pixels);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header(pixels, indexed ? IN_PALETTE : IN_COLOURS)),
    ...(indexed ? [chunk('PLTE', indexed.palette)] : []),
    chunk('IDAT', deflateSync(rows, { level: LEVEL })),
    chunk('IEND', new Uint8Array()),
  ]);
}

function header({ width, height }: Pixels, form: readonly number[]): Uint8Array {
  const fields = new DataView(new ArrayBuffer(13));
  fields.setUint32(0, width);
  fields.setUint32(4, height);
  for (const [at, value] of form.entries()) fields.setUint8(8 + at, value);
  return new Uint8Array(fields.buffer);
}

/** Returns the rows as PNG has them: each begins with its filter, and pixels have no opacity. */
function withoutOpacity({ width, height, data }: Pixels): Uint8Array {
  const rows = new Uint8Array(height * (1 + 3 * width));
  let from = 0;
  let to = 0;
  for (let y = 0; y < height; y += 1) {
    rows[to++] = FILTERED_NOT;
    for (let x = 0; x < width; x += 1) {
      rows[to++] = data[from++] ?? 0;
      rows[to++] = data[from++] ?? 0;
      rows[to++] = data[from++] ?? 0;
      from += 1;
    }
  }
  return rows;
}

/** Returns a chunk: its length, name and content, and a checksum of both (https://www.w3.org/TR/png-3/#5Chunk-layout). */
function chunk(name: string, content: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
