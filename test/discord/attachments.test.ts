import { afterEach, beforeEach, expect, test } from 'vitest';
import { attachmentsOf } from '../../src/discord/attachments.ts';
import { NO_PROXIES, type Proxies, readProxies } from '../../src/network/proxies.ts';
import { type ProxyServer, startProxyServer } from '../network/proxyServer.ts';
import { startWebServer, text, type WebServer } from '../sources/webServer.ts';

let server: WebServer;
let proxy: ProxyServer;
let logged: object[];
beforeEach(async () => {
  server = await startWebServer();
  server.on('/attachments/1/post.md', text('# 早报'));
  logged = [];
  const port = Number(new URL(server.url).port);
  proxy = await startProxyServer({ hosts: { 'cdn.example': { host: '127.0.0.1', port } } });
});
afterEach(async () => {
  await proxy.close();
  await server.close();
});

async function fetched(url: string, proxies: Proxies, apiUrl?: string): Promise<string | undefined> {
  const log = { warn: (entry: object) => logged.push(entry) };
  const attachments = attachmentsOf({ userAgent: 'test', apiUrl, proxies, log });
  const bytes = await attachments.fetch(url);
  await attachments.close();
  return bytes && new TextDecoder().decode(bytes);
}

test('an attachment is fetched through the proxy', async () => {
  const proxies = readProxies({ ALL_PROXY: proxy.url });
  expect(await fetched('http://cdn.example/attachments/1/post.md', proxies)).toBe('# 早报');
  expect(proxy.asked).toEqual(['CONNECT cdn.example:80']);
});

test('an attachment on an inner address is not fetched, by proxy or not, and the key in its url not logged', async () => {
  const url = `${server.url}/attachments/1/post.md?hm=geheim`;
  for (const proxies of [NO_PROXIES, readProxies({ ALL_PROXY: proxy.url })])
    expect(await fetched(url, proxies)).toBeUndefined();
  expect(server.requests).toEqual([]);
  expect(logged).toHaveLength(2);
  expect(JSON.stringify(logged)).not.toContain('geheim');
});

test('an inner address is fetched if the API is on this machine too', async () => {
  expect(await fetched(`${server.url}/attachments/1/post.md`, NO_PROXIES, server.url)).toBe('# 早报');
});
