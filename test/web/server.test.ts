import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { createMetrics } from '../../src/operator/metrics.ts';
import { startOperatorServer } from '../../src/operator/server.ts';
import { openStore } from '../../src/store/open.ts';
import { startWebServer } from '../../src/web/server.ts';

/** Opens connections that ask nothing, and returns those that the server closes once so many more than `most` are open. */
async function closedOf(
  url: string,
  most: number,
  more: number,
): Promise<{ closed: number; open: Socket[] }> {
  const { hostname, port } = new URL(url);
  const sockets: Socket[] = [];
  let closed = 0;
  for (let i = 0; i < most + more; i += 1) {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      closed += 1;
    });
    await once(socket, 'connect');
    sockets.push(socket);
  }
  await expect.poll(() => closed).toBe(more);
  return { closed, open: sockets.filter(({ destroyed }) => !destroyed) };
}

/** Opens connections that ask nothing yet. */
async function open(url: string, count: number): Promise<Socket[]> {
  const { hostname, port } = new URL(url);
  const sockets: Socket[] = [];
  for (let i = 0; i < count; i += 1) {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    sockets.push(socket);
  }
  return sockets;
}

/** Asks for a page on a connection, and reads what comes until it is closed. */
async function askOn(socket: Socket): Promise<string> {
  socket.setEncoding('utf8');
  let answer = '';
  socket.on('data', (text) => {
    answer += text;
  });
  socket.write('GET / HTTP/1.1\r\nHost: news.example\r\n\r\n');
  await once(socket, 'close');
  return answer;
}

test('the archive serves 300 connections at once, tells the next 100 that it is full, and serves them when some have gone', async () => {
  const pages = new Hono();
  pages.get('/', (context) => context.text('页'));
  const server = await startWebServer(pages, '127.0.0.1', 0);
  const served = await open(server.url, 300);
  const late = await open(server.url, 5);
  for (const socket of late) {
    const answer = await askOn(socket);
    expect(answer).toContain('HTTP/1.1 503 Service Unavailable');
    expect(answer.toLowerCase()).toContain('retry-after: 5');
    expect(answer.toLowerCase()).toContain('connection: close');
  }
  const { closed, open: left } = await closedOf(server.url, 100, 3);
  expect([closed, left.length]).toEqual([3, 100]);
  for (const socket of [...served.slice(0, 50), ...left]) socket.destroy();
  await expect
    .poll(() =>
      fetch(server.url).then(
        (page) => page.text(),
        () => '',
      ),
    )
    .toBe('页');
  for (const socket of served) socket.destroy();
  await server.close();
});

test('the operator’s port keeps 50 connections', async () => {
  const store = openStore(':memory:');
  const metrics = createMetrics(store, { now: () => new Date() }, async () => new Map());
  const server = await startOperatorServer('127.0.0.1', 0, {
    registry: metrics.registry,
    readiness: () => ({ kind: 'ready' }),
  });
  const { closed, open } = await closedOf(server.url, 50, 3);
  expect([closed, open.length]).toEqual([3, 50]);
  for (const socket of open) socket.destroy();
  await expect
    .poll(() =>
      fetch(`${server.url}/livez`).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
  await server.close();
  await store.close();
});
