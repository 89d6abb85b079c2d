import type { Logger } from 'pino';
import { addDays } from '../calendar/day.ts';
import type { Clock } from '../calendar/zone.ts';
import { BEIJING, dayAt } from '../calendar/zone.ts';
import type { Job, JobRun } from '../jobs/jobs.ts';
import type { ModelWork } from '../languageModel/open.ts';
import { planAlerts } from '../outbox/follows/planAlerts.ts';
import { planFollowNotices } from '../outbox/follows/planFollowNotices.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { tidyServerNews } from '../serverNews/forgetSource.ts';
import type { Poller } from '../sources/polling/poller.ts';
import type { Speaker } from '../speech/speaker.ts';
import { deleteExpired } from '../store/members/expiry.ts';
import { removeOlderThan } from '../store/retention.ts';
import { deleteDeparted } from '../store/subscriptions/departures.ts';
import type { WebhookWorker } from '../webhooks/worker.ts';
import { shippedConcepts } from '../words/concepts.ts';
import type { App } from './core.ts';

/** Days for which the news of servers' own sources is kept. */
const SERVER_NEWS_DAYS = 60;

/** Documents that are read again per minute, and per step between checks for a stop. */
const REREAD_DOCUMENTS = 100;
const REREAD_STEP = 4;

/** Names of the bot's jobs. */
export type BotJobName =
  | 'polling'
  | 'indexing'
  | 'planning'
  | 'sending'
  | 'alert matching'
  | 'follow matching'
  | 'rereading'
  | 'cleaning'
  | 'webhook'
  | 'model writing'
  | 'speaking';

/** Dependencies of the bot's jobs. */
export interface BotJobParts {
  readonly app: App;
  readonly poller: Pick<Poller, 'poll'>;
  readonly outbox: Pick<Outbox, 'plan' | 'poke'>;
  /** Undefined without a webhook of the operator. */
  readonly webhooks: Pick<WebhookWorker, 'tick'> | undefined;
  /** Undefined without a language model. */
  readonly writer: Pick<ModelWork['writer'], 'tick'> | undefined;
  /** Undefined if digests are not spoken. */
  readonly speaker: Pick<Speaker, 'tick'> | undefined;
  /** Age in days after which news is removed; undefined keeps it. */
  readonly keepDays: number | undefined;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info'>;
}

/** Returns the jobs of the bot: polling sources, indexing, planning, sending and the optional parts. */
export function botJobs(parts: BotJobParts): readonly Job<BotJobName>[] {
  const { app, poller, outbox, webhooks, writer, speaker, clock } = parts;
  const byLeader = { period: 'minute', runsIn: 'leader' } as const;
  return [
    {
      ...byLeader,
      name: 'polling',
      // A slow source must not delay the others.
      mayOverlap: true,
      async run({ request }) {
        await poller.poll(clock.now(), () => request('indexing'));
      },
    },
    {
      ...byLeader,
      name: 'indexing',
      async run({ request }) {
        await app.catchUp();
        request('planning');
      },
    },
    { ...byLeader, name: 'planning', run: () => outbox.plan() },
    {
      name: 'sending',
      period: 'minute',
      runsIn: 'every process',
      // Sending runs continuously; this wakes it if its timers are late after a sleep of the machine.
      run: async () => outbox.poke(),
    },
    {
      ...byLeader,
      name: 'alert matching',
      async run() {
        const { store, lexicon } = app;
        const concepts = shippedConcepts();
        if ((await planAlerts({ store, lexicon, concepts }, clock.now())) > 0) outbox.poke();
      },
    },
    {
      ...byLeader,
      name: 'follow matching',
      async run() {
        if ((await planFollowNotices(app, clock.now())) > 0) outbox.poke();
      },
    },
    { ...byLeader, name: 'rereading', run: (run) => reread(parts, run) },
    { ...byLeader, name: 'cleaning', period: 'day', run: () => clean(parts) },
    { ...byLeader, name: 'webhook', run: async () => await webhooks?.tick(clock.now()) },
    { ...byLeader, name: 'model writing', run: async () => await writer?.tick(clock.now()) },
    { ...byLeader, name: 'speaking', run: async () => await speaker?.tick(clock.now()) },
  ];
}

/** Reads a batch of documents again that an earlier version of the reader read. */
async function reread({ app, log }: BotJobParts, { signal, request }: JobRun<BotJobName>): Promise<void> {
  let [read, changed] = [0, 0];
  for (let left = 1; left > 0 && read < REREAD_DOCUMENTS && !signal.aborted; ) {
    const step = await app.reread(REREAD_STEP);
    read += step.read;
    changed += step.changed;
    left = step.left;
  }
  if (read === 0) return;
  log.info({ read, changed }, 'documents read again by a newer reader');
  request('indexing');
}

/** Deletes expired data. */
async function clean({ app, keepDays, clock, log }: BotJobParts): Promise<void> {
  const { serverNews, store } = app;
  const now = clock.now();
  const today = dayAt(now, BEIJING);
  const departed = await deleteDeparted(store, now);
  if (departed > 0) log.info({ departed }, 'data of servers that the bot left deleted');
  await deleteExpired(store, now);
  if (serverNews) await tidyServerNews(serverNews.store, store, addDays(today, -SERVER_NEWS_DAYS));
  if (keepDays === undefined) return;
  const removed = await removeOlderThan(store, keepDays, today);
  if (removed > 0) log.info({ removed }, 'old news removed');
}
