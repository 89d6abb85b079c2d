import type { Timekeeper } from '../../src/calendar/time.ts';
import { composeDeliveries } from '../../src/deliveries/compose.ts';
import type { DigestMaker } from '../../src/deliveries/contents.ts';
import type { Compose, DeliveryContext, Problem } from '../../src/deliveries/context.ts';
import { Deliverer } from '../../src/deliveries/deliverer.ts';
import { buildDigest } from '../../src/digests/build.ts';
import { DigestRest } from '../../src/discord/sending/digestRest.ts';
import { DigestSender } from '../../src/discord/sending/digestSender.ts';
import type { Insight } from '../../src/discord/sending/insight.ts';
import type { Store } from '../../src/store/open.ts';

/** The delivering half of the bot: the store, the deliverer and the REST of the digests, without a gateway. */
export interface DeliveringBot {
  readonly deliverer: Deliverer;
  /** What somebody was told. */
  readonly told: Problem[];
  /** How often Discord's refusal of the token was reported. */
  readonly unauthorized: () => number;
  stop(): Promise<void>;
}

/** What a delivering bot is made of. */
export interface DeliveringBotOptions {
  readonly store: Store;
  readonly time: Timekeeper;
  readonly apiUrl: string;
  readonly token: string;
  readonly timeoutMilliseconds?: number;
  /** Longer where the clock runs faster than the network and the store. */
  readonly leaseSeconds?: number;
  readonly random?: () => number;
  readonly compose?: Compose;
  readonly makeDigest?: DigestMaker;
  readonly makeRecap?: DeliveryContext['makeRecap'];
  readonly hasOwnNews?: DeliveryContext['hasOwnNews'];
  /** What a gateway would tell; nothing when left out. */
  readonly insight?: Insight;
  /** Tells of a problem before it is noted as told; rejects where nobody can be told. */
  readonly tell?: DeliveryContext['tell'];
}

/** Makes a delivering bot; `deliverer.start()` begins its work. */
export function deliveringBot(options: DeliveringBotOptions): DeliveringBot {
  const { store, time, random = Math.random, timeoutMilliseconds = 1500 } = options;
  const told: Problem[] = [];
  let refusals = 0;
  const rest = new DigestRest({ time, apiUrl: options.apiUrl, token: options.token, timeoutMilliseconds });
  const deliverer = new Deliverer({
    store,
    sender: new DigestSender(rest, options.insight),
    makeDigest:
      options.makeDigest ?? (async (day, editions, choices) => buildDigest({ day, editions, choices })),
    makeRecap: options.makeRecap,
    hasOwnNews: options.hasOwnNews,
    leaseSeconds: options.leaseSeconds,
    compose: options.compose ?? composeDeliveries(),
    async tell(problem) {
      await options.tell?.(problem);
      told.push(problem);
    },
    onDelivered() {},
    onUnauthorized: () => {
      refusals += 1;
    },
    time,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    random,
  });
  return {
    deliverer,
    told,
    unauthorized: () => refusals,
    async stop() {
      await deliverer.stop();
      await rest.close();
    },
  };
}
