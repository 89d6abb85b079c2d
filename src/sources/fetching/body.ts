import { Writable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';

/** Error: a body is larger than allowed, before or after decompression. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';

  constructor(mostBytes: number) {
    super(`the answer is larger than ${(mostBytes / 1_000_000).toFixed(1)} MB`);
  }
}

/** Error: a body has an encoding that was not offered. */
export class UnknownEncodingError extends Error {
  override readonly name = 'UnknownEncodingError';

  constructor(encoding: string) {
    super(`the answer has the unknown content encoding "${encoding.slice(0, 40)}"`);
  }
}

/** Value of `Accept-Encoding`. */
export const ACCEPTED_ENCODINGS = 'gzip, br, zstd';

/**
 * Collects a body of up to `mostBytes`; more is a BodyTooLargeError. It never pauses the sender: a parser that was
 * paused when its server closed the connection ended the process (https://github.com/nodejs/undici/issues/5360).
 */
export class BodyCollector extends Writable {
  readonly #chunks: Uint8Array[] = [];
  readonly #mostBytes: number;
  #size = 0;

  constructor(mostBytes: number) {
    super({ highWaterMark: Number.MAX_SAFE_INTEGER });
    this.#mostBytes = mostBytes;
  }

  override _write(chunk: Uint8Array, _encoding: string, done: (error?: Error) => void): void {
    this.#size += chunk.length;
    if (this.#size > this.#mostBytes) {
      this.#chunks.length = 0;
      done(new BodyTooLargeError(this.#mostBytes));
      return;
    }
    this.#chunks.push(chunk);
    done();
  }

  /** All bytes received. */
  get bytes(): Buffer {
    return Buffer.concat(this.#chunks, this.#size);
  }
}

type Decompress = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const inflateWrapped: Decompress = promisify(inflate);
const inflateBare: Decompress = promisify(inflateRaw);

const DECOMPRESS: Readonly<Record<string, Decompress>> = {
  identity: async (body) => body,
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: (body, options) => (hasZlibHeader(body) ? inflateWrapped : inflateBare)(body, options),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
};

/**
 * Decodes a `Content-Encoding`, up to `mostBytes` of output. Rejects with a BodyTooLargeError, an UnknownEncodingError,
 * or the decompression's error. Nested encodings are refused: no honest server needs them, and each multiplies the size
 * of a decompression bomb.
 */
export async function decompressBody(
  body: Buffer,
  contentEncoding: string,
  mostBytes: number,
): Promise<Uint8Array> {
  const named = contentEncoding.trim().toLowerCase() || 'identity';
  // Files that are stored compressed on a server (feed.xml.gz) are sent without a `Content-Encoding`.
  const encoding = named === 'identity' && isGzip(body) ? 'gzip' : named;
  const decompress = Object.hasOwn(DECOMPRESS, encoding) ? DECOMPRESS[encoding] : undefined;
  if (!decompress) throw new UnknownEncodingError(encoding);
  if (body.length === 0) return body;
  try {
    return await decompress(body, { maxOutputLength: mostBytes });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw new BodyTooLargeError(mostBytes);
    throw error;
  }
}

/** Whether bytes begin with the header of gzip (RFC 1952, 2.3.1), as no text does. */
function isGzip([first, second, method]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b && method === 8;
}

/** Whether a `deflate` body has the header of RFC 1950 that RFC 9110 requires; some servers omit it. */
function hasZlibHeader([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}
