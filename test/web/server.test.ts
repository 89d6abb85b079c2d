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

test('the archive holds 300 connections at once, and the next reader is served when one has gone', async () => {
  const pages = new Hono();
  pages.get('/', (context) => context.text('页'));
  const server = await startWebServer(pages, '127.0.0.1', 0);
  const { closed, open } = await closedOf(server.url, 300, 5);
  expect([closed, open.length]).toEqual([5, 300]);
  for (const socket of open.slice(0, 50)) socket.destroy();
  await expect
    .poll(() =>
      fetch(server.url).then(
        (page) => page.text(),
        () => '',
      ),
    )
    .toBe('页');
  for (const socket of open) socket.destroy();
  await server.close();
});

test('the operator’s port holds 50', async () => {
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
