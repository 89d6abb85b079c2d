import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { FakeClock } from '../test/fake-discord/clock.ts';
import { type FakeDiscord, startFakeDiscord } from '../test/fake-discord/fake-discord.ts';
import { type NodeProcess, spawnNode } from '../test/fake-discord/process.ts';
import { processorMilliseconds, residentMegabytes } from './delivery/processCost.ts';
import { askForAnHour } from './start/hour.ts';
import { installedSize } from './start/installedSize.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PROGRAM = join(ROOT, 'bin/sulan.mjs');
const SAMPLES = join(ROOT, 'data/samples');
const RUNS = 5;
const COMMANDS = 600;
/** 10:00 in Beijing on the day of the newest samples. */
const AT = '2024-12-27T02:00:00Z';
const PATIENCE_MILLISECONDS = 60_000;
/** A bot that nobody asks gives memory back after a minute (src/wiring/workMemory.ts). */
const RESTING_MILLISECONDS = 75_000;

/**
 * `npm run bench -- start`: time from process start to the first digest of the preview and to a ready bot on a fake
 * Discord with one server, the bot's memory then, after an hour of commands and when it has rested from them, and the size
 * of an installation. Times are medians of five runs in milliseconds, with their processor time; sizes are MB (1024²).
 */
export default async function start(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'sulan-bench-'));
  try {
    const firstEver = await timePreview(folder);
    const preview = await repeat(() => timePreview(folder));
    return {
      preview: { firstEverMs: firstEver.milliseconds, ...preview },
      bot: await measureBot(folder),
      installed: installedSize(ROOT),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Timing {
  readonly milliseconds: number;
  readonly processorMs: number;
}

async function repeat(time: () => Promise<Timing>): Promise<Timing> {
  const timings: Timing[] = [];
  for (let run = 0; run < RUNS; run++) timings.push(await time());
  timings.sort((a, b) => a.milliseconds - b.milliseconds);
  return timings[Math.floor(RUNS / 2)] ?? { milliseconds: Number.NaN, processorMs: Number.NaN };
}

/** Measures the time until the preview prints its first digest. */
async function timePreview(folder: string): Promise<Timing> {
  const from = performance.now();
  const preview = spawnNode({ script: PROGRAM, args: ['preview'], env: { SULAN_STATE_DIR: folder } });
  await preview.waitForOutput('一分钟速览', PATIENCE_MILLISECONDS);
  const timing = {
    milliseconds: Math.round(performance.now() - from),
    processorMs: processorMilliseconds(preview.pid),
  };
  preview.end();
  await preview.exited;
  return timing;
}

async function measureBot(folder: string): Promise<object> {
  const fake = await startFakeDiscord({ clock: new FakeClock({ start: AT }), gateway: { shards: 1 } });
  const env = { ...fake.env, SULAN_STATE_DIR: folder };
  try {
    await spawnNode({ script: PROGRAM, args: ['ingest', SAMPLES], env }).exited;
    const ready = await repeat(async () => {
      const { bot, ...timing } = await timeStart(fake, env);
      await stopBot(bot, fake);
      return timing;
    });
    const { bot } = await timeStart(fake, env);
    const afterStartMb = residentMegabytes(bot.pid).now;
    const commands = await askForAnHour(fake, COMMANDS);
    const { now, peak } = residentMegabytes(bot.pid);
    await wait(RESTING_MILLISECONDS);
    const afterRestMb = residentMegabytes(bot.pid).now;
    await stopBot(bot, fake);
    return {
      ready,
      commands,
      resident: { afterStartMb, afterCommandsMb: now, afterRestMb, peakMb: peak },
      violations: fake.violations.length,
    };
  } finally {
    await fake.close();
  }
}

async function timeStart(
  fake: FakeDiscord,
  env: Record<string, string>,
): Promise<Timing & { readonly bot: NodeProcess }> {
  const from = performance.now();
  const bot = spawnNode({ script: PROGRAM, args: ['bot'], env, clock: fake.clock.forChild() });
  await bot.waitForOutput('the bot is up', PATIENCE_MILLISECONDS);
  const milliseconds = Math.round(performance.now() - from);
  return { bot, milliseconds, processorMs: processorMilliseconds(bot.pid) };
}

async function stopBot(bot: NodeProcess, fake: FakeDiscord): Promise<void> {
  await bot.kill('SIGTERM');
  await fake.offline(PATIENCE_MILLISECONDS);
}
