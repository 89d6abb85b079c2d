import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../src/store/open.ts';
import { defaultChoices } from '../../src/store/subscriptions/defaultChoices.ts';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import type { FakeDiscord } from '../../test/fake-discord/fake-discord.ts';
import { type NodeProcess, spawnNode } from '../../test/fake-discord/process.ts';
import { storeEdition } from '../../test/outbox/roundup.ts';
import { processorMilliseconds, residentMegabytes } from './processCost.ts';

/** Instant at which every subscription of a bench is due. */
export const DUE = Date.parse('2024-12-27T00:00:00Z');
/** Real seconds for starting the bot and measuring its two minutes of waiting. */
export const SECONDS_BEFORE = 170;
const WAITING_SECONDS = 60;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Fills a store with the edition of the day and subscriptions of `channels` channels. */
export async function storeSubscribedChannels(
  file: string,
  fake: FakeDiscord,
  channels: number,
): Promise<void> {
  const store = openStore(file);
  const before = new Date(fake.clock.now());
  await storeEdition(store, { column: '极客头条', day: '2024-12-27', stories: 30 }, before);
  const places = fake.world.guilds
    .flatMap((guild) => [...guild.channels.keys()].map((channelId) => ({ guildId: guild.id, channelId })))
    .slice(0, channels);
  for (const place of places) {
    const choices = defaultChoices({ ...place, channelKind: 'text' }, fake.world.owner.id);
    await subscriptionsOf(store).create(choices, before);
  }
  await store.close();
}

/** Starts the bot over a store in a folder, on the fake's clock. */
export function spawnBot(folder: string, fake: FakeDiscord): NodeProcess {
  const sources = join(folder, 'sources.yaml');
  writeFileSync(sources, 'sources: []\n');
  return spawnNode({
    script: join(ROOT, 'bin/sulan.mjs'),
    args: ['bot'],
    env: { ...fake.env, SULAN_STATE_DIR: folder, SULAN_SOURCES: sources },
    clock: { start: fake.clock.now(), scale: fake.clock.scale, scaleTimers: fake.clock.scale !== 1 },
  });
}

/** Figures of two minutes in which nothing is due. */
export interface WaitingCost {
  /** The minute after the bot is up, in which V8 also collects what the start left. */
  readonly firstMinute: MinuteCost;
  /** The minute after it, which every other waiting minute is like. */
  readonly laterMinute: MinuteCost;
  readonly residentMb: number;
}

interface MinuteCost {
  /** Shorter than a minute if the start left less time. */
  readonly seconds: number;
  readonly processorMs: number;
}

/** Measures the bot from its start on while nothing is due. */
export async function measureWaiting(bot: NodeProcess, fake: FakeDiscord): Promise<WaitingCost> {
  const firstMinute = await measureMinute(bot, fake);
  const laterMinute = await measureMinute(bot, fake);
  return { firstMinute, laterMinute, residentMb: residentMegabytes(bot.pid).now };
}

async function measureMinute(bot: NodeProcess, fake: FakeDiscord): Promise<MinuteCost> {
  const left = Math.floor(fake.clock.realMilliseconds(DUE - fake.clock.now()) / 1000);
  const seconds = Math.max(0, Math.min(WAITING_SECONDS, left - 2));
  const before = processorMilliseconds(bot.pid);
  await sleep(seconds * 1000);
  return { seconds, processorMs: processorMilliseconds(bot.pid) - before };
}
