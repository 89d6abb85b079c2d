import type { Logger } from 'pino';
import { commandsOver } from '../../commands/all.ts';
import { addDays } from '../calendar/day.ts';
import { atMost, systemTime, type Timekeeper } from '../calendar/time.ts';
import { BEIJING, dayAt, systemClock } from '../calendar/zone.ts';
import { digestOfEditions } from '../digests/ofDay.ts';
import { readRecap } from '../digests/readRecap.ts';
import { attachmentsOf } from '../discord/attachments.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { directMail } from '../discord/directMail.ts';
import { inviteUrl } from '../discord/rightBits.ts';
import { DiscordTransport } from '../discord/sending/digestSender.ts';
import { DiscordRestClient } from '../discord/sending/discordRestClient.ts';
import { problemTeller } from '../discord/tellProblem.ts';
import { everyMinute } from '../jobs/everyMinute.ts';
import { Jobs } from '../jobs/jobs.ts';
import type { ModelMetrics } from '../languageModel/languageModel.ts';
import type { ModelWork } from '../languageModel/open.ts';
import type { SourceDesk } from '../messages/administration/sourceDesk.ts';
import type { Message } from '../messages/message.ts';
import { type Proxies, withoutCredentials } from '../network/proxies.ts';
import { createMetrics, type Metrics } from '../operator/metrics.ts';
import { isReachable, type Readiness, startOperatorServer } from '../operator/server.ts';
import { addStandingGauges } from '../operator/standing.ts';
import { composeDeliveries } from '../outbox/compose.ts';
import { Outbox } from '../outbox/outbox.ts';
import { type Config, modelHostOf, serverNewsLocation, storeLocation } from '../settings/config.ts';
import { userAgentOf } from '../sources/fetching/fetcher.ts';
import type { Ingest } from '../sources/polling/ingest.ts';
import { createPoller, type Poller } from '../sources/polling/poller.ts';
import { sourceDesk } from '../sourcing/desk.ts';
import { tellFirstReport } from '../sourcing/firstReport.ts';
import { liveList } from '../sourcing/liveList.ts';
import type { Speaker } from '../speech/speaker.ts';
import { deliveryFigures } from '../store/figures.ts';
import type { Store } from '../store/open.ts';
import { VERSION } from '../version.ts';
import type { WebServer } from '../web/server.ts';
import type { WebhookWorker } from '../webhooks/worker.ts';
import { botJobs } from './botJobs.ts';
import { joinCluster } from './cluster.ts';
import { type App, openAppAt } from './core.ts';
import { otherProcesses } from './otherProcesses.ts';
import { bothPollers, serverParts } from './serverSources.ts';
import { openSources, sourceFetcher } from './sources.ts';

const DISCORD_API_URL = 'https://discord.com/api';
const TOKEN_REFUSED = 'Discord does not accept DISCORD_TOKEN any more: put a new one in and start again.';

/** How long a start waits for search and events, so that the first digest of a quick restart tells each event once. */
const CATCH_UP_SECONDS = 3;

/** How long a start waits for Discord to take the commands before it says that the bot is up; it goes on beside. */
const SETTLING_SECONDS = 3;

/** The running bot. */
export interface Service {
  /** The link by which a server's admin invites the bot. */
  readonly invite: string;
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
  const app = await openAppAt(
    storeLocation(config),
    config.serverSources > 0 ? serverNewsLocation(config) : undefined,
    { showsGenerated: config.languageModel !== undefined },
  );
  const time = timeOf(app.store);
  const parts = openSources(app, config);
  const list = liveList(config, { states: parts.states, tiers: app.tiers, log });
  const metrics = createMetrics(
    app.store,
    systemClock,
    // The outbox holds a year: counting all of it would take seconds, and what failed last month is no alert.
    () => deliveryFigures(app.store, addDays(dayAt(systemClock.now(), BEIJING), -1)),
    config.instance,
  );
  const failure = Promise.withResolvers<string>();
  const onDropped = metrics.requestSlotsDropped;
  const cluster = await joinCluster(config, app.store, { time, log, onDropped });
  const { leadership } = cluster;
  const { proxies } = config;
  const apiUrl = config.discordApiUrl ?? DISCORD_API_URL;
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
  let bot: Bot | undefined;
  const transport = new DiscordTransport(rest, {
    botId: () => bot?.userId,
    mayReadHistory: (channelId) => bot?.mayReadHistory(channelId),
  });
  const mail = directMail(transport);
  const others = cluster.isShared ? otherProcesses(app.store.signals, () => outbox.look()) : undefined;
  const outbox = new Outbox({
    store: app.store,
    transport,
    makeDigest: (day, editions, choices) => digestOfEditions(app.digestSources, day, editions, choices),
    makeRecap: (days, choices) => readRecap(app.digestSources, days, choices),
    hasOwnNews: (server) => (app.serverNews?.sourcesOf(server).length ?? 0) > 0,
    compose: composeDeliveries(archiveAddress(config).archiveUrl),
    tell: problemTeller(rest, mail, (message) => transport.render(message)),
    onUnauthorized: () => failure.resolve(TOKEN_REFUSED),
    onDelivered: metrics.deliveredLate,
    isPlanning: () => leadership.isLeading(),
    ...(others && { others }),
    time,
    log,
    random: Math.random,
  });
  addStandingGauges(metrics.registry, {
    store: app.store,
    clock: systemClock,
    sources: () => list.sources.filter(({ enabled }) => enabled).map(({ id }) => id),
    servers: () => bot?.servers(),
  });
  const asked = createPoller({
    ...parts,
    get sources() {
      return list.sources;
    },
    ingest: counted(parts.ingest, metrics),
    clock: systemClock,
    log,
  });
  const listPoller: Poller = {
    ...asked,
    async poll(now, onPolled) {
      await list.look();
      return asked.poll(now, onPolled);
    },
  };
  // Nothing inside the operator's network, whatever the operator lets the bot's own list read.
  const publicFetcher = sourceFetcher({ ...config, allowedNetworks: [] });
  const ofServers =
    app.serverNews &&
    serverParts({
      app,
      news: app.serverNews,
      fetcher: publicFetcher,
      listed: () => list.sources,
      most: config.serverSources,
      clock: systemClock,
      log,
    });
  await app.serverNews?.refresh();
  const poller = ofServers ? bothPollers(listPoller, ofServers.poller) : listPoller;
  const readiness = async (): Promise<Readiness> => {
    if (!bot) return { kind: 'not-ready', reason: 'not connected to Discord yet' };
    if (!(await isReachable(app.store))) return { kind: 'not-ready', reason: 'the store does not answer' };
    return bot.isConnected()
      ? { kind: 'ready' }
      : { kind: 'not-ready', reason: 'the connection to Discord is interrupted' };
  };
  const operator =
    config.operatorPort === undefined
      ? undefined
      : await startOperatorServer(config.operatorHost, config.operatorPort, {
          registry: metrics.registry,
          readiness,
        });
  if (operator) log.info({ url: operator.url }, 'health and metrics are served');
  const desk = sourceDesk({
    list,
    states: parts.states,
    fetcher: parts.fetcher,
    clock: systemClock,
    read: (document) => app.reader.read(document),
  });
  const model = await openModel(app, config, log, metrics.languageModel);
  const archive = await openArchive(app, desk, config, log);
  const userAgent = userAgentOf(VERSION, config.contact);
  const attachments = attachmentsOf({ userAgent, apiUrl: config.discordApiUrl, proxies, log });
  bot = await startBot({
    token: config.discordToken,
    apiUrl: config.discordApiUrl,
    proxies,
    guildId: config.discordGuildId,
    commands: commandsOver({ ...model }),
    context: {
      ...app.context,
      ...modelContext(config, model),
      ...archiveAddress(config),
      ...(config.contact !== undefined && { contact: config.contact }),
      sources: desk,
      ...(ofServers && { serverSources: ofServers.desk }),
    },
    transport,
    mail,
    fetchFile: attachments.fetch,
    store: app.store,
    log,
    onAnswered: metrics.commandAnswered,
    onDiscordAnswer: metrics.discordAnswered,
    onFatal: failure.resolve,
    leadership,
    sharding: cluster.sharding,
  });
  const webhooks = await openWebhookWorker(app, config, log);
  const speaker = await openSpeaker(app, config, log);
  const { keepDays } = config;
  const jobs = new Jobs(
    botJobs({
      app,
      poller,
      outbox,
      webhooks,
      writer: model?.writer,
      speaker,
      keepDays,
      clock: time,
      log,
    }),
    {
      isLeading: leadership.isLeading,
      log,
    },
  );
  // A version that indexes ten years of news anew works it off beside everything else.
  await atMost(systemTime, CATCH_UP_SECONDS * 1000, jobs.request('indexing'));
  await outbox.start();
  const halt = new AbortController();
  const runDueJobs = () => jobs.tick(systemClock.now());
  everyMinute(halt.signal, log, runDueJobs);
  // What another process led until now is taken up at once.
  if (cluster.isShared) leadership.whileLeading(runDueJobs);
  const reporting = { store: app.store, desk, time: systemTime, tellOwners: firstReporter(bot) };
  void bot.settled
    .then(async () => {
      if (leadership.isLeading()) await tellFirstReport(reporting, halt.signal);
    })
    .catch((error: unknown) => log.error({ err: error }, 'the owner could not be told of the sources'));
  if (!list.sources.some(({ enabled }) => enabled))
    log.warn('no source is switched on: news comes by `sulan ingest` and /import alone (docs/sources.md)');
  // Shown in the log in its place where Discord is quick; deliveries are under way by now.
  await atMost(systemTime, SETTLING_SECONDS * 1000, bot.settled);
  const invite = inviteUrl(bot.applicationId);
  log.info({ invite }, 'the bot is up; the link invites it to a server');
  return {
    invite,
    failed: failure.promise,
    async stop() {
      halt.abort();
      await cluster.stopLeading();
      const stopping = [poller.stop(), jobs.stop(), outbox.stop(), bot.close(), webhooks?.stop()];
      await Promise.all([
        ...stopping,
        model?.writer.stop(),
        speaker?.stop(),
        operator?.close(),
        archive?.close(),
      ]);
      await Promise.all([rest.close(), parts.fetcher.close(), publicFetcher.close(), attachments.close()]);
      // What Discord had not answered is lost now, and the outbox still has to note that it is in doubt.
      await outbox.stop();
      await others?.stop();
      await cluster.leave();
      await app.serverNews?.store.close();
      await app.store.close();
      log.info('the bot has stopped');
    },
  };
}

/** The time of all processes on a store. */
function timeOf({ clock }: Store): Timekeeper {
  return { ...systemTime, now: () => new Date(clock.now()) };
}

/** Sends the report of the sources to the owners. */
function firstReporter(bot: Bot): (message: Message) => Promise<boolean> {
  return (message) => bot.tellOwners(message, 'first-report');
}

/** Names the proxy that Discord is reached through, and the ones that cannot be used. */
function logProxies({ forUrl, problems }: Proxies, apiUrl: string, log: Logger): void {
  const proxy = forUrl(apiUrl);
  if (proxy !== undefined)
    log.info({ proxy: withoutCredentials(proxy) }, 'Discord is reached through a proxy');
  for (const problem of problems) log.warn(problem);
}

/** What stories link to beside their originals: pages of ours, where readers can reach them. */
function archiveAddress({ web }: Config): { archiveUrl?: string } {
  return web.enabled && web.publicUrl !== undefined ? { archiveUrl: web.publicUrl } : {};
}

/** The archive where it is switched on; its parts are loaded only then. */
async function openArchive(
  { context, store }: App,
  sources: SourceDesk,
  { web, contact, languageModel, speech }: Config,
  log: Logger,
): Promise<WebServer | undefined> {
  if (!web.enabled) return undefined;
  const { startArchive } = await import('../web/start.ts');
  const modelHost = modelHostOf(languageModel);
  const said = { ...(contact !== undefined && { contact }), ...(modelHost !== undefined && { modelHost }) };
  return startArchive({ ...context, store, sources, ...said, isSpoken: speech !== undefined }, web, log);
}

/** What posts digests to the operator's address where there is one; its parts are loaded only then. */
async function openWebhookWorker(app: App, config: Config, log: Logger): Promise<WebhookWorker | undefined> {
  if (!config.webhook) return undefined;
  const { openWebhooks } = await import('./webhooks.ts');
  return openWebhooks(app, config, config.webhook, log);
}

/** What has digests spoken where a server for it is configured; its parts, and the library behind it, are loaded only then. */
async function openSpeaker(
  { store, digestSources }: App,
  { speech, proxies }: Config,
  log: Logger,
): Promise<Speaker | undefined> {
  if (!speech) return undefined;
  const { openSpeech } = await import('../speech/open.ts');
  return openSpeech(speech, { store, digestSources, proxies, log });
}

/** The language model where one is configured; its parts, and the library behind it, are loaded only then. */
async function openModel(
  { store, lexicon, digestSources, context }: App,
  { languageModel, proxies }: Config,
  log: Logger,
  metrics: ModelMetrics,
): Promise<ModelWork | undefined> {
  if (!languageModel) return undefined;
  const { openLanguageModel } = await import('../languageModel/open.ts');
  const { search, stories } = context;
  const around = {
    store,
    lexicon,
    digestSources,
    search,
    stories,
    clock: systemClock,
    proxies,
    log,
    metrics,
  };
  return openLanguageModel(languageModel, around);
}

/** What commands get of it. */
function modelContext({ languageModel }: Config, model: ModelWork | undefined) {
  const modelHost = modelHostOf(languageModel);
  return model && modelHost !== undefined ? { questions: model.questions, modelHost } : {};
}

function counted(ingest: Ingest, metrics: Metrics): Ingest {
  return async (document) => {
    const ingested = await ingest(document);
    metrics.documentRead(document.hints?.source ?? 'unnamed', ingested);
    return ingested;
  };
}
