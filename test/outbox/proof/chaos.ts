import { setTimeout as sleep } from 'node:timers/promises';
import { ALL_TROUBLE } from '../../fake-discord/faults/misbehaviour.ts';
import { countBy } from './countBy.ts';
import { Scene } from './scene.ts';
import { brokenPromises, lossesOf } from './verdict.ts';

/** One run of the chaos proof. */
export interface ChaosOptions {
  readonly seed: number;
  readonly deliveries: number;
  /** Fake seconds during which everything is answered with 502. */
  readonly outageSeconds: number;
  /** Fake seconds in a real one. */
  readonly scale: number;
  /** The share of requests that may meet one of the fake's own limits, 0 on a quiet machine in real time. */
  readonly tolerance: number;
}

/** What a run came to; no faults means that every promise was kept. */
export interface ChaosReport {
  readonly seed: number;
  readonly deliveries: number;
  readonly requests: number;
  readonly troubled: number;
  readonly seconds: number;
  /** The longest time that a channel without any trouble of its own waited. */
  readonly longestWaitSeconds: number;
  readonly fairWaitSeconds: number;
  readonly globalPeak: number;
  /** Requests that met a limit of the fake's own, and all answers that count towards a ban. */
  readonly refused: number;
  readonly lost: number;
  readonly twice: number;
  readonly invalid: number;
  readonly states: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

const CREATE = 'POST /channels/:channel/messages';
const REQUESTS_PER_SECOND = 48;

/** The longest that the bot pauses between two probes of an outage, and the start of its work. */
const SLACK_SECONDS = 30;

const GIVE_UP_MILLISECONDS = 900_000;

/** Lets the bot deliver a morning through every kind of trouble at once, and judges what came of it. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { seed, deliveries, outageSeconds, scale } = options;
  const scene = await Scene.set({
    channels: deliveries,
    scale,
    kindOf: (index) => (index % 20 === 7 ? 'forbidden' : index % 20 === 13 ? 'unreadable' : 'text'),
  });
  try {
    const { fake } = scene;
    const startsAt = fake.clock.now();
    const child = scene.spawn();
    await child.waitForOutput('the bot is up', 60_000);
    const from = fake.clock.now() + 2000;
    fake.misbehave({
      seed,
      mostPerChannel: 3,
      gatewayDropEveryMs: 4000,
      outages: [
        { fromMs: from, untilMs: from + outageSeconds * 1000, behaviour: { kind: 'status', status: 502 } },
      ],
      rules: [
        { route: CREATE, probability: 0.25, behaviours: ALL_TROUBLE },
        { route: 'GET /channels/:channel/messages', probability: 0.1, behaviours: ALL_TROUBLE },
        { route: 'GET /channels/:channel/messages/:message', probability: 0.1, behaviours: ALL_TROUBLE },
      ],
    });
    await untilSettled(scene, deliveries);
    const exit = await child.kill('SIGTERM');
    return await report(
      scene,
      options,
      startsAt,
      exit.code === 0 ? [] : [`the bot ended with ${exit.code}: ${child.stderr.slice(-500)}`],
    );
  } finally {
    await scene.clear();
  }
}

async function untilSettled(scene: Scene, deliveries: number): Promise<void> {
  const until = performance.now() + GIVE_UP_MILLISECONDS;
  while (
    ((await scene.open()) > 0 || (await scene.deliveries()).length < deliveries) &&
    performance.now() < until
  )
    await sleep(200);
}

async function report(
  scene: Scene,
  options: ChaosOptions,
  startsAt: number,
  faults: readonly string[],
): Promise<ChaosReport> {
  const { fake } = scene;
  const { requests, limits } = fake;
  const paced = requests.filter(({ path }) => path.startsWith('/channels/') || path.startsWith('/guilds/'));
  const endsAt = paced.at(-1)?.at ?? startsAt;
  const refused = limits.refused.global + limits.refused.user;
  const longestWaitSeconds = longestUntroubledWait(scene) / 1000;
  const fairWaitSeconds = (1.1 * paced.length) / REQUESTS_PER_SECOND + options.outageSeconds + SLACK_SECONDS;
  return {
    seed: options.seed,
    deliveries: options.deliveries,
    requests: requests.length,
    troubled: requests.filter(({ trouble }) => trouble !== undefined).length,
    seconds: (endsAt - startsAt) / 1000,
    longestWaitSeconds,
    fairWaitSeconds,
    globalPeak: limits.globalPeak,
    refused,
    ...(await lossesOf(scene)),
    invalid: limits.invalidCount,
    states: countBy((await scene.deliveries()).map(({ state }) => state)),
    faults: [
      ...faults,
      ...(await brokenPromises(scene)),
      ...(longestWaitSeconds <= fairWaitSeconds
        ? []
        : ['a channel without trouble waited for longer than is fair']),
      ...(refused <= options.tolerance * requests.length
        ? []
        : [`${refused} requests were above the limits`]),
      ...(limits.bannedUntil > 0 ? ['the bot was banned'] : []),
    ],
  };
}

/** From the first message of all to the last first-time message of a channel that met no trouble, in milliseconds. */
function longestUntroubledWait({ fake }: Scene): number {
  const posts = fake.records.of(CREATE);
  const troubled = new Set(
    posts.filter(({ trouble, answer }) => trouble || answer?.status !== 200).map(({ path }) => path),
  );
  const times = posts.filter(({ path }) => !troubled.has(path)).map(({ at }) => at);
  return Math.max(0, (times.at(-1) ?? 0) - (posts[0]?.at ?? 0));
}
