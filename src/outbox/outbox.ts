import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { addDays } from '../calendar/day.ts';
import { atMost } from '../calendar/time.ts';
import { dayAt } from '../calendar/zone.ts';
import { OUTBOX_DAYS, pruneOutbox } from '../store/outbox/pruneOutbox.ts';
import { Burst } from './burst.ts';
import type { OutboxContext } from './context.ts';
import { clockWasAhead, rescheduleAfterClockStep } from './plan/clockStep.ts';
import { planDeliveries } from './plan/planner.ts';
import { ProblemReporter } from './problemReporter.ts';
import { OutboxWorker } from './worker.ts';

/** Step back of the clock that exceeds usual corrections. */
const CLOCK_STEP_MILLISECONDS = 60_000;

/** Jump of the clock above which it may be wrong; below it, rows are deleted a week too early at most. */
const CLOCK_JUMP_MILLISECONDS = 7 * 86_400_000;

/** Timeout of `stop()`: the program must end within ten seconds. */
const STOP_SECONDS = 8;

/**
 * The running outbox: call `start` while holding the process lock, `plan` every minute and after news was stored,
 * `stop` before the end.
 */
export class Outbox {
  readonly #context: OutboxContext;
  readonly #reporter: ProblemReporter;
  readonly #burst: Burst;
  readonly #worker: OutboxWorker;
  #lastPlannedAt: Date | undefined;
  #planning: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  /** Whether the state left by the previous planning process was checked. */
  #hasTakenUp = false;

  constructor(context: OutboxContext) {
    this.#context = context;
    this.#reporter = new ProblemReporter(context);
    const report = this.#reporter.report.bind(this.#reporter);
    this.#burst = new Burst(context.onBurst);
    this.#worker = new OutboxWorker(context, randomUUID(), this.#burst, report);
  }

  /** Starts sending, and checks the clock for the first time. */
  async start(): Promise<void> {
    if (this.#plans()) await this.#lookAtClock();
    this.#worker.start();
    await this.plan();
  }

  /** Plans due deliveries; a call during another one makes it run once more. Never rejects. */
  plan(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    if (!this.#plans()) {
      this.#hasTakenUp = false;
      return Promise.resolve();
    }
    this.#again = this.#planning !== undefined;
    this.#planning ??= this.#planUntilDone().finally(() => {
      this.#planning = undefined;
    });
    return this.#planning;
  }

  /** Signals, here and to other processes, that something may be due. */
  poke(): void {
    this.#worker.poke();
    this.#context.others?.signal();
  }

  /** Checks the outbox after a signal of another process. */
  look(): void {
    this.#worker.poke();
  }

  /** Waits for requests and reports in progress, releases other claims, and resolves within ten seconds. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const ended = Promise.all([this.#worker.stop(), this.#planning]).then(() => this.#reporter.settled());
    await atMost(this.#context.time, STOP_SECONDS * 1000, ended);
    // Released deliveries can be sent by another process at once.
    this.#context.others?.signal();
  }

  #plans(): boolean {
    return this.#context.isPlanning?.() ?? true;
  }

  async #takeUp(): Promise<void> {
    this.#hasTakenUp = true;
    this.#lastPlannedAt = undefined;
    await this.#lookAtClock();
    await this.#reporter.reportUntold();
  }

  async #lookAtClock(): Promise<void> {
    const { store, time } = this.#context;
    const now = time.now();
    if (await clockWasAhead(store, now)) await rescheduleAfterClockStep(store, now);
  }

  /**
   * Deletes the oldest rows at midnight (UTC) in short writes. If the clock jumped there, it may be wrong, and the rows
   * are kept for another night.
   */
  async #tidy(now: Date, before: Date | undefined): Promise<void> {
    const isNight = before !== undefined && dayAt(before, 'UTC') !== dayAt(now, 'UTC');
    if (!isNight || now.getTime() - before.getTime() > CLOCK_JUMP_MILLISECONDS) return;
    const firstDay = addDays(dayAt(now, 'UTC'), -OUTBOX_DAYS);
    while ((await pruneOutbox(this.#context.store, firstDay)) > 0) await nextTurn();
  }

  async #planUntilDone(): Promise<void> {
    do {
      this.#again = false;
      try {
        if (!this.#hasTakenUp) await this.#takeUp();
        await this.#planOnce();
      } catch (error) {
        this.#context.log.error({ err: error }, 'planning failed; the next minute tries again');
      } finally {
        this.#burst.end('planning');
      }
    } while (this.#again && !this.#stopped);
  }

  async #planOnce(): Promise<void> {
    const { store, makeDigest, makeRecap, hasOwnNews, time, log } = this.#context;
    const now = time.now();
    const before = this.#lastPlannedAt;
    this.#lastPlannedAt = now;
    if (before && before.getTime() - now.getTime() > CLOCK_STEP_MILLISECONDS) {
      log.warn({ before, now }, 'the clock was set back: due times are worked out anew');
      await rescheduleAfterClockStep(store, now);
    }
    const onReady = () => this.poke();
    const onFullPage = () => this.#burst.begin('planning');
    await planDeliveries({ store, makeDigest, makeRecap, hasOwnNews, log, onReady, onFullPage }, now);
    await this.#tidy(now, before);
  }
}
