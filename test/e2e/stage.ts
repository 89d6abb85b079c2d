import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { storeFile } from '../../src/settings/storeLocations.ts';
import { loadFile } from '../../src/sources/listing/file.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { defaultChoices } from '../../src/store/subscriptions/defaultChoices.ts';
import type { SubscriptionChoices } from '../../src/store/subscriptions/subscription.ts';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import { openApp } from '../../src/wiring/core.ts';
import { FakeClock } from '../fake-discord/clock.ts';
import { type FakeDiscord, type FakeOptions, startFakeDiscord } from '../fake-discord/fake-discord.ts';
import type { Channel } from '../fake-discord/model.ts';
import { type NodeProcess, SHORT_LIVED, spawnNode } from '../fake-discord/process.ts';
import { ingestDocument } from '../store/ingestDocument.ts';

const PROGRAM = 'bin/sulan.mjs';

/** Options of a test that starts processes: they share two cores with everything else, and a start may take its time. */
export const PATIENCE = { timeout: 240_000 } as const;
const START_MILLISECONDS = 120_000;

/** A state folder whose store holds the documents of the paths (files and folders), read at an instant. */
export async function preparedState(paths: readonly string[], at: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sulan-e2e-'));
  await ingestInto(folder, paths, at);
  return folder;
}

/**
 * Reads the documents of the paths into the store of a state folder, at an instant, as `sulan ingest` does, but in this process:
 * `test/cli/commandLine/news.test.ts` proves the command.
 */
export async function ingestInto(folder: string, paths: readonly string[], at: string): Promise<void> {
  const now = new Date(at);
  const app = openApp(storeFile({ stateDirectory: folder }), { now: () => now });
  try {
    for (const path of paths.flatMap(filesUnder)) {
      const loaded = await loadFile(path);
      if (loaded.kind === 'failed') throw new Error(`${path}: ${loaded.message}`);
      const ingested = await ingestDocument(app.store, loaded.document, now, { articlesStandAlone: false });
      if (ingested.kind === 'failed') throw new Error(`${path}: ${ingested.reason}`);
    }
    await app.catchUp();
  } finally {
    await app.reader.close();
    await app.store.close();
  }
}

function filesUnder(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];
}

/** How a scene is set; the clock runs from `at`, an instant. */
export interface SceneOptions {
  readonly at: string;
  /** A prepared state folder, of which the scene gets a copy; none for an empty store. */
  readonly state?: string;
  readonly fake?: Omit<FakeOptions, 'clock'>;
}

/** A fake Discord and the real bot processes of one test, over a state folder of their own, all by one clock. */
export class Scene {
  readonly fake: FakeDiscord;
  readonly clock: FakeClock;
  readonly folder: string;
  readonly #bots: NodeProcess[] = [];

  private constructor(fake: FakeDiscord, clock: FakeClock, folder: string) {
    this.fake = fake;
    this.clock = clock;
    this.folder = folder;
  }

  static async set({ at, state, fake: options }: SceneOptions): Promise<Scene> {
    const folder = mkdtempSync(join(tmpdir(), 'sulan-e2e-'));
    if (state !== undefined) cpSync(state, folder, { recursive: true });
    const clock = new FakeClock({ start: at });
    const fake = await startFakeDiscord({ guilds: 2, channelsPerGuild: 2, ...options, clock });
    return new Scene(fake, clock, folder);
  }

  get channel(): Channel {
    return this.fake.first.channel;
  }

  /** The environment of the bot. */
  get env(): Record<string, string> {
    return { ...this.fake.env, SULAN_STATE_DIR: this.folder };
  }

  /** Does something with the store, which is closed again before the bot comes up. */
  async withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const store = openStore(storeFile({ stateDirectory: this.folder }));
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  /** Subscribes a channel, the world's first one when left out, at the scene's first instant, with the default choices but for `changes`. */
  async subscribe(changes: Partial<SubscriptionChoices> = {}, channel = this.channel): Promise<void> {
    const place = { guildId: channel.guildId ?? '', channelId: channel.id, channelKind: 'text' } as const;
    const choices = { ...defaultChoices(place, this.fake.world.owner.id), ...changes };
    await this.withStore((store) => subscriptionsOf(store).create(choices, new Date(this.clock.startMs)));
  }

  /** Starts `sulan bot`, without waiting. */
  spawnBot(env: Readonly<Record<string, string>> = {}): NodeProcess {
    const bot = spawnNode({
      script: PROGRAM,
      nodeOptions: SHORT_LIVED,
      args: ['bot'],
      env: { ...this.env, ...env },
      clock: this.clock.forChild(),
    });
    this.#bots.push(bot);
    return bot;
  }

  /** Starts `sulan bot` and waits until it says that it is up. */
  async startBot(env: Readonly<Record<string, string>> = {}): Promise<NodeProcess> {
    const bot = this.spawnBot(env);
    await bot.waitForOutput('the bot is up', START_MILLISECONDS);
    return bot;
  }

  /** Ends a bot as an operator does, checks that it went well, and waits until Discord has seen it go. */
  async stopBot(bot: NodeProcess): Promise<void> {
    expect(await bot.kill('SIGTERM')).toEqual({ code: 0, signal: null });
    await this.fake.offline();
  }

  /** Ends the bot that runs and starts it again, some time later. */
  async restart(env: Readonly<Record<string, string>> = {}, milliseconds = 0): Promise<NodeProcess> {
    for (const bot of this.#bots) if (bot.exit === undefined) await this.stopBot(bot);
    await this.pass(milliseconds);
    const bot = await this.startBot(env);
    await this.fake.ready();
    return bot;
  }

  /** Jumps everybody's clock ahead; what waits for a minute sees it with the next one. */
  async pass(milliseconds: number): Promise<void> {
    this.clock.advance(milliseconds);
    const running = this.#bots.filter((bot) => bot.exit === undefined);
    await Promise.all(running.map((bot) => bot.advanceClock(milliseconds)));
  }

  /** Ends everything; no request may have broken Discord's contract, and the token may stand in no output. */
  async strike(): Promise<void> {
    await Promise.all(this.#bots.filter((bot) => bot.exit === undefined).map((bot) => bot.kill('SIGTERM')));
    await this.fake.close();
    rmSync(this.folder, { recursive: true });
    expect(this.fake.faults).toEqual([]);
    expect(this.fake.violations).toEqual([]);
    for (const bot of this.#bots) expect(bot.output).not.toContain(this.fake.token);
  }
}
