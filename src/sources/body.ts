import { PassThrough, type Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';

/** A body that is larger than allowed once decompressed. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';

  constructor(mostBytes: number) {
    super(`the answer is larger than ${(mostBytes / 1_000_000).toFixed(1)} MB`);
  }
}

/** A body that is compressed in a way nobody offered to read. */
export class UnknownEncodingError extends Error {
  override readonly name = 'UnknownEncodingError';

  constructor(encoding: string) {
    super(`the answer has the unknown content encoding "${encoding.slice(0, 40)}"`);
  }
}

/** What to offer in `Accept-Encoding`. */
export const ACCEPTED_ENCODINGS = 'gzip, br, zstd';

const DECODERS: Readonly<Record<string, () => Transform>> = {
  identity: () => new PassThrough(),
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/**
 * Reads and decompresses a body, stopping at the first byte over `mostBytes` of what comes out of the decompression.
 * Throws BodyTooLargeError, UnknownEncodingError, or what the stream fails with.
 */
export async function readBody(
  body: Readable,
  contentEncoding: string,
  mostBytes: number,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  await pipeline(body, decoderOf(contentEncoding), async (decoded: AsyncIterable<Buffer>) => {
    for await (const chunk of decoded) {
      size += chunk.length;
      if (size > mostBytes) throw new BodyTooLargeError(mostBytes);
      chunks.push(chunk);
    }
  });
  return Buffer.concat(chunks, size);
}

/** Nested encodings are refused: no honest server needs them, and each multiplies what a bomb can unfold to. */
function decoderOf(contentEncoding: string): Transform {
  const encoding = contentEncoding.trim().toLowerCase() || 'identity';
  const create = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding] : undefined;
  if (!create) throw new UnknownEncodingError(encoding);
  return create();
}
