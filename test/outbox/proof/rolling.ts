import { setTimeout as sleep } from 'node:timers/promises';
import type { NodeProcess } from '../../fake-discord/process.ts';
import { Scene } from './scene.ts';
import { brokenPromises, lossesOf } from './verdict.ts';

/** Two processes that are updated one after the other while they deliver. */
export interface RollingOptions {
  readonly deliveries: number;
  /** Does something with a new PostgreSQL database. */
  readonly withDatabase: <T>(work: (databaseUrl: string) => Promise<T>) => Promise<T>;
}

/** What it came to beside a burst in which nothing was restarted. */
export interface RollingReport {
  readonly deliveries: number;
  readonly seconds: number;
  readonly secondsUndisturbed: number;
  readonly ratio: number;
  readonly lost: number;
  readonly twice: number;
  readonly peak: number;
  readonly faults: readonly string[];
}

/** The longest that a burst with restarts may take, in bursts without. */
const MOST_RATIO = 1.3;

const PROCESSES = 2;
const GIVE_UP_MILLISECONDS = 600_000;

/** Delivers a burst twice: undisturbed, and while both processes are stopped and started again one after the other. */
export async function runRolling({ deliveries, withDatabase }: RollingOptions): Promise<RollingReport> {
  const calm = await withDatabase((databaseUrl) => burst(databaseUrl, deliveries, false));
  const rolled = await withDatabase((databaseUrl) => burst(databaseUrl, deliveries, true));
  const ratio = Math.round((1000 * rolled.seconds) / calm.seconds) / 1000;
  return {
    deliveries,
    seconds: rolled.seconds,
    secondsUndisturbed: calm.seconds,
    ratio,
    lost: calm.lost + rolled.lost,
    twice: calm.twice + rolled.twice,
    peak: Math.max(calm.peak, rolled.peak),
    faults: [
      ...calm.faults,
      ...rolled.faults,
      ...(ratio <= MOST_RATIO ? [] : [`the burst took ${ratio} times as long with restarts`]),
    ],
  };
}

interface Burst {
  readonly seconds: number;
  readonly lost: number;
  readonly twice: number;
  readonly peak: number;
  readonly faults: readonly string[];
}

async function burst(databaseUrl: string, deliveries: number, isRolled: boolean): Promise<Burst> {
  const shards = 2 * PROCESSES;
  const scene = await Scene.set({
    channels: deliveries,
    scale: 1,
    kindOf: () => 'text',
    databaseUrl,
    gateway: { shards, maxConcurrency: shards },
  });
  const spawn = (index: number) =>
    scene.spawn({ env: { SULAN_SHARDS: String(shards), SULAN_INSTANCE: `bot-${index}` } });
  try {
    const children: NodeProcess[] = [];
    for (let index = 0; index < PROCESSES; index += 1) children.push(spawn(index));
    await scene.fake.until(
      'the first message',
      () => (scene.messagesByKey().size > 0 ? true : undefined),
      180_000,
    );
    const began = performance.now();
    const work = sentAll(scene, deliveries).then(() => performance.now());
    if (isRolled) {
      for (const [index, child] of children.entries()) {
        const exit = await child.kill('SIGTERM');
        if (exit.code !== 0) throw new Error(`a process ended with ${exit.code}:\n${child.output}`);
        const next = spawn(index);
        children[index] = next;
        await next.waitForOutput('the bot is up', 180_000);
      }
    }
    const seconds = Math.round((await work) - began) / 1000;
    await Promise.all(children.map((child) => child.kill('SIGTERM')));
    const { lost, twice } = await lossesOf(scene);
    return { seconds, lost, twice, peak: scene.fake.limits.globalPeak, faults: await brokenPromises(scene) };
  } finally {
    await scene.clear();
  }
}

async function sentAll(scene: Scene, deliveries: number): Promise<void> {
  const until = performance.now() + GIVE_UP_MILLISECONDS;
  while (performance.now() < until) {
    if ((await scene.open()) === 0 && (await scene.deliveries()).length >= deliveries) return;
    await sleep(250);
  }
}
