import type { Logger } from 'pino';
import { systemTime, type Timekeeper } from '../calendar/time.ts';
import { attachmentsOf } from '../discord/attachments.ts';
import { inviteUrl } from '../discord/rightBits.ts';
import { Jobs } from '../jobs/jobs.ts';
import { serverNewsLocation, storeLocation } from '../settings/storeLocations.ts';
import { userAgentOf } from '../sources/fetching/fetcher.ts';
import { liveList } from '../sourcing/liveList.ts';
import type { Store } from '../store/open.ts';
import { VERSION } from '../version.ts';
import { beginWork } from './beginWork.ts';
import { BotConnection } from './botConnection.ts';
import { botJobs } from './botJobs.ts';
import { joinCluster } from './cluster.ts';
import { type BotConfig, connectBot } from './connectBot.ts';
import { openAppAt } from './core.ts';
import { openDelivering } from './delivering.ts';
import { botMetrics, openOperatorPort } from './operatorPort.ts';
import { openArchive, openModel, openSpeaker, openWebhookWorker } from './optionalParts.ts';
import { openSourceReading } from './sourceReading.ts';
import { openSources } from './sources.ts';
import { WorkMemory } from './workMemory.ts';

/** The running bot. */
export interface Service {
  /** Link for a server's admin to invite the bot. */
  readonly invite: string;
  /** Resolves with a sentence for the operator when the bot cannot continue. */
  readonly failed: Promise<string>;
  /** Stops everything; work in progress gets ten seconds to end. */
  stop(): Promise<void>;
}

/**
 * Starts the store, sources, gateway, deliveries and the operator's port. Rejects with an error that the operator must
 * resolve.
 */
export async function startService(config: BotConfig, log: Logger): Promise<Service> {
  const app = await openAppAt(
    storeLocation(config),
    config.serverSources > 0 ? serverNewsLocation(config) : undefined,
    { showsGenerated: config.languageModel !== undefined },
  );
  const time = timeOf(app.store);
  const parts = openSources(app, config);
  const list = liveList(config, { states: parts.states, tiers: app.tiers, log });
  const metrics = botMetrics(app, config);
  const cluster = await joinCluster(config, app.store, {
    time,
    log,
    onDropped: metrics.requestSlotsDropped,
  });
  const failure = Promise.withResolvers<string>();
  const onFatal = failure.resolve;
  const connection = new BotConnection();
  const memory = new WorkMemory();
  const delivering = openDelivering(app, config, {
    cluster,
    metrics,
    identity: connection,
    memory,
    onFatal,
    time,
    log,
  });
  const reading = await openSourceReading(app, config, list, parts, { metrics, log });
  const operator = await openOperatorPort(app, config, { metrics, list, connection, log });
  const model = await openModel(app, config, log, metrics.languageModel);
  const archive = await openArchive(app, reading.desk, config, log);
  const attachments = attachmentsOf({
    userAgent: userAgentOf(VERSION, config.contact),
    apiUrl: config.discordApiUrl,
    proxies: config.proxies,
    log,
  });
  const bot = await connectBot(config, {
    app,
    model,
    reading,
    delivering,
    cluster,
    metrics,
    memory,
    fetchFile: attachments.fetch,
    onFatal,
    log,
  });
  connection.attach(bot);
  const webhooks = await openWebhookWorker(app, config, log);
  const speaker = await openSpeaker(app, config, log);
  const { outbox, others, rest } = delivering;
  const { poller } = reading;
  const jobs = new Jobs(
    botJobs({
      app,
      poller,
      outbox,
      webhooks,
      writer: model?.writer,
      speaker,
      keepDays: config.keepDays,
      clock: time,
      log,
    }),
    { isLeading: cluster.leadership.isLeading, log },
  );
  const halt = new AbortController();
  await beginWork({ jobs, outbox, cluster, bot, reading, app, log }, halt.signal);
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
      // Requests still unanswered fail when the client closes; the outbox records them as in doubt.
      await outbox.stop();
      await others?.stop();
      await cluster.leave();
      await app.serverNews?.store.close();
      await app.store.close();
      log.info('the bot has stopped');
    },
  };
}

/** Returns the clock that all processes on a store share. */
function timeOf({ clock }: Store): Timekeeper {
  return { ...systemTime, now: () => new Date(clock.now()) };
}
