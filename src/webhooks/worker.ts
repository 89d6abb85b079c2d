import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { DigestJson } from '../api/digest.ts';
import type { NewsForPrograms } from '../api/news.ts';
import { addDays } from '../calendar/day.ts';
import { BEIJING, dayAt, instantOf } from '../calendar/zone.ts';
import type { Database } from '../database/database.ts';
import {
  dueWebhookMessages,
  enqueueDigest,
  hasWebhookMessage,
  settleWebhookMessage,
  type WebhookMessage,
} from '../store/webhookMessages.ts';
import type { Poster } from './post.ts';

/** Dependencies of the worker. */
export interface WebhookParts {
  readonly database: Database;
  readonly news: Pick<NewsForPrograms, 'digest'>;
  readonly poster: Poster;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Returns a number that changes with the news. */
  readonly version: () => number | Promise<number>;
}

/** Minutes until each retry, as Standard Webhooks recommends; after the last the message is abandoned. */
const RETRY_MINUTES = [1, 5, 30, 120, 300, 600, 840, 1200, 1440] as const;

/**
 * Time of day in Beijing at which a digest of articles is posted once: each article changes it, and channels get theirs
 * at eight by default.
 */
const ARTICLES_MINUTE_OF_DAY = 8 * 60;

/** Posts digests to the operator's address, each at least once, from a queue. */
export class WebhookWorker {
  readonly #parts: WebhookParts;
  /** State of the news and time of the last check. */
  #lookedAt: string | undefined;
  #running: Promise<void> | undefined;

  constructor(parts: WebhookParts) {
    this.#parts = parts;
  }

  /** Queues changes of today's digest (and of yesterday's, if it was posted) and posts due messages; never rejects. */
  tick(now: Date): Promise<void> {
    this.#running ??= this.#run(now)
      .catch((error: unknown) =>
        this.#parts.log.error({ err: error }, 'the webhook could not be served; the next minute tries again'),
      )
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  /** Resolves when no attempt is in progress. */
  async stop(): Promise<void> {
    await this.#running;
    await this.#parts.poster.close();
  }

  async #run(now: Date): Promise<void> {
    await this.#look(now);
    for (const message of await dueWebhookMessages(this.#parts.database, now)) await this.#post(message, now);
  }

  async #look(now: Date): Promise<void> {
    const { database, version, log } = this.#parts;
    const today = dayAt(now, BEIJING);
    const isMorning = now < instantOf(today, ARTICLES_MINUTE_OF_DAY, BEIJING);
    const current = `${await version()} ${today} ${isMorning}`;
    if (current === this.#lookedAt) return;
    for (const day of [addDays(today, -1), today]) {
      // The first start must not post yesterday's digest as news.
      const isPosted = await hasWebhookMessage(database, day);
      if (day !== today && !isPosted) continue;
      const found = await this.#parts.news.digest(day);
      if (found.kind !== 'found') continue;
      if (found.value.editions.length === 0 && (isPosted || isMorning)) continue;
      const state = { day, fingerprint: fingerprintOf(found.value), bodyOf: bodyOf(found.value, now) };
      if (await enqueueDigest(database, state, now)) log.info({ day }, 'a digest is to be posted');
    }
    this.#lookedAt = current;
  }

  async #post({ id, day, body, attempts }: WebhookMessage, now: Date): Promise<void> {
    const { database, poster, log } = this.#parts;
    const posted = await poster.post(id, body, now);
    if (posted.kind === 'taken') {
      await settleWebhookMessage(database, id, 'sent');
      log.info({ day, message: id }, 'a digest is posted');
      return;
    }
    const minutes = RETRY_MINUTES[attempts];
    if (posted.kind === 'gone' || minutes === undefined) {
      await settleWebhookMessage(database, id, 'failed');
      log.error({ day, message: id, reason: posted.reason }, 'a digest could not be posted and is given up');
      return;
    }
    const wait = Math.max(minutes * 60, posted.retryAfterSeconds);
    await settleWebhookMessage(database, id, new Date(now.getTime() + wait * 1000));
    log.warn({ day, message: id, reason: posted.reason, waitSeconds: wait }, 'a digest is posted later');
  }
}

/** Returns a fingerprint of the day's content, without its neighbouring days. */
function fingerprintOf({ before: _before, after: _after, ...digest }: DigestJson): string {
  return createHash('sha256').update(JSON.stringify(digest)).digest('hex');
}

/** Returns the body of a message in the form of Standard Webhooks: type, timestamp, data. */
function bodyOf(digest: DigestJson, now: Date): (isUpdate: boolean) => string {
  return (isUpdate) => webhookBody(isUpdate ? 'digest.updated' : 'digest.published', digest, now);
}

/** Returns the body of a message of a given type. */
export function webhookBody(
  type: 'digest.published' | 'digest.updated' | 'digest.test',
  digest: DigestJson,
  now: Date,
): string {
  return JSON.stringify({ type, timestamp: now.toISOString(), data: digest });
}
