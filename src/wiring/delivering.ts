import type { Logger } from 'pino';
import type { Timekeeper } from '../calendar/time.ts';
import { digestOfEditions } from '../digests/ofDay.ts';
import { readRecap } from '../digests/readRecap.ts';
import { directMail } from '../discord/directMail.ts';
import { DiscordRestClient } from '../discord/sending/discordRestClient.ts';
import { DiscordTransport } from '../discord/sending/discordTransport.ts';
import type { Identity } from '../discord/sending/identity.ts';
import { problemTeller } from '../discord/tellProblem.ts';
import { type Proxies, withoutCredentials } from '../network/proxies.ts';
import type { Metrics } from '../operator/metrics.ts';
import { composeDeliveries } from '../outbox/compose.ts';
import { Outbox } from '../outbox/outbox.ts';
import type { Config } from '../settings/config.ts';
import type { Cluster } from './cluster.ts';
import type { App } from './core.ts';
import { archiveAddress } from './optionalParts.ts';
import { otherProcesses } from './otherProcesses.ts';
import type { WorkMemory } from './workMemory.ts';

const DISCORD_API_URL = 'https://discord.com/api';
const TOKEN_REFUSED = 'Discord does not accept DISCORD_TOKEN any more: put a new one in and start again.';

/** Dependencies of delivering. */
export interface DeliveringParts {
  readonly cluster: Cluster;
  readonly metrics: Metrics;
  /** The bot's identity and rights, known once the gateway is connected. */
  readonly identity: Identity;
  readonly memory: WorkMemory;
  /** Called with a sentence for the operator when the bot cannot continue. */
  readonly onFatal: (sentence: string) => void;
  readonly time: Timekeeper;
  readonly log: Logger;
}

/** The outbox, its transport and its clients. */
export type Delivering = ReturnType<typeof openDelivering>;

/** Connects the outbox, its transport and direct messages: everything sent to Discord except answers. */
export function openDelivering(
  app: App,
  config: Config & { readonly discordToken: string },
  { cluster, metrics, identity, memory, onFatal, time, log }: DeliveringParts,
) {
  const apiUrl = config.discordApiUrl ?? DISCORD_API_URL;
  const { proxies } = config;
  logProxies(proxies, apiUrl, log);
  const rest = new DiscordRestClient({
    time,
    pace: cluster.pace,
    invalid: cluster.invalid,
    apiUrl,
    proxy: proxies.forUrl(apiUrl),
    token: config.discordToken,
    onAnswer: metrics.discordAnswered,
  });
  const transport = new DiscordTransport(rest, identity);
  const mail = directMail(transport);
  const others = cluster.isShared ? otherProcesses(app.store.signals, () => outbox.look()) : undefined;
  const outbox = new Outbox({
    store: app.store,
    transport,
    makeDigest: (day, editions, choices) => digestOfEditions(app.digestSources, day, editions, choices),
    makeRecap: (days, choices) => readRecap(app.digestSources, days, choices),
    hasOwnNews: (server) => (app.serverNews?.sourcesOf(server).length ?? 0) > 0,
    compose: composeDeliveries(archiveAddress(config).archiveUrl),
    renderingsOf: app.context.renderingsOf,
    tell: problemTeller(rest, mail, (message) => transport.render(message)),
    onUnauthorized: () => onFatal(TOKEN_REFUSED),
    onDelivered: metrics.deliveredLate,
    onBurst: (isUnderWay) => memory.burst(isUnderWay),
    isPlanning: () => cluster.leadership.isLeading(),
    ...(others && { others }),
    time,
    log,
    random: Math.random,
  });
  return { rest, transport, mail, outbox, others };
}

/** Logs the proxy used for Discord, and proxy settings that are invalid. */
function logProxies({ forUrl, problems }: Proxies, apiUrl: string, log: Logger): void {
  const proxy = forUrl(apiUrl);
  if (proxy !== undefined)
    log.info({ proxy: withoutCredentials(proxy) }, 'Discord is reached through a proxy');
  for (const problem of problems) log.warn(problem);
}
