import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readableText } from '../fake-discord/reading.ts';
import { type ProxyServer, startProxyServer } from '../network/proxyServer.ts';
import { PATIENCE, preparedState, Scene } from './stage.ts';

/** Some seconds before the digest of the newest samples is due, and so many until it is. */
const BEFORE_EIGHT = '2024-12-26T23:59:54Z';
const TILL_EIGHT_MILLISECONDS = 10_000;

let state: string;
let scene: Scene;
let proxy: ProxyServer;
beforeAll(async () => {
  state = await preparedState(['data/samples'], '2024-12-26T23:30:00Z');
}, PATIENCE.timeout);
afterAll(() => rmSync(state, { recursive: true }));
beforeEach(async () => {
  scene = await Scene.set({ at: BEFORE_EIGHT, state });
  const { port } = new URL(scene.fake.apiUrl);
  proxy = await startProxyServer({ hosts: { 'discord-abroad': { host: '127.0.0.1', port: Number(port) } } });
});
afterEach(async () => {
  await scene.strike();
  await proxy.close();
});

/** Discord under a name that the proxy alone can resolve, as in a network that blocks it; credentials come with the proxy. */
function blockedNetwork(name: string): Record<string, string> {
  const { host } = new URL(proxy.url);
  return {
    DISCORD_API_URL: 'http://discord-abroad/api',
    [name]: `http://operator:geheim@${host}`,
    SULAN_LOG_LEVEL: 'debug',
  };
}

describe('in a network that reaches Discord through a proxy alone', PATIENCE, () => {
  test.each(['HTTP_PROXY', 'all_proxy'])('%s carries REST, gateway and digests', async (name) => {
    await scene.subscribe();
    await scene.pass(TILL_EIGHT_MILLISECONDS);
    const bot = await scene.startBot(blockedNetwork(name));
    expect(readableText(await scene.fake.waitForMessage(scene.channel))).toContain('一分钟速览');
    const user = scene.fake.world.owner;
    const answer = await scene.fake.interact({ kind: 'command', name: 'help', user, channel: scene.channel });
    expect(answer.text).toContain('/news');
    const { host } = new URL(scene.fake.apiUrl);
    expect(proxy.asked).toContain('CONNECT discord-abroad:80');
    expect(proxy.asked).toContain(`CONNECT ${host}`);
    expect(new Set(proxy.authorizations)).toEqual(
      new Set([`Basic ${Buffer.from('operator:geheim').toString('base64')}`]),
    );
    await scene.stopBot(bot);
    expect(bot.output).toContain(proxy.url);
    expect(bot.output).not.toContain('geheim');
  });
});
