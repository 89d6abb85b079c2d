import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { addDays } from '../calendar/day.ts';
import { atMost } from '../calendar/time.ts';
import { dayAt } from '../calendar/zone.ts';
import { OUTBOX_DAYS, pruneOutbox } from '../store/outbox/pruneOutbox.ts';
import type { OutboxContext } from './context.ts';
import { clockWasAhead, rescheduleAfterClockStep } from './plan/clockStep.ts';
import { planDeliveries } from './plan/planner.ts';
import { tellOfUntold } from './tellOfProblems.ts';
import { OutboxWorker } from './worker.ts';

/** A step back of the clock that is more than its usual correction. */
const CLOCK_STEP_MILLISECONDS = 60_000;

/** A clock that jumped by more may be wrong; by less, the outbox forgets a week too early at most. */
const CLOCK_JUMP_MILLISECONDS = 7 * 86_400_000;

/** How long a stop waits for requests under way; the program has ten seconds to end. */
const STOP_SECONDS = 8;

/**
 * Deliveries as the program runs them: `start` once the process lock is held, `plan` every minute and whenever news
 * was stored, `stop` before the end.
 */
export class Outbox {
  readonly #context: OutboxContext;
  readonly #worker: OutboxWorker;
  #lastPlannedAt: Date | undefined;
  #planning: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  /** Whether what the process that planned before has left was looked at. */
  #hasTakenUp = false;

  constructor(context: OutboxContext) {
    this.#context = context;
    this.#worker = new OutboxWorker(context, randomUUID());
  }

  /** Begins to send what the outbox holds, and looks at the clock for the first time. */
  async start(): Promise<void> {
    if (this.#plans()) await this.#lookAtClock();
    this.#worker.start();
    await this.plan();
  }

  /** Looks what has come due; a call during another one has it look once more. Rejects never. */
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

  /** Says that something new may be due to be sent, here and to the other processes. */
  poke(): void {
    this.#worker.poke();
    this.#context.others?.signal();
  }

  /** Has the outbox looked at: another process has put something in. */
  look(): void {
    this.#worker.poke();
  }

  /** Lets requests under way end, gives back the rest, and resolves within ten seconds. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const ended = Promise.all([this.#worker.stop(), this.#planning]);
    await atMost(this.#context.time, STOP_SECONDS * 1000, ended);
    // What was given back can be sent by another process at once.
    this.#context.others?.signal();
  }

  #plans(): boolean {
    return this.#context.isPlanning?.() ?? true;
  }

  async #takeUp(): Promise<void> {
    this.#hasTakenUp = true;
    this.#lastPlannedAt = undefined;
    await this.#lookAtClock();
    await tellOfUntold(this.#context);
  }

  async #lookAtClock(): Promise<void> {
    const { store, time } = this.#context;
    const now = time.now();
    if (await clockWasAhead(store, now)) await rescheduleAfterClockStep(store, now);
  }

  /**
   * At midnight (UTC) the oldest rows of the outbox go, in short writes; where the clock jumped there instead of going
   * there minute by minute it may be wrong, and what it would delete is kept for another night.
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
    await planDeliveries({ store, makeDigest, makeRecap, hasOwnNews, log, onReady: () => this.poke() }, now);
    await this.#tidy(now, before);
  }
}
