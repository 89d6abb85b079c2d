import { afterEach, beforeEach, expect, test } from 'vitest';
import { Scene } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await Scene.set({ channels: 2, scale: 1, kindOf: () => 'text' });
});
afterEach(() => scene.clear());

test('a second process on one store says so and sends nothing; the first ends within ten seconds of SIGTERM', async () => {
  const first = scene.spawn();
  await first.waitForOutput('the bot is up', 30_000);
  const second = scene.spawn();
  expect((await second.exited).code).toBe(1);
  expect(second.stderr).toContain('Another 速览 already runs on the store');
  const asked = performance.now();
  expect(await first.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(performance.now() - asked).toBeLessThan(10_000);
}, 60_000);

test('a token that Discord stops accepting ends the bot with a clear word and without a storm', async () => {
  scene.fake.nextFor('POST /channels/:channel/messages', { kind: 'status', status: 401 });
  const bot = scene.spawn();
  expect((await bot.exited).code).toBe(1);
  expect(bot.stderr).toContain('Discord does not accept DISCORD_TOKEN');
  expect(scene.fake.records.of('POST /channels/:channel/messages').length).toBeLessThanOrEqual(2);
  expect(scene.ledger().every(({ state }) => state === 'due' || state === 'sent')).toBe(true);
}, 60_000);
