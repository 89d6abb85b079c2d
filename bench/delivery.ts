import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { FakeClock } from '../test/fake-discord/clock.ts';
import { type FakeDiscord, startFakeDiscord } from '../test/fake-discord/fake-discord.ts';
import { spawnNode } from '../test/fake-discord/process.ts';
import { articlesCost } from './delivery/articles.ts';
import { askAway, type Latency, type SteadyCommand } from './delivery/asker.ts';
import { DUE, measureWaiting, SECONDS_BEFORE, spawnBot, storeSubscribedChannels } from './delivery/bot.ts';
import { correctionCost } from './delivery/correction.ts';
import { planningCost } from './delivery/planning.ts';
import { processorMilliseconds, residentMegabytes } from './delivery/processCost.ts';
import { processesBurst } from './delivery/processes.ts';

const CHANNELS = 10_000;
const CHANNELS_A_GUILD = 2;
const NAIVE_CHANNELS = 500;
const PROCESSES_CHANNELS = 1000;
const PLANNED = 50_000;
const REQUESTS_PER_SECOND = 50;
const ASK_MILLISECONDS = 200;
const CREATE = 'POST /channels/:channel/messages';
const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Figures of one burst, as measured by the fake Discord. */
interface Burst {
  readonly channels: number;
  readonly seconds: number;
  readonly boundSeconds: number;
  readonly ratioToBound: number;
  readonly status429: number;
  readonly messages: number;
  readonly globalPeakPerSecond: number;
  readonly interactions: Latency;
}

/**
 * `npm run bench -- delivery processes CHANNELS`: two processes over one PostgreSQL send a burst. `delivery planning
 * SUBSCRIPTIONS`: the bot waits for two minutes and plans one morning. `delivery articles SUBSCRIPTIONS`: cost in the
 * outbox of new articles of 500 sources while every digest waits. `delivery correction SUBSCRIPTIONS`: cost of
 * correcting one day's edition with five days of posted digests in the outbox. Without a name: two minutes of waiting;
 * then a burst of 10,000 channels due at one minute, sent by the bot to a fake that enforces Discord's limits in real
 * time, with members asking meanwhile; then the correction; beside it 500 channels by `channel.send` in a loop.
 * `delivery CHANNELS SCALE` takes fewer channels, or slows the clocks of bot and fake (0.5) on a busy machine;
 * interactions are always measured in real time.
 */
export default async function delivery(args: readonly string[]): Promise<object> {
  if (args[0] === 'articles') return articlesCost(Number(args[1] ?? CHANNELS));
  if (args[0] === 'processes') return processesBurst(Number(args[1] ?? PROCESSES_CHANNELS));
  if (args[0] === 'planning') return planningCost(Number(args[1] ?? PLANNED));
  if (args[0] === 'correction') return correctionCost(Number(args[1] ?? CHANNELS));
  const channels = Number(args[0] ?? CHANNELS);
  const scale = Number(args[1] ?? 1);
  const folder = mkdtempSync(join(tmpdir(), 'sulan-bench-'));
  const fake = await startFakeDiscord({
    clock: new FakeClock({ start: DUE - SECONDS_BEFORE * 1000 * scale, scale }),
    guilds: Math.ceil(channels / CHANNELS_A_GUILD),
    channelsPerGuild: CHANNELS_A_GUILD,
    gateway: { shards: 2 },
  });
  try {
    await storeSubscribedChannels(join(folder, 'sulan.db'), fake, channels);
    const bot = spawnBot(folder, fake);
    await bot.waitForOutput('the bot is up', 60_000);
    const waiting = await measureWaiting(bot, fake);
    const processorBefore = processorMilliseconds(bot.pid);
    const burst = await measureBurst(
      fake,
      channels,
      { name: 'news', options: { query: '极客头条' }, everyMilliseconds: ASK_MILLISECONDS },
      DUE,
      () => {},
    );
    const { peak, now } = residentMegabytes(bot.pid);
    const processorMsPerDelivery = (processorMilliseconds(bot.pid) - processorBefore) / channels;
    const exit = await bot.kill('SIGTERM');
    return {
      timeScale: scale,
      guilds: fake.world.guilds.length,
      shards: 2,
      ...burst,
      processorMsPerDelivery,
      memory: { afterBurstMb: now, peakMb: peak },
      waiting,
      exitCode: exit.code,
      violations: fake.violations.length,
      correction: await correctionCost(channels),
      naive: await naiveBurst(),
    };
  } finally {
    await fake.close();
    rmSync(folder, { recursive: true });
  }
}

/** Measures the sending of everything due at one instant while members ask. */
async function measureBurst(
  fake: FakeDiscord,
  channels: number,
  command: SteadyCommand,
  dueAt: number,
  begin: () => void,
): Promise<Burst> {
  await sleep(fake.clock.realMilliseconds(Math.max(0, dueAt - fake.clock.now())));
  const over = new AbortController();
  const asking = askAway(fake, command, over.signal);
  begin();
  const answered = () => fake.records.of(CREATE).filter(({ answer }) => answer?.status === 200);
  while (answered().length < channels) await sleep(500);
  over.abort();
  const interactions = await asking;
  const sent = answered();
  const seconds = ((sent.at(-1)?.answer?.at ?? dueAt) - dueAt) / 1000;
  const boundSeconds = channels / REQUESTS_PER_SECOND;
  return {
    channels,
    seconds,
    boundSeconds,
    ratioToBound: Math.round((seconds / boundSeconds) * 1000) / 1000,
    status429: fake.requests.filter(({ answer }) => answer?.status === 429).length,
    messages: sent.length,
    globalPeakPerSecond: fake.limits.globalPeak,
    interactions,
  };
}

async function naiveBurst(): Promise<Burst> {
  const fake = await startFakeDiscord({
    guilds: NAIVE_CHANNELS / CHANNELS_A_GUILD,
    channelsPerGuild: CHANNELS_A_GUILD,
    gateway: { shards: 1 },
  });
  try {
    const bot = spawnNode({
      script: join(ROOT, 'bench/delivery/naiveBot.ts'),
      args: [fake.apiUrl, fake.token],
    });
    await bot.waitForOutput('ready', 60_000);
    const command = { name: 'help', everyMilliseconds: ASK_MILLISECONDS };
    const burst = await measureBurst(fake, NAIVE_CHANNELS, command, fake.clock.now(), () => bot.write('go'));
    await bot.kill('SIGKILL');
    return burst;
  } finally {
    await fake.close();
  }
}
