import type { Logger } from 'pino';
import { atMost, systemTime } from '../calendar/time.ts';
import { systemClock } from '../calendar/zone.ts';
import type { Bot } from '../discord/bot.ts';
import { everyMinute } from '../jobs/everyMinute.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Message } from '../messages/message.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { tellFirstReport } from '../sourcing/firstReport.ts';
import type { BotJobName } from './botJobs.ts';
import type { Cluster } from './cluster.ts';
import type { App } from './core.ts';
import type { SourceReading } from './sourceReading.ts';

/** How long a start waits for search and events, so that the first digest of a quick restart tells each event once. */
const CATCH_UP_SECONDS = 3;

/** How long a start waits for Discord to take the commands before it says that the bot is up; it goes on beside. */
const SETTLING_SECONDS = 3;

/** The parts that work by themselves once the bot is connected. */
interface WorkingParts {
  readonly jobs: Jobs<BotJobName>;
  readonly outbox: Outbox;
  readonly cluster: Cluster;
  readonly bot: Bot;
  readonly reading: SourceReading;
  readonly app: App;
  readonly log: Logger;
}

/** Starts deliveries and jobs, and waits a few seconds for what is better done before the first of them. */
export async function beginWork(
  { jobs, outbox, cluster, bot, reading: { list, desk }, app, log }: WorkingParts,
  signal: AbortSignal,
): Promise<void> {
  const { leadership } = cluster;
  // A version that indexes ten years of news anew continues beside everything else after these seconds.
  await atMost(systemTime, CATCH_UP_SECONDS * 1000, jobs.request('indexing'));
  await outbox.start();
  const runDueJobs = () => jobs.tick(systemClock.now());
  everyMinute(signal, log, runDueJobs);
  // A process that becomes the leader does at once what the one before it did every minute.
  if (cluster.isShared) leadership.whileLeading(runDueJobs);
  const tellOwners = (message: Message) => bot.tellOwners(message, 'first-report');
  void bot.settled
    .then(async () => {
      if (leadership.isLeading())
        await tellFirstReport({ store: app.store, desk, time: systemTime, tellOwners }, signal);
    })
    .catch((error: unknown) => log.error({ err: error }, 'the owner could not be told of the sources'));
  if (!list.sources.some(({ enabled }) => enabled))
    log.warn('no source is switched on: news comes by `sulan ingest` and /import alone (docs/sources.md)');
  // The registration of commands is logged before the line that the bot is up, where Discord answers quickly.
  await atMost(systemTime, SETTLING_SECONDS * 1000, bot.settled);
}
