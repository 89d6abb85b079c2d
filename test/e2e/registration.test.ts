import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { SHORT_LIVED, spawnNode } from '../fake-discord/process.ts';
import { PATIENCE, preparedState, Scene } from './stage.ts';

const HALF_PAST_SEVEN = '2024-12-26T23:30:00Z';
const ONE_HOUR_MILLISECONDS = 3_600_000;
const PUT = 'PUT /applications/:application/commands';

let state: string;
let scene: Scene;
beforeAll(async () => {
  state = await preparedState(['data/samples'], HALF_PAST_SEVEN);
}, PATIENCE.timeout);
afterAll(() => rmSync(state, { recursive: true }));
afterEach(() => scene.strike());

test.each([
  ['refused', { kind: 'status', status: 400 }],
  ['limited for an hour', { kind: 'limited', scope: 'user', retryAfterMs: 3_600_000 }],
  ['met by silence', { kind: 'silence' }],
] as const)(
  'a version’s first start delivers though its commands are %s and nobody says who owns it',
  async (_, behaviour) => {
    scene = await Scene.set({ at: HALF_PAST_SEVEN, state });
    const { fake } = scene;
    await scene.subscribe();
    await scene.pass(ONE_HOUR_MILLISECONDS);
    fake.nextFor(PUT, behaviour);
    fake.nextFor('GET /applications/@me', { kind: 'silence' });
    const bot = await scene.startBot();
    await fake.waitForMessage(scene.channel);
    if (behaviour.kind !== 'status') return;
    await bot.waitForOutput('the commands could not be registered', 30_000);
    const doctor = spawnNode({
      script: 'bin/sulan.mjs',
      nodeOptions: SHORT_LIVED,
      args: ['doctor'],
      env: scene.env,
    });
    await doctor.exited;
    expect(doctor.output).toMatch(/the commands are not registered since .*: Discord answered 400/u);
  },
  PATIENCE.timeout,
);
