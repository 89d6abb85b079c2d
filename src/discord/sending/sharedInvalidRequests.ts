import type { Logger } from 'pino';
import type { DatabaseClock } from '../../database/clock.ts';
import type { Database } from '../../database/database.ts';
import { INVALID_SLOT_MILLISECONDS, INVALID_SLOTS, spacingAfter } from './invalidRequests.ts';
import type { InvalidAnswers } from './rateLimiter.ts';

const FLUSH_MILLISECONDS = 1000;

/** Options of a `SharedInvalidRequestCounter`. */
export interface SharedInvalidRequestsOptions {
  readonly database: Database;
  readonly clock: DatabaseClock;
  readonly log: Pick<Logger, 'warn'>;
}

/**
 * Counts the invalid answers of all processes: Discord counts them by address, which processes may share. Counts are
 * exchanged through the database in every second with a request.
 */
export class SharedInvalidRequestCounter implements InvalidAnswers {
  readonly #options: SharedInvalidRequestsOptions;
  readonly #timer: NodeJS.Timeout;
  #unwritten = 0;
  #written = 0;
  #isAsked = false;
  #flushing: Promise<void> | undefined;

  constructor(options: SharedInvalidRequestsOptions) {
    this.#options = options;
    this.#timer = setInterval(() => {
      if (this.#isAsked || this.#unwritten > 0) void this.flush();
    }, FLUSH_MILLISECONDS);
    this.#timer.unref();
  }

  count(): void {
    this.#unwritten += 1;
  }

  spacingMilliseconds(): number {
    this.#isAsked = true;
    return spacingAfter(this.#written + this.#unwritten);
  }

  /** Writes new counts and reads those of all processes. Never rejects: unwritten counts are kept. */
  flush(): Promise<void> {
    this.#isAsked = false;
    this.#flushing ??= this.#flushOnce().finally(() => {
      this.#flushing = undefined;
    });
    return this.#flushing;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    if (this.#unwritten > 0) await this.flush();
  }

  async #flushOnce(): Promise<void> {
    const { database, clock, log } = this.#options;
    const slot = Math.floor(clock.now() / INVALID_SLOT_MILLISECONDS);
    const writing = this.#unwritten;
    try {
      if (writing > 0)
        await database.transaction(async (transaction) => {
          await transaction.run('DELETE FROM invalid_answers WHERE slot < ?', [slot - INVALID_SLOTS]);
          await transaction.run(
            `INSERT INTO invalid_answers (slot, answers) VALUES (?, ?)
             ON CONFLICT (slot) DO UPDATE SET answers = invalid_answers.answers + excluded.answers`,
            [slot, writing],
          );
        });
      this.#unwritten -= writing;
      const row = await database.get<{ answers: number }>(
        'SELECT coalesce(sum(answers), 0) AS answers FROM invalid_answers WHERE slot >= ?',
        [slot - INVALID_SLOTS],
      );
      this.#written = Number(row?.answers);
    } catch (error) {
      log.warn({ err: error }, 'invalid answers could not be counted together with other processes');
    }
  }
}
