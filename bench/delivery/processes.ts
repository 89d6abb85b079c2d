import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase } from '../../test/database/server/databases.ts';
import { startPostgres } from '../../test/database/server/start.ts';
import { Scene } from '../../test/outbox/proof/scene.ts';
import { processorMilliseconds } from './processCost.ts';

const PROCESSES = 2;
const REQUESTS_PER_SECOND = 50;
const GIVE_UP_MILLISECONDS = 1_800_000;

/**
 * Measures a burst of that many channels, sent by two processes over one PostgreSQL. The bound is 50 requests a second
 * from the start of the second process to the last request; missed slots are in the logs of metrics.
 */
export async function processesBurst(channels: number): Promise<object> {
  const server = await startPostgres({ isSafe: true });
  if (!server) throw new Error('PostgreSQL is not installed here');
  const databaseUrl = await createDatabase(server.url('DATABASE'), 'bench', 'template0');
  const shards = 2 * PROCESSES;
  const scene = await Scene.set({
    channels,
    scale: 1,
    kindOf: () => 'text',
    databaseUrl,
    gateway: { shards, maxConcurrency: shards },
  });
  try {
    const children = Array.from({ length: PROCESSES }, (_, index) =>
      scene.spawn({ env: { SULAN_SHARDS: String(shards), SULAN_INSTANCE: `bot-${index}` } }),
    );
    await Promise.all(children.map((child) => child.waitForOutput('the bot is up', 180_000)));
    const { fake } = scene;
    const [from, processorBefore] = [fake.clock.now(), processorOf(children)];
    await allSent(scene, channels);
    const paced = fake.requests.filter(({ at, path }) => at >= from && path.startsWith('/channels/'));
    const seconds = ((paced.at(-1)?.at ?? from) - from) / 1000;
    const boundSeconds = paced.length / REQUESTS_PER_SECOND;
    const processor = processorOf(children) - processorBefore;
    await Promise.all(children.map((child) => child.kill('SIGTERM')));
    return {
      processes: PROCESSES,
      channels,
      requests: paced.length,
      seconds,
      boundSeconds,
      ratioToBound: Math.round((1000 * seconds) / boundSeconds) / 1000,
      globalPeakPerSecond: fake.limits.globalPeak,
      status429: fake.limits.refused.global,
      processorMillisecondsARequest: Math.round((10 * processor) / paced.length) / 10,
      messages: scene.messagesByKey().size,
    };
  } finally {
    await scene.clear();
    await server.stop();
  }
}

function processorOf(children: readonly { readonly pid: number }[]): number {
  return children.reduce((sum, { pid }) => sum + processorMilliseconds(pid), 0);
}

async function allSent(scene: Scene, channels: number): Promise<void> {
  const until = performance.now() + GIVE_UP_MILLISECONDS;
  while (performance.now() < until) {
    if ((await scene.open()) === 0 && (await scene.deliveries()).length >= channels) return;
    await sleep(500);
  }
}
