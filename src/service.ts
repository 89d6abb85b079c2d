import { fileURLToPath } from 'node:url';
import { schedule } from 'node-cron';
import type { Logger } from 'pino';
import { commands } from '../commands/all.ts';
import { type App, openApp } from './app.ts';
import { addDays } from './calendar/day.ts';
import { systemTime } from './calendar/time.ts';
import { BEIJING, dayAt, systemClock } from './calendar/zone.ts';
import { type Config, storeFile } from './config.ts';
import { composeDelivery } from './deliveries/compose.ts';
import { Deliverer } from './deliveries/deliverer.ts';
import { type DirectMail, tellFollowers } from './deliveries/memberTelling.ts';
import { digestOfEditions } from './digests/ofDay.ts';
import { type Bot, startBot } from './discord/bot.ts';
import { directMail } from './discord/directMail.ts';
import { DigestRest } from './discord/sending/digestRest.ts';
import { DigestSender } from './discord/sending/digestSender.ts';
import { problemTeller } from './discord/tellProblem.ts';
import { createMetrics, type Metrics } from './operator/metrics.ts';
import { type Readiness, startOperatorServer } from './operator/server.ts';
import { createFetcher, type Fetcher, userAgentOf } from './sources/fetcher.ts';
import type { Ingest } from './sources/ingest.ts';
import { createPoller, type Poller } from './sources/poller.ts';
import type { Source } from './sources/source.ts';
import { readSourceList } from './sources/sourceList.ts';
import type { SourceStates } from './sources/states.ts';
import { deleteDeparted } from './store/departures.ts';
import { deliveryFigures } from './store/figures.ts';
import { ingestDocument } from './store/ingest.ts';
import { removeBefore } from './store/retention.ts';
import { sourceStatesOf } from './store/sources.ts';
import { VERSION } from './version.ts';
import type { WebServer } from './web/server.ts';

const DISCORD_API_URL = 'https://discord.com/api';

/** The source list that ships with the program. */
const SHIPPED_SOURCES = fileURLToPath(new URL('../data/sources.yaml', import.meta.url));

/** The file of the source list: the configured one, else the one that ships with the program. */
export function sourceListFile(config: Pick<Config, 'sourcesFile'>): string {
  return config.sourcesFile ?? SHIPPED_SOURCES;
}

/** The sources of the configured list, and what reads them. */
export interface SourceParts {
  readonly sources: readonly Source[];
  readonly states: SourceStates;
  readonly fetcher: Fetcher;
  /** Stores a document; a plain article becomes a story of its own. */
  readonly ingest: Ingest;
}

/** Reads the source list and wires its parts. Throws a SourceListError that names every problem in the list. */
export function openSources({ store }: App, config: Config): SourceParts {
  return {
    sources: readSourceList(sourceListFile(config)),
    states: sourceStatesOf(store),
    fetcher: createFetcher({
      userAgent: userAgentOf(VERSION, config.contact),
      ...(config.allowPrivateSources && { allows: () => true }),
    }),
    ingest: (document) => ingestDocument(store, document, systemClock.now(), { articlesStandAlone: true }),
  };
}

/** The running bot. */
export interface Service {
  /** Resolves with a sentence for the operator when the bot cannot go on. */
  readonly failed: Promise<string>;
  /** Lets what is under way end, within ten seconds. */
  stop(): Promise<void>;
}

/** Brings everything up: store, sources, gateway, deliveries, the operator's port. Rejects with what the operator must mend. */
export async function startService(
  config: Config & { readonly discordToken: string },
  log: Logger,
): Promise<Service> {
  const app = openApp(storeFile(config));
  const parts = openSources(app, config);
  const metrics = createMetrics(app.store, systemClock, () => deliveryFigures(app.store));
  const failure = Promise.withResolvers<string>();
  const rest = new DigestRest({
    time: systemTime,
    apiUrl: config.discordApiUrl ?? DISCORD_API_URL,
    token: config.discordToken,
  });
  const mail = directMail(rest);
  const deliverer = createDeliverer(app, rest, mail, log, () =>
    failure.resolve('Discord does not accept DISCORD_TOKEN any more: put a new one in and start again.'),
  );
  const poller = createPoller({ ...parts, ingest: counted(parts.ingest, metrics), clock: systemClock, log });
  let bot: Bot | undefined;
  const readiness = (): Readiness =>
    bot ? { kind: 'ready' } : { kind: 'not-ready', reason: 'not connected to Discord yet' };
  const operator =
    config.operatorPort === undefined
      ? undefined
      : await startOperatorServer(config.operatorPort, { registry: metrics.registry, readiness });
  const archive = await openArchive(app, config, log);
  bot = await startBot({
    token: config.discordToken,
    apiUrl: config.discordApiUrl,
    guildId: config.discordGuildId,
    commands,
    context: app.context,
    sender: new DigestSender(rest),
    mail,
    async fetchFile(url) {
      const fetched = await parts.fetcher.get(url);
      return fetched.kind === 'fetched' ? fetched.bytes : undefined;
    },
    store: app.store,
    log,
  });
  await app.catchUp();
  await deliverer.start();
  const minutes = new Minutes(app, poller, deliverer, mail, config.keepDays, log);
  const cron = schedule('* * * * *', () => minutes.tick(), { noOverlap: true });
  log.info('the bot is up');
  return {
    failed: failure.promise,
    async stop() {
      await cron.stop();
      await Promise.all([poller.stop(), deliverer.stop(), bot.close(), operator?.close(), archive?.close()]);
      await minutes.ended();
      await Promise.all([rest.close(), parts.fetcher.close()]);
      // What Discord had not answered is lost now, and the ledger still has to note that it is in doubt.
      await deliverer.stop();
      app.store.close();
      log.info('the bot has stopped');
    },
  };
}

/** The archive where it is switched on; its parts are loaded only then. */
async function openArchive(
  { context, store }: App,
  { web }: Config,
  log: Logger,
): Promise<WebServer | undefined> {
  if (!web.enabled) return undefined;
  const { startArchive } = await import('./web/start.ts');
  return startArchive({ ...context, store }, web, log);
}

function createDeliverer(
  app: App,
  rest: DigestRest,
  mail: DirectMail,
  log: Logger,
  onUnauthorized: () => void,
): Deliverer {
  return new Deliverer({
    store: app.store,
    sender: new DigestSender(rest),
    makeDigest: (day, editions, choices) => digestOfEditions(app.digestSources, day, editions, choices),
    compose: composeDelivery,
    tell: problemTeller(rest, mail),
    onUnauthorized,
    time: systemTime,
    log,
    random: Math.random,
  });
}

function counted(ingest: Ingest, metrics: Metrics): Ingest {
  return async (document) => {
    const ingested = await ingest(document);
    const outcome = ingested.kind === 'failed' ? 'failed' : ingested.change;
    metrics.documentRead(document.hints?.column ?? 'unnamed', outcome);
    return ingested;
  };
}

/** What one minute brings: sources are asked, what came in is made ready, and what is due goes out. */
class Minutes {
  readonly #app: App;
  readonly #poller: Poller;
  readonly #deliverer: Deliverer;
  readonly #mail: DirectMail;
  readonly #keepDays: number | undefined;
  readonly #log: Logger;
  #cleanedOn = '';
  #reading: Promise<void> | undefined;

  constructor(
    app: App,
    poller: Poller,
    deliverer: Deliverer,
    mail: DirectMail,
    keepDays: number | undefined,
    log: Logger,
  ) {
    this.#app = app;
    this.#poller = poller;
    this.#deliverer = deliverer;
    this.#mail = mail;
    this.#keepDays = keepDays;
    this.#log = log;
  }

  /** One tick; reading goes on beside it, so that a slow source holds up no delivery. */
  async tick(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    await this.#deliverer.tick();
  }

  /** Resolves once no reading is under way. */
  async ended(): Promise<void> {
    await this.#reading;
  }

  async #read(): Promise<void> {
    try {
      await this.#poller.poll(systemClock.now());
      await this.#app.catchUp();
      await this.#deliverer.tick();
      const { store, lexicon } = this.#app;
      await tellFollowers({ store, lexicon, mail: this.#mail, clock: systemClock, log: this.#log });
      await this.#clean();
    } catch (error) {
      this.#log.error({ err: error }, 'a minute’s reading failed; the next one tries again');
    }
  }

  async #clean(): Promise<void> {
    const now = systemClock.now();
    const today = dayAt(now, BEIJING);
    if (this.#cleanedOn === today) return;
    this.#cleanedOn = today;
    const departed = await deleteDeparted(this.#app.store, now);
    if (departed > 0) this.#log.info({ departed }, 'data of servers that the bot left deleted');
    if (this.#keepDays === undefined) return;
    const removed = removeBefore(this.#app.store, addDays(today, -this.#keepDays));
    if (removed > 0) this.#log.info({ removed }, 'old news removed');
  }
}
