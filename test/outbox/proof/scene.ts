import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CalendarDay } from '../../../src/calendar/day.ts';
import { openStoreAt, type Store } from '../../../src/store/open.ts';
import { type Delivery, deliveryFromRow } from '../../../src/store/outbox/deliveryRows.ts';
import { defaultChoices } from '../../../src/store/subscriptions/defaultChoices.ts';
import { subscriptionsOf } from '../../../src/store/subscriptions/subscriptions.ts';
import { FakeClock } from '../../fake-discord/clock.ts';
import { FakeDiscord } from '../../fake-discord/fake-discord.ts';
import type { GatewayOptions } from '../../fake-discord/gateway/gateway.ts';
import type { Channel, Message } from '../../fake-discord/model.ts';
import { type NodeProcess, SHORT_LIVED, spawnNode } from '../../fake-discord/process.ts';
import { NONCE_MEMORY_MS } from '../../fake-discord/rest/nonces.ts';
import { createWorld, overwrite, type World } from '../../fake-discord/world/world.ts';
import { day, storeEdition } from '../roundup.ts';

/** When everything is due, and where that is which day and minute. */
interface Morning {
  readonly dueAt: Date;
  readonly day: CalendarDay;
  readonly choices: { readonly timeZone: string; readonly minuteOfDay: number };
}

const USUAL_MORNING: Morning = {
  dueAt: new Date('2024-12-27T00:00:00Z'),
  day: day('2024-12-27'),
  choices: { timeZone: 'Asia/Shanghai', minuteOfDay: 480 },
};

const A_MINUTE = 60_000;

/** The minute under way, in a zone where it is between eight and nine in the morning. */
function morningNow(): Morning {
  const dueAt = new Date(Math.floor(Date.now() / A_MINUTE) * A_MINUTE);
  const ahead = 8 - dueAt.getUTCHours() + (dueAt.getUTCHours() > 20 ? 24 : 0);
  const local = new Date(dueAt.getTime() + ahead * 60 * A_MINUTE);
  return {
    dueAt,
    day: day(local.toISOString().slice(0, 10)),
    choices: {
      // The signs of these names are turned round: https://en.wikipedia.org/wiki/Tz_database#Area.
      timeZone: `Etc/GMT${ahead > 0 ? `-${ahead}` : `+${-ahead}`}`,
      minuteOfDay: 480 + local.getUTCMinutes(),
    },
  };
}

const STORIES = 30;

/** What every title of the corrected edition ends with. */
const CORRECTED = '（更正）';

/** What a part says that a correction does not need any more. */
const EMPTIED = '本期已更正';

const BOT = fileURLToPath(new URL('../../../bin/sulan.mjs', import.meta.url));

/** How large a scene is and how its time runs. */
export interface SceneOptions {
  readonly channels: number;
  /** Fake seconds in a real one. */
  readonly scale: number;
  /** A PostgreSQL database in place of a file; time is the machine's then, as the server's is. */
  readonly databaseUrl?: string;
  readonly gateway?: GatewayOptions;
  /** What a channel is, by its number. */
  readonly kindOf: (
    index: number,
  ) => 'text' | 'announcement' | 'unreadable' | 'forbidden' | 'forum' | 'unreadable-forum';
}

/**
 * The bot allows a request 15 seconds on its way before its nonce is forgotten. Where time runs faster a busy machine still
 * needs the same real time, and the fake remembers so much longer.
 */
function nonceMemory(scale: number): number {
  return NONCE_MEMORY_MS + 15_000 * (scale - 1);
}

/** One of the bot's processes. */
export interface SpawnedBot {
  readonly env?: Readonly<Record<string, string>>;
  readonly aheadMilliseconds?: number;
}

/** A morning: channels that are subscribed and due, the day's edition, a fake Discord, and a store in a file. */
export class Scene {
  readonly fake: FakeDiscord;
  readonly store: Store;
  readonly #folder: string;
  readonly #options: SceneOptions;
  readonly #morning: Morning;

  private constructor(
    fake: FakeDiscord,
    place: { readonly store: Store; readonly folder: string; readonly morning: Morning },
    options: SceneOptions,
  ) {
    const { store, folder, morning } = place;
    this.fake = fake;
    this.#folder = folder;
    this.#options = options;
    this.#morning = morning;
    this.store = store;
    writeFileSync(join(folder, 'sources.yaml'), 'sources: []\n');
  }

  static async set(options: SceneOptions): Promise<Scene> {
    const { databaseUrl: url } = options;
    const morning = url === undefined ? USUAL_MORNING : morningNow();
    const start = url === undefined ? morning.dueAt : Date.now();
    const clock = new FakeClock({ start, scale: options.scale });
    const world = createWorld({ clock, guilds: Math.ceil(options.channels / 4), channelsPerGuild: 0 });
    const fake = new FakeDiscord(world, {
      gateway: { shards: 2, ...options.gateway },
      nonceMemoryMs: nonceMemory(options.scale),
    });
    await fake.listen(0);
    const folder = mkdtempSync(join(tmpdir(), 'sulan-proof-'));
    const store = await openStoreAt(
      url === undefined ? { engine: 'sqlite', file: join(folder, 'sulan.db') } : { engine: 'postgres', url },
    );
    const scene = new Scene(fake, { store, folder, morning }, options);
    await scene.#subscribeAll(world);
    return scene;
  }

  /** Starts the bot itself, on the scene's store and in the fake's time, or ahead of it by so much. */
  spawn({ env = {}, aheadMilliseconds = 0 }: SpawnedBot = {}): NodeProcess {
    const { databaseUrl } = this.#options;
    const clock = this.fake.clock.forChild();
    return spawnNode({
      script: BOT,
      nodeOptions: SHORT_LIVED,
      args: ['bot'],
      env: {
        ...this.fake.env,
        SULAN_STATE_DIR: this.#folder,
        SULAN_SOURCES: join(this.#folder, 'sources.yaml'),
        SULAN_LOG_LEVEL: 'info',
        ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
        ...env,
      },
      clock: { ...clock, start: clock.start + aheadMilliseconds, scaleTimers: true },
    });
  }

  /** The outbox by subscription and part. */
  async deliveries(): Promise<readonly Delivery[]> {
    return (await this.store.all('SELECT * FROM deliveries ORDER BY subscription, part')).map(
      deliveryFromRow,
    );
  }

  /** How many rows of the outbox somebody still has to look at. */
  async open(): Promise<number> {
    const row = await this.store.get('SELECT count(*) AS open FROM deliveries WHERE wake_at IS NOT NULL');
    return Number(row?.open);
  }

  /** The ids of the messages that carry each delivery's key, wherever they stand. */
  messagesByKey(): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>();
    for (const message of this.fake.world.messages.values()) {
      if (message.deleted) continue;
      const key = /#([a-z2-7]{10}-\d{8}-\d+)"/.exec(JSON.stringify(message.components))?.[1];
      if (key) found.set(key, [...(found.get(key) ?? []), message.id]);
    }
    return found;
  }

  /** Messages that still stand as a plain line. */
  plainLines(): readonly Message[] {
    return [...this.fake.world.messages.values()].filter(
      (message) => !message.deleted && message.content !== '',
    );
  }

  /** What the scene said a delivery's channel is. */
  kindOf(delivery: Delivery): ReturnType<SceneOptions['kindOf']> {
    return this.#kinds.get(delivery.channelId) ?? 'text';
  }

  /** Corrects the day's edition, once: whatever stands is to be edited, whatever does not is to be sent corrected. */
  async correct(): Promise<void> {
    if (this.#isCorrected) return;
    this.#isCorrected = true;
    const edition = { column: '极客头条', day: this.#morning.day, stories: STORIES, mark: CORRECTED };
    await storeEdition(this.store, edition, new Date(this.fake.clock.now()));
  }

  /** Whether a message shows the news as they are now. */
  isUpToDate({ components }: Message): boolean {
    const text = JSON.stringify(components);
    return !this.#isCorrected || text.includes(CORRECTED) || text.includes(EMPTIED);
  }

  async clear(): Promise<void> {
    await this.store.close();
    await this.fake.close();
    rmSync(this.#folder, { recursive: true });
  }

  #isCorrected = false;
  readonly #kinds = new Map<string, ReturnType<SceneOptions['kindOf']>>();

  async #subscribeAll(world: World): Promise<void> {
    const before = new Date(this.#morning.dueAt.getTime() - A_MINUTE);
    await storeEdition(this.store, { column: '极客头条', day: this.#morning.day, stories: STORIES }, before);
    for (let index = 0; index < this.#options.channels; index += 1) {
      const channel = this.#addChannel(world, index);
      const { kind } = channel;
      const channelKind = kind === 'forum' || kind === 'announcement' ? kind : 'text';
      const place = { guildId: channel.guildId ?? '', channelId: channel.id, channelKind } as const;
      const isAnnounced = kind === 'announcement';
      await subscriptionsOf(this.store).create(
        {
          ...defaultChoices(place, world.owner.id),
          ...this.#morning.choices,
          allInParts: index % 10 === 0,
          crosspost: isAnnounced,
          discussionThread: isAnnounced,
          // A third begins as a plain line that notifies a role.
          ...(index % 3 === 1 && { pingRole: world.guild(place.guildId)?.id ?? null }),
        },
        before,
      );
    }
  }

  #addChannel(world: World, index: number): Channel {
    const guild = world.guilds[index % world.guilds.length];
    if (!guild) throw new Error('the world has no guild');
    const kind = this.#options.kindOf(index);
    const denied = { text: [], announcement: [], forum: [], forbidden: ['SendMessages'] } as const;
    const deny = kind in denied ? [] : (['ReadMessageHistory'] as const);
    const overwrites = [overwrite(world.bot, { deny: kind === 'forbidden' ? denied.forbidden : deny })];
    const channelKind = kind.endsWith('forum') ? 'forum' : kind === 'announcement' ? kind : 'text';
    const channel = world.addChannel(guild, { kind: channelKind, overwrites });
    this.#kinds.set(channel.id, kind);
    return channel;
  }
}
