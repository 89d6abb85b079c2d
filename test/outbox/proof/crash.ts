import { setTimeout as sleep } from 'node:timers/promises';
import type { Behaviour } from '../../fake-discord/faults/misbehaviour.ts';
import { chanceOf } from '../../fake-discord/faults/random.ts';
import type { NodeProcess } from '../../fake-discord/process.ts';
import { countBy } from './countBy.ts';
import { Scene } from './scene.ts';
import { brokenPromises, lossesOf } from './verdict.ts';

/** One run of the crash proof. */
export interface CrashOptions {
  /** Decides who meets which trouble and when each process is killed. */
  readonly seed: number;
  readonly deliveries: number;
  readonly kills: number;
}

/** What a run came to; no faults means that the promise was kept. */
export interface CrashReport {
  readonly seed: number;
  readonly deliveries: number;
  readonly kills: number;
  readonly requests: number;
  readonly replayedNonces: number;
  readonly lost: number;
  readonly twice: number;
  readonly states: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

/** Fake seconds in a real one: the proof takes a third of the time, and a start of the bot few seconds of it. */
const SCALE = 3;

/** A process that makes no requests is killed after this long. */
const LIFE_MILLISECONDS = 30_000;

/** A process that nothing kills is given this long to settle everything. */
const LAST_LIFE_MILLISECONDS = 120_000;

/** Fake seconds between two lives, on both sides of the 120 for which a nonce is remembered. */
const PAUSES_SECONDS = [0, 0, 0, 5, 60, 110, 119, 121, 130, 400];

const TROUBLE: readonly Behaviour[] = [
  { kind: 'status', status: 500, done: true },
  { kind: 'status', status: 500 },
  { kind: 'silence', done: true },
  { kind: 'silence' },
  { kind: 'close', done: true },
  { kind: 'close' },
];

const LOOKS_AND_CARE = [
  'GET /channels/:channel/messages',
  'GET /channels/:channel/messages/:message',
  'GET /guilds/:guild/threads/active',
  'GET /channels/:channel/threads/archived/public',
  'PATCH /channels/:channel/messages/:message',
  'POST /channels/:channel/messages/:message/crosspost',
  'POST /channels/:channel/messages/:message/threads',
];

/** Kills delivering processes one after the other at random moments, lets the last one end its work, and judges. */
export async function runCrash({ seed, deliveries, kills }: CrashOptions): Promise<CrashReport> {
  const scene = await Scene.set({
    channels: deliveries,
    scale: SCALE,
    kindOf: (index) => KINDS[index % KINDS.length] ?? 'text',
  });
  try {
    scene.fake.misbehave({
      seed,
      mostPerChannel: 3,
      rules: [
        { route: 'POST /channels/:channel/messages', probability: 0.3, behaviours: TROUBLE },
        { route: 'POST /channels/:channel/threads', probability: 0.3, behaviours: TROUBLE },
        ...LOOKS_AND_CARE.map((route) => ({ route, probability: 0.1, behaviours: TROUBLE })),
      ],
    });
    const made = await killOneAfterTheOther(scene, seed, kills);
    await endWell(scene);
    return {
      seed,
      deliveries,
      kills: made,
      requests: scene.fake.requests.length,
      replayedNonces: scene.fake.nonces.replays,
      states: countBy((await scene.deliveries()).map(({ state }) => state)),
      ...(await lossesOf(scene)),
      faults: await brokenPromises(scene),
    };
  } finally {
    await scene.clear();
  }
}

const KINDS = [
  'text',
  'unreadable',
  'announcement',
  'forum',
  'text',
  'unreadable',
  'text',
  'unreadable-forum',
] as const;

/** Each life ends some requests after its start, and some milliseconds after that. Returns how many were ended. */
async function killOneAfterTheOther(scene: Scene, seed: number, kills: number): Promise<number> {
  for (let life = 0; life < kills; life += 1) {
    if (life === Math.floor(kills / 2)) await scene.correct();
    const child = scene.spawn();
    const requests = scene.fake.requests.length + 1 + Math.floor(chanceOf(seed, 'requests', life) * 24);
    const isOver = await Promise.race([
      scene.fake
        .until(
          'so many requests',
          () => (scene.fake.requests.length >= requests ? true : undefined),
          LIFE_MILLISECONDS,
        )
        .then(
          () => false,
          // Few requests are left: what is doubtful sleeps. This life ends like the others.
          () => false,
        ),
      untilSettled(scene, child, LIFE_MILLISECONDS),
    ]);
    await sleep(chanceOf(seed, 'delay', life) * 20);
    await child.kill('SIGKILL');
    if (isOver) return life + 1;
    const pause = PAUSES_SECONDS[Math.floor(chanceOf(seed, 'pause', life) * PAUSES_SECONDS.length)] ?? 0;
    scene.fake.clock.advance(pause * 1000);
  }
  return kills;
}

async function endWell(scene: Scene): Promise<void> {
  await scene.correct();
  const child = scene.spawn();
  await untilSettled(scene, child, LAST_LIFE_MILLISECONDS);
  const exit = await child.kill('SIGTERM');
  if (exit.code !== 0) throw new Error(`the last process ended with ${exit.code}:\n${child.output}`);
}

/** Resolves once the outbox is whole and nothing in it is left to do, or with false if that takes too long. */
async function untilSettled(scene: Scene, child: NodeProcess, withinMilliseconds: number): Promise<boolean> {
  await child.waitForOutput('the bot is up', 60_000);
  const until = performance.now() + withinMilliseconds;
  while ((await scene.open()) > 0 || (await scene.deliveries()).length === 0) {
    if (child.exit?.code) throw new Error(`the process ended by itself:\n${child.output}`);
    if (child.exit || performance.now() > until) return false;
    await sleep(50);
  }
  return true;
}
