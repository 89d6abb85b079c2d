import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Scene } from './scene.ts';
import { brokenPromises } from './verdict.ts';

const CREATE = 'POST /channels/:channel/messages';

let scene: Scene;
beforeEach(async () => {
  scene = await Scene.set({ channels: 2, scale: 2, kindOf: () => 'text' });
});
afterEach(() => scene.clear());

test('a stop during a request that is never answered takes less than ten seconds, and the next bot finds the message', async () => {
  scene.fake.nextFor(CREATE, { kind: 'silence', done: true });
  const first = scene.spawn();
  await scene.fake.until('the message', () => (scene.messagesByKey().size > 0 ? true : undefined), 60_000);
  const asked = performance.now();
  expect(await first.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(performance.now() - asked).toBeLessThan(10_000);
  expect((await scene.deliveries()).filter(({ attemptedAt }) => attemptedAt !== null)).toHaveLength(1);
  const next = scene.spawn();
  await vi.waitFor(
    async () => {
      expect((await scene.deliveries()).every(({ state }) => state === 'sent')).toBe(true);
      // A plain line that is sent still waits for its layout.
      expect(await scene.open()).toBe(0);
    },
    // What the first one could not give back any more comes back when its lease ends.
    { timeout: 60_000, interval: 100 },
  );
  await next.kill('SIGTERM');
  expect(await brokenPromises(scene)).toEqual([]);
}, 180_000);

test('a token that Discord stops accepting ends the bot with a clear word and without a storm', async () => {
  scene.fake.nextFor(CREATE, { kind: 'status', status: 401 });
  const bot = scene.spawn();
  expect((await bot.exited).code).toBe(1);
  expect(bot.stderr).toContain('Discord does not accept DISCORD_TOKEN');
  expect(scene.fake.records.of(CREATE).length).toBeLessThanOrEqual(2);
  expect((await scene.deliveries()).every(({ state }) => state === 'due' || state === 'sent')).toBe(true);
}, 240_000);
