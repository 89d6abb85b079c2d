import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { addDays } from '../calendar/day.ts';
import { atMost } from '../calendar/time.ts';
import { dayAt } from '../calendar/zone.ts';
import { LEDGER_DAYS, pruneLedger } from '../store/ledger/pruneLedger.ts';
import type { DeliveryContext } from './context.ts';
import { Dispatcher } from './dispatcher.ts';
import { tellUntold } from './refusals.ts';
import { clockWasAhead, rescheduleAfterClockStep, tick } from './tick.ts';

/** A step back of the clock that is more than its usual correction. */
const CLOCK_STEP_MILLISECONDS = 60_000;

/** A clock that jumped by more may be wrong; by less, the ledger forgets a week too early at most. */
const CLOCK_JUMP_MILLISECONDS = 7 * 86_400_000;

/** How long a stop waits for requests under way; the program has ten seconds to end. */
const STOP_SECONDS = 8;

/**
 * Deliveries as the program runs them: `start` once the process lock is held, `tick` every minute and whenever news
 * was stored, `stop` before the end.
 */
export class Deliverer {
  readonly #context: DeliveryContext;
  readonly #dispatcher: Dispatcher;
  #lastTick: Date | undefined;
  #ticking: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  /** Whether what the process that planned before has left was looked at. */
  #hasTakenUp = false;

  constructor(context: DeliveryContext) {
    this.#context = context;
    this.#dispatcher = new Dispatcher(context, randomUUID());
  }

  /** Begins to send what the ledger holds, and looks at the clock for the first time. */
  async start(): Promise<void> {
    if (this.#plans()) await this.#lookAtClock();
    this.#dispatcher.start();
    await this.tick();
  }

  /** Looks what has come due; a call during another one has it look once more. Rejects never. */
  tick(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    if (!this.#plans()) {
      this.#hasTakenUp = false;
      return Promise.resolve();
    }
    this.#again = this.#ticking !== undefined;
    this.#ticking ??= this.#tickUntilDone().finally(() => {
      this.#ticking = undefined;
    });
    return this.#ticking;
  }

  /** Says that something new may be due to be sent. */
  poke(): void {
    this.#dispatcher.poke();
  }

  /** Lets requests under way end, gives back the rest, and resolves within ten seconds. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const ended = Promise.all([this.#dispatcher.stop(), this.#ticking]);
    await atMost(this.#context.time, STOP_SECONDS * 1000, ended);
  }

  #plans(): boolean {
    return this.#context.isPlanning?.() ?? true;
  }

  async #takeUp(): Promise<void> {
    this.#hasTakenUp = true;
    this.#lastTick = undefined;
    await this.#lookAtClock();
    await tellUntold(this.#context);
  }

  async #lookAtClock(): Promise<void> {
    const { store, time } = this.#context;
    const now = time.now();
    if (await clockWasAhead(store, now)) await rescheduleAfterClockStep(store, now);
  }

  /**
   * At midnight (UTC) the oldest lines of the ledger go, in short writes; where the clock jumped there instead of going
   * there minute by minute it may be wrong, and what it would delete is kept for another night.
   */
  async #tidy(now: Date, before: Date | undefined): Promise<void> {
    const isNight = before !== undefined && dayAt(before, 'UTC') !== dayAt(now, 'UTC');
    if (!isNight || now.getTime() - before.getTime() > CLOCK_JUMP_MILLISECONDS) return;
    const firstDay = addDays(dayAt(now, 'UTC'), -LEDGER_DAYS);
    while ((await pruneLedger(this.#context.store, firstDay)) > 0) await nextTurn();
  }

  async #tickUntilDone(): Promise<void> {
    do {
      this.#again = false;
      try {
        if (!this.#hasTakenUp) await this.#takeUp();
        await this.#tickOnce();
      } catch (error) {
        this.#context.log.error({ err: error }, 'the tick failed; the next minute tries again');
      }
    } while (this.#again && !this.#stopped);
  }

  async #tickOnce(): Promise<void> {
    const { store, makeDigest, makeRecap, hasOwnNews, time, log } = this.#context;
    const now = time.now();
    const before = this.#lastTick;
    this.#lastTick = now;
    if (before && before.getTime() - now.getTime() > CLOCK_STEP_MILLISECONDS) {
      log.warn({ before, now }, 'the clock was set back: due times are worked out anew');
      await rescheduleAfterClockStep(store, now);
    }
    await tick(
      { store, makeDigest, makeRecap, hasOwnNews, log, onReady: () => this.#dispatcher.poke() },
      now,
    );
    await this.#tidy(now, before);
  }
}
