import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { SHORT_LIVED, spawnNode } from '../fake-discord/process.ts';
import { PATIENCE, preparedState, Scene } from './stage.ts';

/** 07:30 in Beijing on the day of the newest samples. */
const HALF_PAST_SEVEN = '2024-12-26T23:30:00Z';
const ONE_HOUR_MILLISECONDS = 3_600_000;

/** Has a process meet an error of its own making at SIGUSR2. */
function failingAtSignal(failure: string): { NODE_OPTIONS: string } {
  const code = `process.on('SIGUSR2',()=>setImmediate(()=>{${failure}}))`;
  return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(code)}` };
}

let state: string;
let scene: Scene | undefined;
beforeAll(async () => {
  state = await preparedState(['data/samples'], HALF_PAST_SEVEN);
}, PATIENCE.timeout);
afterAll(() => rmSync(state, { recursive: true }));
afterEach(async () => {
  await scene?.strike();
  scene = undefined;
});

describe('an error that nothing caught', PATIENCE, () => {
  test.each([
    ['an exception', "throw new Error('made for this test')"],
    ['a rejection', "Promise.reject(new Error('made for this test'))"],
  ])(
    '%s ends the bot with status 1 and one line that says why; nothing is lost or sent twice',
    async (_, failure) => {
      scene = await Scene.set({ at: HALF_PAST_SEVEN, state });
      const { fake } = scene;
      await scene.subscribe();
      await scene.pass(ONE_HOUR_MILLISECONDS);
      fake.nextFor('POST /channels/:channel/messages', { kind: 'silence' });
      const bot = await scene.startBot(failingAtSignal(failure));
      await fake.until('the post to be on its way', () =>
        fake.requests.find(({ route }) => route === 'POST /channels/:channel/messages'),
      );
      process.kill(bot.pid, 'SIGUSR2');
      expect(await bot.exited).toEqual({ code: 1, signal: null });
      const fatal = bot.stderr.split('\n').filter((line) => line.includes('"level":60'));
      expect(fatal).toHaveLength(1);
      expect(JSON.parse(fatal[0] ?? '')).toMatchObject({ err: { message: 'made for this test' } });
      await fake.offline();
      await scene.startBot();
      await fake.waitForMessage(scene.channel);
      await scene.pass(ONE_HOUR_MILLISECONDS / 6);
      expect(fake.messages(scene.channel)).toHaveLength(1);
    },
  );

  test('is one line of a command, which ends with status 1', async () => {
    const command = spawnNode({
      script: 'bin/sulan.mjs',
      nodeOptions: SHORT_LIVED,
      args: ['preview', '--port', '0'],
      env: { SULAN_STATE_DIR: state, ...failingAtSignal("throw new Error('made for\\nthis test')") },
    });
    await command.waitForOutput('http://', 30_000);
    process.kill(command.pid, 'SIGUSR2');
    expect(await command.exited).toEqual({ code: 1, signal: null });
    expect(command.stderr.trim().split('\n').at(-1)).toBe('made for this test');
  });
});
