import { setTimeout as sleep } from 'node:timers/promises';
import type { Behaviour } from '../../fake-discord/faults/misbehaviour.ts';
import { chanceOf } from '../../fake-discord/faults/random.ts';
import type { NodeProcess } from '../../fake-discord/process.ts';
import { countBy } from './countBy.ts';
import { heldTwice, keepLeaseLedger, termsOf } from './leaseLedger.ts';
import { Members } from './members.ts';
import { Scene } from './scene.ts';
import { brokenPromises, lossesOf } from './verdict.ts';

/** One run of several processes over one PostgreSQL. */
export interface ClusterOptions {
  readonly seed: number;
  readonly processes: number;
  readonly deliveries: number;
  /** How many processes are killed, one after the other; every fifth gets SIGTERM. */
  readonly kills: number;
  /** How often one is frozen, and for how long. */
  readonly freezes: number;
  readonly freezeSeconds: number;
  /** Shards of the bot, for all processes. */
  readonly shards: number;
  readonly databaseUrl: string;
  /** Kills the database once in the middle and starts it again; it is left alone where this is left out. */
  readonly restartDatabase?: () => Promise<void>;
}

/** What a run came to; no faults means that every promise was kept. */
export interface ClusterReport {
  readonly seed: number;
  readonly deliveries: number;
  readonly kills: number;
  readonly freezes: number;
  readonly requests: number;
  readonly replayedNonces: number;
  readonly seconds: number;
  readonly interactions: number;
  readonly answered: number;
  /** Terms of the leader, and of all shards together. */
  readonly terms: Readonly<Record<string, number>>;
  readonly states: Readonly<Record<string, number>>;
  readonly lost: number;
  readonly twice: number;
  readonly peak: number;
  readonly faults: readonly string[];
}

const TROUBLE: readonly Behaviour[] = [
  { kind: 'status', status: 500, done: true },
  { kind: 'status', status: 500 },
  { kind: 'silence', done: true },
  { kind: 'close', done: true },
  { kind: 'close' },
];

const KINDS = ['text', 'text', 'announcement', 'text', 'forum', 'text', 'unreadable', 'text'] as const;

/** By so much the clock of the second process is ahead. */
const AHEAD_MILLISECONDS = 40_000;

const GIVE_UP_MILLISECONDS = 1_200_000;

/** Lets several processes deliver a morning while they are killed, stopped and frozen, and judges what came of it. */
export async function runCluster(options: ClusterOptions): Promise<ClusterReport> {
  const { seed, processes: count, deliveries, shards, databaseUrl } = options;
  const scene = await Scene.set({
    channels: deliveries,
    scale: 1,
    kindOf: (index) => KINDS[index % KINDS.length] ?? 'text',
    databaseUrl,
    gateway: { shards, maxConcurrency: shards, enforceIdentifyRate: true },
  });
  const members = new Members(scene);
  try {
    await keepLeaseLedger(scene.store);
    scene.fake.misbehave({
      seed,
      mostPerChannel: 2,
      rules: [
        { route: 'POST /channels/:channel/messages', probability: 0.15, behaviours: TROUBLE },
        { route: 'POST /channels/:channel/threads', probability: 0.15, behaviours: TROUBLE },
      ],
    });
    const cluster = new Cluster(scene, options);
    const began = performance.now();
    await cluster.startAll(count);
    await members.begin();
    const made = await cluster.haunt();
    await scene.correct();
    await settled(scene, deliveries, () => cluster.supervise());
    const seconds = Math.round((performance.now() - began) / 1000);
    const quiet = await members.askEverybody();
    const ends = [...cluster.ends, ...(await cluster.stopAll())];
    const { lost, twice } = await lossesOf(scene);
    return {
      seed,
      deliveries,
      ...made,
      requests: scene.fake.requests.length,
      replayedNonces: scene.fake.nonces.replays,
      seconds,
      interactions: members.asked,
      answered: members.answered,
      terms: await termsOf(scene.store),
      states: countBy((await scene.deliveries()).map(({ state }) => state)),
      lost,
      twice,
      peak: scene.fake.limits.globalPeak,
      faults: [
        ...ends,
        ...quiet,
        ...members.answeredTwice(),
        ...(await heldTwice(scene.store)),
        ...(await brokenPromises(scene)),
        ...(scene.fake.limits.bannedUntil > 0 ? ['the bot was banned'] : []),
      ],
    };
  } finally {
    members.end();
    await scene.clear();
  }
}

/** Until everything is sent, and shows the news as they were corrected. */
async function settled(scene: Scene, deliveries: number, supervise: () => void): Promise<void> {
  const until = performance.now() + GIVE_UP_MILLISECONDS;
  while (performance.now() < until) {
    supervise();
    const known = await scene.deliveries();
    const isShown = known.every(({ messageId }) => {
      const message = scene.fake.world.messages.get(messageId ?? '');
      return message === undefined || scene.isUpToDate(message);
    });
    if (isShown && known.length >= deliveries && (await scene.open()) === 0) return;
    await sleep(1000);
  }
}

/** What a supervisor may meet: the database was away when the process started. */
const UNREACHABLE = 'cannot be opened';

/** The processes of the bot. */
class Cluster {
  readonly #scene: Scene;
  readonly #options: ClusterOptions;
  readonly #children: (NodeProcess | undefined)[] = [];
  /** Until when each is frozen, of `performance.now`. */
  readonly #frozenUntil: number[] = [];

  constructor(scene: Scene, options: ClusterOptions) {
    this.#scene = scene;
    this.#options = options;
  }

  /** A sentence for each process that ended by itself. */
  readonly ends: string[] = [];

  /** Starts again what has ended by itself, as every supervisor does. */
  supervise(): void {
    for (const [index, child] of this.#children.entries()) {
      if (!child?.exit) continue;
      const fatal = child.stderr.split('\n').findLast((line) => line.includes('"level":60')) ?? child.stderr;
      if (!fatal.includes(UNREACHABLE))
        this.ends.push(`process ${index} ended by itself: ${fatal.slice(0, 2000)}`);
      this.#spawn(index);
    }
  }

  async startAll(count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) this.#spawn(index);
    await Promise.all(this.#children.map((child) => child?.waitForOutput('the bot is up', 180_000)));
  }

  /** Kills, stops and freezes one after the other; says how many. */
  async haunt(): Promise<{ readonly kills: number; readonly freezes: number }> {
    const { seed, kills, freezes, restartDatabase } = this.#options;
    let frozen = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      await sleep(300 + chanceOf(seed, 'pause', kill) * 2500);
      this.#thaw();
      this.supervise();
      if (kill === Math.floor(kills / 2)) await restartDatabase?.();
      const index = Math.floor(chanceOf(seed, 'victim', kill) * this.#children.length);
      const child = this.#children[index];
      if (!child || this.#isFrozen(index)) continue;
      if (frozen < freezes && kill % Math.max(1, Math.floor(kills / Math.max(1, freezes))) === 0) {
        frozen += 1;
        this.#freeze(index, child);
        continue;
      }
      // A process that has hardly started is killed as well, now and then.
      if (chanceOf(seed, 'young', kill) < 0.7) await this.#isUp(child);
      await child.kill(kill % 5 === 4 ? 'SIGTERM' : 'SIGKILL');
      this.#spawn(index);
    }
    while (this.#frozenUntil.some((until) => until > 0)) {
      await sleep(500);
      this.#thaw();
    }
    return { kills, freezes: frozen };
  }

  /** Ends all of them; a sentence for each that ended otherwise than it was told to. */
  async stopAll(): Promise<readonly string[]> {
    const exits = await Promise.all(this.#children.map((child) => child?.kill('SIGTERM')));
    return exits.flatMap((exit, index) =>
      exit?.code === 0
        ? []
        : [`process ${index} ended with ${exit?.code}: ${this.#children[index]?.stderr.slice(-1000)}`],
    );
  }

  #spawn(index: number): void {
    const { shards } = this.#options;
    this.#frozenUntil[index] = 0;
    this.#children[index] = this.#scene.spawn({
      env: { SULAN_SHARDS: String(shards), SULAN_INSTANCE: `bot-${index}` },
      aheadMilliseconds: index === 1 ? AHEAD_MILLISECONDS : 0,
    });
  }

  async #isUp(child: NodeProcess): Promise<void> {
    await child.waitForOutput('the bot is up', 20_000).catch(() => undefined);
  }

  #freeze(index: number, child: NodeProcess): void {
    process.kill(child.pid, 'SIGSTOP');
    this.#frozenUntil[index] = performance.now() + this.#options.freezeSeconds * 1000;
  }

  #thaw(): void {
    for (const [index, until] of this.#frozenUntil.entries()) {
      if (until === 0 || performance.now() < until) continue;
      this.#frozenUntil[index] = 0;
      const child = this.#children[index];
      if (child) process.kill(child.pid, 'SIGCONT');
    }
  }

  #isFrozen(index: number): boolean {
    return (this.#frozenUntil[index] ?? 0) > 0;
  }
}
