import type { Logger } from 'pino';
import type { App } from './app.ts';
import { addDays } from './calendar/day.ts';
import { atMost, systemTime } from './calendar/time.ts';
import { BEIJING, dayAt, systemClock } from './calendar/zone.ts';
import type { Deliverer } from './deliveries/deliverer.ts';
import { planFollowNotices } from './deliveries/planFollowNotices.ts';
import { tidyServerNews } from './serverNews/forgetSource.ts';
import type { Poller } from './sources/poller.ts';
import { deleteExpired } from './store/members/expiry.ts';
import { removeOlderThan } from './store/retention.ts';
import { deleteDeparted } from './store/subscriptions/departures.ts';

/** How long a stop waits for a reading; the program has ten seconds to end. */
const STOP_SECONDS = 8;

/** How long a start waits for search and events, so that the first digest of a quick restart tells each event once. */
const CATCH_UP_SECONDS = 3;

/** What servers' own sources bring is kept for so long. */
const SERVER_NEWS_DAYS = 60;

/** Documents that are read again in a minute, and before a stop is looked for. */
const REREAD_DOCUMENTS = 100;
const REREAD_STEP = 4;

/** What one minute brings: sources are asked, what came in is made ready, and what is due goes out. */
export class Minutes {
  readonly #app: App;
  readonly #poller: Poller;
  readonly #deliverer: Deliverer;
  readonly #keepDays: number | undefined;
  readonly #log: Logger;
  readonly #stopping = new AbortController();
  #cleanedOn = '';
  #reading: Promise<void> | undefined;
  /** Whether a source was read since the reading under way began. */
  #hasMore = false;
  #telling: Promise<void> | undefined;

  constructor(app: App, poller: Poller, deliverer: Deliverer, keepDays: number | undefined, log: Logger) {
    this.#app = app;
    this.#poller = poller;
    this.#deliverer = deliverer;
    this.#keepDays = keepDays;
    this.#log = log;
  }

  /**
   * Brings search and events up to date before the first tick, which waits for a small backlog only: a version that
   * indexes ten years of news anew works it off beside everything else.
   */
  async begin(): Promise<void> {
    const caughtUp = this.#app.catchUp().catch((error: unknown) => {
      this.#log.error({ err: error }, 'search could not be brought up to date; the next minute tries again');
    });
    await atMost(systemTime, CATCH_UP_SECONDS * 1000, this.#readingUntil(caughtUp));
  }

  /** One tick; polling and reading go on beside it and each other, so that a slow source holds up nothing else. */
  async tick(): Promise<void> {
    void this.#poll();
    if (!this.#reading) void this.#readingUntil(this.#settle());
    this.#telling ??= this.#tell().finally(() => {
      this.#telling = undefined;
    });
    await this.#deliverer.tick();
  }

  /** Begins nothing new, and resolves once no reading or telling is under way, or after some seconds: it goes on at the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await atMost(systemTime, STOP_SECONDS * 1000, Promise.all([this.#reading, this.#telling]));
  }

  /** Counts as the reading under way until some work ends. */
  #readingUntil(work: Promise<void>): Promise<void> {
    this.#reading = work.finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #poll(): Promise<void> {
    try {
      await this.#poller.poll(systemClock.now(), () => this.#polled());
    } catch (error) {
      this.#log.error({ err: error }, 'the sources could not be polled; the next minute tries again');
    }
  }

  /** What a source brought is made ready and delivered at once, whatever the others still take. */
  #polled(): void {
    if (this.#reading !== undefined) this.#hasMore = true;
    else void this.#readingUntil(this.#settle());
  }

  /** Brings search and events up to date and delivers what that made due, until nothing more has come in. */
  async #settle(): Promise<void> {
    try {
      do {
        this.#hasMore = false;
        await this.#app.catchUp();
        await this.#deliverer.tick();
      } while (this.#hasMore && !this.#stopping.signal.aborted);
      if (!this.#stopping.signal.aborted) await this.#clean();
      await this.#reread();
    } catch (error) {
      this.#log.error({ err: error }, 'a minute’s reading failed; the next one tries again');
    }
  }

  /** Apart from the reading: neither waits for the other, however many followers or slow sources there are. */
  async #tell(): Promise<void> {
    try {
      const notices = await planFollowNotices(this.#app, systemClock.now());
      if (notices > 0) this.#deliverer.poke();
    } catch (error) {
      this.#log.error({ err: error }, 'followers could not be told; the next minute tries again');
    }
  }

  /** After everything else of a minute: some of the documents that an earlier version of the reader read. */
  async #reread(): Promise<void> {
    const { signal } = this.#stopping;
    let [read, changed] = [0, 0];
    for (let left = 1; left > 0 && read < REREAD_DOCUMENTS && !signal.aborted; ) {
      const step = await this.#app.reread(REREAD_STEP);
      read += step.read;
      changed += step.changed;
      left = step.left;
    }
    if (read === 0) return;
    await this.#app.catchUp();
    this.#log.info({ read, changed }, 'documents read again by a newer reader');
  }

  async #clean(): Promise<void> {
    const now = systemClock.now();
    const today = dayAt(now, BEIJING);
    if (this.#cleanedOn === today) return;
    this.#cleanedOn = today;
    const departed = await deleteDeparted(this.#app.store, now);
    if (departed > 0) this.#log.info({ departed }, 'data of servers that the bot left deleted');
    await deleteExpired(this.#app.store, now);
    const { serverNews, store } = this.#app;
    if (serverNews) await tidyServerNews(serverNews.store, store, addDays(today, -SERVER_NEWS_DAYS));
    if (this.#keepDays === undefined) return;
    const removed = await removeOlderThan(this.#app.store, this.#keepDays, today);
    if (removed > 0) this.#log.info({ removed }, 'old news removed');
  }
}
