import type { Logger } from 'pino';
import { commandsOver } from '../../commands/all.ts';
import { addDays } from '../calendar/day.ts';
import { atMost, systemTime, type Timekeeper } from '../calendar/time.ts';
import { BEIJING, dayAt, systemClock } from '../calendar/zone.ts';
import { attachmentsOf } from '../discord/attachments.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { inviteUrl } from '../discord/rightBits.ts';
import { everyMinute } from '../jobs/everyMinute.ts';
import { Jobs } from '../jobs/jobs.ts';
import type { Message } from '../messages/message.ts';
import { createMetrics } from '../operator/metrics.ts';
import { isReachable, type Readiness, startOperatorServer } from '../operator/server.ts';
import { addStandingGauges } from '../operator/standing.ts';
import type { Config } from '../settings/config.ts';
import { serverNewsLocation, storeLocation } from '../settings/storeLocations.ts';
import { userAgentOf } from '../sources/fetching/fetcher.ts';
import { tellFirstReport } from '../sourcing/firstReport.ts';
import { liveList } from '../sourcing/liveList.ts';
import { deliveryFigures } from '../store/figures.ts';
import type { Store } from '../store/open.ts';
import { VERSION } from '../version.ts';
import { botJobs } from './botJobs.ts';
import { joinCluster } from './cluster.ts';
import { openAppAt } from './core.ts';
import { openDelivering } from './delivering.ts';
import {
  archiveAddress,
  modelContext,
  openArchive,
  openModel,
  openSpeaker,
  openWebhookWorker,
} from './optionalParts.ts';
import { openSourceReading } from './sourceReading.ts';
import { openSources } from './sources.ts';

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
  let bot: Bot | undefined;
  const { rest, transport, mail, outbox, others } = openDelivering(app, config, {
    cluster,
    metrics,
    identity: {
      botId: () => bot?.userId,
      mayReadHistory: (channelId) => bot?.mayReadHistory(channelId),
    },
    onFatal: failure.resolve,
    time,
    log,
  });
  addStandingGauges(metrics.registry, {
    store: app.store,
    clock: systemClock,
    sources: () => list.sources.filter(({ enabled }) => enabled).map(({ id }) => id),
    servers: () => bot?.servers(),
  });
  const reading = await openSourceReading(app, config, list, parts, { metrics, log });
  const { desk, poller, serverSources } = reading;
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
  const model = await openModel(app, config, log, metrics.languageModel);
  const archive = await openArchive(app, desk, config, log);
  const userAgent = userAgentOf(VERSION, config.contact);
  const attachments = attachmentsOf({
    userAgent,
    apiUrl: config.discordApiUrl,
    proxies: config.proxies,
    log,
  });
  bot = await startBot({
    token: config.discordToken,
    apiUrl: config.discordApiUrl,
    proxies: config.proxies,
    guildId: config.discordGuildId,
    commands: commandsOver({ ...model }),
    context: {
      ...app.context,
      ...modelContext(config, model),
      ...archiveAddress(config),
      ...(config.contact !== undefined && { contact: config.contact }),
      sources: desk,
      ...(serverSources && { serverSources }),
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
      await Promise.all([...stopping, operator?.close(), archive?.close()]);
      await Promise.all([rest.close(), reading.close(), attachments.close()]);
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
