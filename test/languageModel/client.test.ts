import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createClient } from '../../src/languageModel/client.ts';
import type { CompletionClient, Prompt } from '../../src/languageModel/completion.ts';
import { NO_PROXIES, readProxies } from '../../src/network/proxies.ts';
import { type ModelServer, startModelServer } from './modelServer.ts';

const PROMPT: Prompt = {
  task: 'answer',
  instructions: 'Answer.',
  material: '{"stories":[]}',
  tokensMost: 50,
  timeoutMilliseconds: 20_000,
};

let server: ModelServer;
let client: CompletionClient;

beforeEach(async () => {
  server = await startModelServer();
  client = clientAt(server.url);
});
afterEach(async () => {
  await client.close();
  await server.close();
});

function clientAt(url: string, proxies = NO_PROXIES): CompletionClient {
  return createClient({ url, key: 'sk-secret', model: 'some-model' }, proxies, 'Sulan/test');
}

describe('a request', () => {
  test('is a chat completion with the key, and says nothing of this machine', async () => {
    server.answer = () => ({ kind: 'text', text: 'OK', usage: { prompt: 12, completion: 3 } });
    expect(await client.complete(PROMPT)).toEqual({
      kind: 'written',
      text: 'OK',
      tokens: { prompt: 12, completion: 3 },
    });
    const [request] = server.received;
    expect(request).toMatchObject({
      path: '/v1/chat/completions',
      body: {
        model: 'some-model',
        max_tokens: 50,
        messages: [
          { role: 'system', content: 'Answer.' },
          { role: 'user', content: '{"stories":[]}' },
        ],
      },
    });
    const names = Object.keys(request?.headers ?? {});
    expect(names.filter((name) => name.startsWith('x-'))).toEqual([]);
    expect(request?.headers).toMatchObject({ authorization: 'Bearer sk-secret', 'user-agent': 'Sulan/test' });
    expect(JSON.parse(request?.raw ?? '')).not.toHaveProperty('user');
  });

  test('names the limit as newer models want it, once one has said so', async () => {
    server.answer = ({ body }) =>
      body.max_tokens === undefined
        ? { kind: 'text', text: 'OK' }
        : {
            kind: 'status',
            status: 400,
            body: { error: { message: 'no', param: 'max_tokens', code: 'unsupported_parameter' } },
          };
    expect(await client.complete(PROMPT)).toMatchObject({ kind: 'written' });
    expect(await client.complete(PROMPT)).toMatchObject({ kind: 'written' });
    expect(server.received.map(({ body }) => body.max_completion_tokens)).toEqual([undefined, 50, 50]);
  });

  test('goes through the operator’s proxy', async () => {
    const tunnels: string[] = [];
    const proxy = createServer();
    proxy.on('connect', ({ url = '' }, socket) => {
      tunnels.push(url);
      const { hostname, port } = new URL(`http://${url}`);
      const outward = connect(Number(port), hostname, () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        outward.pipe(socket);
        socket.pipe(outward);
      });
      socket.on('close', () => outward.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const address = proxy.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    server.answer = () => ({ kind: 'text', text: 'OK' });
    const through = clientAt(server.url, readProxies({ HTTP_PROXY: `http://127.0.0.1:${port}` }));
    expect(await through.complete(PROMPT)).toMatchObject({ kind: 'written', text: 'OK' });
    expect(tunnels).toEqual([new URL(server.url).host]);
    await through.close();
    await new Promise((resolve) => {
      proxy.close(resolve);
      proxy.closeAllConnections();
    });
  });
});

describe('a failed completion is sorted by who must act', () => {
  test.each([
    [429, { 'retry-after': '7' }, { kind: 'limited', retryAfterSeconds: 7 }],
    [429, {}, { kind: 'limited', retryAfterSeconds: 0 }],
    [402, {}, { kind: 'limited', retryAfterSeconds: 0 }],
    [429, { 'retry-after': '999999' }, { kind: 'limited', retryAfterSeconds: 3600 }],
    [401, {}, { kind: 'refused', status: 401 }],
    [404, {}, { kind: 'refused', status: 404 }],
    [400, {}, { kind: 'refused', status: 400 }],
    [500, {}, { kind: 'failed' }],
    [503, {}, { kind: 'failed' }],
    [302, { location: 'http://127.0.0.1:1/' }, { kind: 'failed' }],
  ])('HTTP %i with %j', async (status, headers, expected) => {
    server.answer = () => ({
      kind: 'status',
      status,
      headers,
      body: { error: { message: 'sk-secret is wrong' } },
    });
    const completion = await client.complete(PROMPT);
    expect(completion).toMatchObject(expected);
    expect(JSON.stringify(completion)).not.toContain('sk-secret');
    expect(server.received).toHaveLength(1);
  });

  test('an answer that is no JSON, without text, or far too large is failed', async () => {
    const bodies = [
      '<html>',
      '{}',
      '{"choices":[]}',
      '{"choices":[{"message":{"content":null}}]}',
      'x'.repeat(3_000_000),
    ];
    for (const bytes of bodies) {
      server.answer = () => ({ kind: 'bytes', bytes });
      expect(await client.complete(PROMPT)).toMatchObject({ kind: 'failed' });
    }
  });

  test('a cut or refused connection is failed', async () => {
    server.answer = () => ({ kind: 'reset' });
    expect(await client.complete(PROMPT)).toMatchObject({ kind: 'failed' });
    await server.close();
    expect(await client.complete(PROMPT)).toMatchObject({
      kind: 'failed',
      reason: 'no answer (ECONNREFUSED)',
    });
  });

  test.each(['silence', 'drip'] as const)('%s ends with the time-out', async (kind) => {
    server.answer = () => ({ kind });
    expect(await client.complete({ ...PROMPT, timeoutMilliseconds: 50 })).toMatchObject({ kind: 'failed' });
  });

  test('closing ends what is under way', async () => {
    server.answer = () => ({ kind: 'silence' });
    const waiting = client.complete(PROMPT);
    await expect.poll(() => server.received.length).toBe(1);
    await client.close();
    expect(await waiting).toMatchObject({ kind: 'failed' });
  });
});
