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

/** Longest wait for indexing at the start, so that after a quick restart the first digest shows each event once. */
const CATCH_UP_SECONDS = 3;

/**
 * Longest wait for the registration of commands before the bot is reported as up; registration continues in the
 * background.
 */
const SETTLING_SECONDS = 3;

/** Parts that run without requests once the bot is connected. */
interface WorkingParts {
  readonly jobs: Jobs<BotJobName>;
  readonly outbox: Outbox;
  readonly cluster: Cluster;
  readonly bot: Bot;
  readonly reading: SourceReading;
  readonly app: App;
  readonly log: Logger;
}

/** Starts deliveries and jobs; waits a few seconds for indexing before and for the registration of commands after. */
export async function beginWork(
  { jobs, outbox, cluster, bot, reading: { list, desk }, app, log }: WorkingParts,
  signal: AbortSignal,
): Promise<void> {
  const { leadership } = cluster;
  // Re-indexing years of news takes longer and continues in the background.
  await atMost(systemTime, CATCH_UP_SECONDS * 1000, jobs.request('indexing'));
  await outbox.start();
  const runDueJobs = () => jobs.tick(systemClock.now());
  everyMinute(signal, log, runDueJobs);
  // A new leader runs the jobs at once instead of at the next minute.
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
  // If Discord answers quickly, the registration is logged before the line that the bot is up.
  await atMost(systemTime, SETTLING_SECONDS * 1000, bot.settled);
}
