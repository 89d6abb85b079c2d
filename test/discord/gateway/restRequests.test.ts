import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restRequests } from '../../../src/discord/gateway/restRequests.ts';
import type { RateLimiter, TurnOptions } from '../../../src/discord/sending/rateLimiter.ts';

let server: Server;
let base: string;
const dispatcher = new Agent();

beforeAll(async () => {
  server = createServer((_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await dispatcher.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** A limiter that gives every turn at the second try, and remembers what was asked and ended. */
function limiter() {
  const asked: (TurnOptions | undefined)[] = [];
  const ended: boolean[] = [];
  const pace: RateLimiter = {
    turn: async (_signal, options) => {
      asked.push(options);
      return { ready: async () => asked.length > 1, ended: () => void ended.push(true) };
    },
    pause: () => undefined,
    close: async () => undefined,
  };
  return { pace, asked, ended };
}

const INIT = { method: 'GET', headers: {}, body: null };

test('a request that Discord counts with deliveries takes one of their turns, before waiting ones', async () => {
  const { pace, asked, ended } = limiter();
  const response = await restRequests(dispatcher, pace)(`${base}/api/v10/gateway/bot`, INIT);
  expect(response.status).toBe(200);
  expect(asked).toEqual([{ isNext: true }, { isNext: true }]);
  expect(ended).toHaveLength(1);
});

test.each(['/api/v10/interactions/1/token/callback', '/proxy/v10/webhooks/1/token'])(
  'an answer to an interaction waits for no turn: %s',
  async (path) => {
    const { pace, asked } = limiter();
    expect((await restRequests(dispatcher, pace)(`${base}${path}`, INIT)).status).toBe(200);
    expect(asked).toEqual([]);
  },
);
