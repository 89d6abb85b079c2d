import { afterEach, beforeEach, expect, test } from 'vitest';
import { readProxies } from '../../../src/network/proxies.ts';
import { proxyCheck } from '../../../src/operator/doctor/proxy.ts';
import { doctorTexts } from '../../../src/operator/doctor/texts/doctorTexts.ts';
import { type ProxyServer, startProxyServer } from '../../network/proxyServer.ts';
import { startWebServer, text, type WebServer } from '../../sources/webServer.ts';

let server: WebServer;
let proxy: ProxyServer;

beforeEach(async () => {
  server = await startWebServer();
  server.on('/', text('Discord'));
});

afterEach(async () => {
  await proxy.close();
  await server.close();
});

async function findings(environment: Record<string, string>, refusal?: number) {
  proxy = await startProxyServer({
    hosts: { 'discord-abroad': { host: '127.0.0.1', port: Number(new URL(server.url).port) } },
    ...(refusal !== undefined && { refusal }),
  });
  const { host } = new URL(proxy.url);
  const named = Object.entries(environment).map(([name, value]) => [name, value.replace('HOST', host)]);
  const check = proxyCheck({
    proxies: readProxies(Object.fromEntries(named)),
    discordApiUrl: 'http://discord-abroad/api',
  });
  return JSON.stringify(await check.look(doctorTexts('en-US')));
}

test('the doctor names the proxy without its credentials and tries it', async () => {
  const found = await findings({ HTTP_PROXY: 'http://me:geheim@HOST' });
  expect(found).toContain(`${proxy.url} gives a way to discord-abroad`);
  expect(found).not.toContain('geheim');
  expect(proxy.asked).toEqual(['CONNECT discord-abroad:80']);
});

test('a proxy that refuses is broken', async () => {
  const found = await findings({ HTTP_PROXY: 'http://me:geheim@HOST' }, 407);
  expect(found).toContain('broken');
  expect(found).toContain('407');
  expect(found).not.toContain('geheim');
});

test('a SOCKS proxy is said not to be supported', async () => {
  expect(await findings({ ALL_PROXY: 'socks5://me:geheim@HOST' })).toMatch(/doubtful.*SOCKS/u);
});

test('no proxy is fine', async () => {
  expect(await findings({})).toContain('fine');
});
