import { createServer, type Server, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFetcher, type Fetched, type Fetcher } from '../../../src/sources/fetching/fetcher.ts';

type Send = (socket: Socket) => Promise<void> | void;

let server: Server;
let send: Send;
let fetcher: Fetcher;
let url: string;
let uncaught: unknown[];
const note = (error: unknown) => uncaught.push(error);

beforeEach(async () => {
  uncaught = [];
  process.on('uncaughtExceptionMonitor', note);
  server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => void send(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  url = `http://127.0.0.1:${address.port}/`;
  fetcher = createFetcher({ userAgent: 'test', allows: () => true, timeoutMilliseconds: 20_000 });
});

afterEach(async () => {
  process.off('uncaughtExceptionMonitor', note);
  await fetcher.close();
  await new Promise((resolve) => server.close(resolve));
});

const LETTERS = randomLetters(3_000_000);

/** Letters that no compression makes small, so that what travels is large too. */
function letters(bytes: number): Buffer {
  return LETTERS.subarray(0, bytes);
}

function randomLetters(bytes: number): Buffer {
  const all = Buffer.alloc(bytes);
  let state = 42;
  for (let index = 0; index < bytes; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    all[index] = 33 + ((state >>> 16) % 90);
  }
  return all;
}

const ENCODINGS: readonly (readonly [string, (body: Buffer) => Buffer])[] = [
  ['identity', (body) => body],
  ['gzip', (body) => gzipSync(body)],
  ['deflate', (body) => deflateSync(body)],
  ['deflate', (body) => deflateRawSync(body)],
  ['br', (body) => brotliCompressSync(body, { params: { 1: 3 } })],
  ['zstd', (body) => zstdCompressSync(body)],
];

const SIZES = [1000, 65_536, 250_000, 2_000_000] as const;
const encoded = ENCODINGS.map(([encoding, encode]) => ({
  encoding,
  bodies: SIZES.map((size) => ({ body: letters(size), sent: encode(letters(size)) })),
}));

const FRAMINGS: readonly (readonly [string, (body: Buffer) => { head: string; framed: Buffer }])[] = [
  ['HTTP/1.0 until the end', (framed) => ({ head: 'HTTP/1.0 200 OK\r\n', framed })],
  ['close until the end', (framed) => ({ head: 'HTTP/1.1 200 OK\r\nConnection: close\r\n', framed })],
  [
    'close with a length',
    (framed) => ({
      head: `HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: ${framed.length}\r\n`,
      framed,
    }),
  ],
  [
    'close in chunks',
    (body) => ({
      head: 'HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n',
      framed: inChunks(body),
    }),
  ],
];

function inChunks(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let start = 0; start < body.length; start += 10_007) {
    const part = body.subarray(start, start + 10_007);
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}

const PACES: readonly (readonly [string, (socket: Socket, bytes: Buffer) => Promise<void> | void])[] = [
  ['at once', (socket, bytes) => void socket.end(bytes)],
  [
    'piece by piece',
    async (socket, bytes) => {
      for (let start = 0; start < bytes.length; start += 65_536) {
        socket.write(bytes.subarray(start, start + 65_536));
        await nextTurn();
      }
      socket.end();
    },
  ],
];

function bytesOf(fetched: Fetched): Buffer {
  if (fetched.kind !== 'fetched') throw new Error(`not fetched: ${JSON.stringify(fetched)}`);
  return Buffer.from(fetched.bytes);
}

describe('an answer of a server that closes the connection is read whole', () => {
  for (const { encoding, bodies } of encoded) {
    for (const [framing, frame] of FRAMINGS) {
      for (const [pace, write] of PACES) {
        test(`${encoding}, ${framing}, ${pace}`, async () => {
          for (const { body, sent } of bodies) {
            const { head, framed } = frame(sent);
            const bytes = Buffer.concat([
              Buffer.from(`${head}Content-Type: text/plain\r\nContent-Encoding: ${encoding}\r\n\r\n`),
              framed,
            ]);
            send = (socket) => write(socket, bytes);
            const read = bytesOf(await fetcher.get(url));
            expect(read.equals(body)).toBe(true);
          }
          expect(uncaught).toEqual([]);
        });
      }
    }
  }
});

describe('an answer that breaks off', () => {
  const whole = gzipSync(letters(400_000));
  test.each([
    ['in the middle of its length', `Content-Length: ${whole.length}\r\n`, 'network'],
    ['in the middle of the compression', '', 'encoding'],
  ])('%s is a failure', async (_name, header, reason) => {
    const head = `HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: gzip\r\n${header}\r\n`;
    send = (socket) => void socket.end(Buffer.concat([Buffer.from(head), whole.subarray(0, 250_000)]));
    expect(await fetcher.get(url)).toMatchObject({ kind: 'failed', reason });
    expect(uncaught).toEqual([]);
  });

  test('by a reset is a failure', async () => {
    const head = 'HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 900000\r\n\r\n';
    send = (socket) => {
      socket.write(Buffer.concat([Buffer.from(head), whole]), () => socket.resetAndDestroy());
    };
    expect(await fetcher.get(url)).toMatchObject({ kind: 'failed', reason: 'network' });
    expect(uncaught).toEqual([]);
  });
});

test.each([
  ['of 404', 'HTTP/1.0 404 Not Found', 'gone'],
  ['of 503', 'HTTP/1.0 503 Busy', 'status'],
])('a large body %s is not waited for', async (_name, line, reason) => {
  send = (socket) => void socket.end(Buffer.concat([Buffer.from(`${line}\r\n\r\n`), letters(3_000_000)]));
  expect(await fetcher.get(url)).toMatchObject({ kind: 'failed', reason });
  expect(uncaught).toEqual([]);
});

test('an empty body is an empty document, whatever it is encoded in', async () => {
  send = (socket) => void socket.end('HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\n');
  expect(bytesOf(await fetcher.get(url))).toHaveLength(0);
});
