import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, test } from 'vitest';
import { openPreviewPage, startArchive, startPreviewPage } from '../../src/web/start.ts';
import { conversationOf, newsApp, publish, storyTitled } from './newsroom.ts';

function memoryLog() {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { log: pino(destination), text: () => lines.join('') };
}

const place = {
  host: '127.0.0.1',
  port: 0,
  publicUrl: 'https://news.example.org',
  fullText: false,
  api: true,
  mcp: true,
};

test('the archive listens at its address and links to its public address', async () => {
  const { context, store } = newsApp();
  await publish(store, '2024-12-27', [storyTitled('小米筹建集群')]);
  const { log, text } = memoryLog();
  const server = await startArchive({ ...context, store }, place, log);
  expect(await (await fetch(`${server.url}/feed.atom`)).text()).toContain(
    'https://news.example.org/day/2024-12-27',
  );
  expect(text()).toContain(server.url);
  await server.close();
  await store.close();
});

test('without a public address the archive links to the port that it got', async () => {
  const { context, store } = newsApp();
  await publish(store, '2024-12-27', [storyTitled('小米筹建集群')]);
  const { log, text } = memoryLog();
  const server = await startArchive({ ...context, store }, { ...place, publicUrl: undefined }, log);
  const feed = await (await fetch(`${server.url}/feed.atom`)).text();
  expect(feed).toContain(`${server.url}/day/2024-12-27`);
  const description = await (await fetch(`${server.url}/api/v1/openapi.json`)).text();
  expect(description).toContain(`${server.url}/api/v1`);
  expect(`${feed}${description}${text()}`).not.toContain('127.0.0.1:0');
  await server.close();
  await store.close();
});

test('a page that fails tells its reader the id under which the log has the cause', async () => {
  const { context, store } = newsApp();
  const { log, text } = memoryLog();
  const server = await startArchive({ ...context, store }, place, log);
  await store.close();
  const page = await (await fetch(`${server.url}/columns`)).text();
  const id = /编号 ([0-9a-f]{8})/u.exec(page)?.[1] ?? 'none';
  expect(text()).toContain(id);
  expect(text()).toContain('a page failed');
  await server.close();
});

test('the preview page is on the loopback address alone', async () => {
  const app = newsApp();
  const server = await startPreviewPage(conversationOf(app), 0, memoryLog().log);
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
  expect((await fetch(server.url)).status).toBe(200);
  await server.close();
  await app.store.close();
});

test('the preview page takes a free port where the usual one is taken, and says so where the one that was asked for is', async () => {
  const app = newsApp();
  const { log } = memoryLog();
  const parts = conversationOf(app);
  const first = await startPreviewPage(parts, 0, log);
  const usual = Number(new URL(first.url).port);
  const second = await openPreviewPage(parts, { asked: undefined, usual }, log);
  expect(second.url).not.toBe(first.url);
  expect((await fetch(second.url)).status).toBe(200);
  await expect(openPreviewPage(parts, { asked: usual, usual }, log)).rejects.toThrow(
    `port ${usual}: another program uses it`,
  );
  await second.close();
  await first.close();
  await app.store.close();
});
