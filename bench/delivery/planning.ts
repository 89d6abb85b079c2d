import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../src/store/open.ts';
import { FakeClock } from '../../test/fake-discord/clock.ts';
import { type FakeDiscord, startFakeDiscord } from '../../test/fake-discord/fake-discord.ts';
import { askAway, type Latency } from './asker.ts';
import {
  DUE,
  measureWaiting,
  SECONDS_BEFORE,
  spawnBot,
  storeSubscribedChannels,
  type WaitingCost,
} from './bot.ts';
import { processorMilliseconds } from './processCost.ts';

const CHANNELS_A_GUILD = 10;
const FILLING_MILLISECONDS = 3_600_000;
const LOOK_MILLISECONDS = 250;
const GIVE_UP_SECONDS = 300;

/** Some 400 commands while 50,000 subscriptions are planned, so that their p99 is one of several. */
const ASK_MILLISECONDS = 40;

/** Cost of a morning on which every subscription is due at one minute, until all of them are planned. */
export interface PlanningCost {
  readonly subscriptions: number;
  readonly planned: number;
  /** Seconds from the due minute until the last one is planned; the first ones are already being sent. */
  readonly seconds: number;
  /** Processor seconds of the whole bot in that time. */
  readonly processorSeconds: number;
  readonly interactions: Latency;
  readonly waiting: WaitingCost;
}

/**
 * Lets the bot wait for two minutes and then plan one morning of that many subscriptions, with members asking meanwhile.
 */
export async function planningCost(subscriptions: number): Promise<PlanningCost> {
  const folder = mkdtempSync(join(tmpdir(), 'sulan-bench-'));
  // The clock starts early: nothing may become due while the store is filled.
  const clock = new FakeClock({ start: DUE - FILLING_MILLISECONDS });
  const fake = await startFakeDiscord({
    clock,
    guilds: Math.ceil(subscriptions / CHANNELS_A_GUILD),
    channelsPerGuild: CHANNELS_A_GUILD,
    gateway: { shards: 2 },
  });
  try {
    await storeSubscribedChannels(join(folder, 'sulan.db'), fake, subscriptions);
    return await planned(folder, fake, subscriptions);
  } finally {
    await fake.close();
    rmSync(folder, { recursive: true });
  }
}

async function planned(folder: string, fake: FakeDiscord, subscriptions: number): Promise<PlanningCost> {
  fake.clock.advance(DUE - SECONDS_BEFORE * 1000 - fake.clock.now());
  const bot = spawnBot(folder, fake);
  await bot.waitForOutput('the bot is up', 60_000);
  const waiting = await measureWaiting(bot, fake);
  await sleep(Math.max(0, DUE - fake.clock.now()));
  const over = new AbortController();
  const command = { name: 'news', options: { query: '极客头条' }, everyMilliseconds: ASK_MILLISECONDS };
  const asking = askAway(fake, command, over.signal);
  const processorBefore = processorMilliseconds(bot.pid);
  const store = openStore(join(folder, 'sulan.db'));
  try {
    // Counting every delivery would hold this process, the far side of each command, for milliseconds.
    const isAnyDue = () =>
      store.get('SELECT 1 FROM subscriptions WHERE paused_at IS NULL AND next_due_at <= ? LIMIT 1', [DUE]);
    while ((await isAnyDue()) && fake.clock.now() < DUE + GIVE_UP_SECONDS * 1000) {
      await sleep(LOOK_MILLISECONDS);
    }
    const seconds = (fake.clock.now() - DUE) / 1000;
    const processorSeconds = (processorMilliseconds(bot.pid) - processorBefore) / 1000;
    over.abort();
    const known = Number((await store.get('SELECT count(*) AS known FROM deliveries'))?.known);
    return { subscriptions, planned: known, seconds, processorSeconds, interactions: await asking, waiting };
  } finally {
    over.abort();
    await store.close();
    await bot.kill('SIGTERM');
  }
}
