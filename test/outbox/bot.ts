import type { Timekeeper } from '../../src/calendar/time.ts';
import { buildDigest } from '../../src/digests/build.ts';
import { DiscordRestClient } from '../../src/discord/sending/discordRestClient.ts';
import { DiscordTransport } from '../../src/discord/sending/discordTransport.ts';
import type { Identity } from '../../src/discord/sending/identity.ts';
import { composeDeliveries } from '../../src/outbox/compose.ts';
import type { DigestMaker } from '../../src/outbox/contentMaker.ts';
import type { Compose, OutboxContext } from '../../src/outbox/context.ts';
import { Outbox } from '../../src/outbox/outbox.ts';
import type { Problem } from '../../src/outbox/problem.ts';
import type { Store } from '../../src/store/open.ts';

/** The delivering half of the bot: the store, the outbox and the REST of the digests, without a gateway. */
export interface DeliveringBot {
  readonly outbox: Outbox;
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
  readonly makeRecap?: OutboxContext['makeRecap'];
  readonly hasOwnNews?: OutboxContext['hasOwnNews'];
  readonly renderingsOf?: OutboxContext['renderingsOf'];
  /** What a gateway would tell; nothing when left out. */
  readonly insight?: Identity;
  /** Tells of a problem before it is noted as told; rejects where nobody can be told. */
  readonly tell?: OutboxContext['tell'];
}

/** Makes a delivering bot; `outbox.start()` begins its work. */
export function deliveringBot(options: DeliveringBotOptions): DeliveringBot {
  const { store, time, random = Math.random, timeoutMilliseconds = 1500 } = options;
  const told: Problem[] = [];
  let refusals = 0;
  const rest = new DiscordRestClient({
    time,
    apiUrl: options.apiUrl,
    token: options.token,
    timeoutMilliseconds,
  });
  const outbox = new Outbox({
    store,
    transport: new DiscordTransport(rest, options.insight),
    makeDigest:
      options.makeDigest ?? (async (day, editions, choices) => buildDigest({ day, editions, choices })),
    makeRecap: options.makeRecap,
    hasOwnNews: options.hasOwnNews,
    renderingsOf: options.renderingsOf,
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
    outbox,
    told,
    unauthorized: () => refusals,
    async stop() {
      await outbox.stop();
      await rest.close();
    },
  };
}
