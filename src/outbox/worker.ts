import { setMaxListeners } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Claim } from '../store/outbox/claim.ts';
import { claimDeliveries } from '../store/outbox/claimDeliveries.ts';
import { idempotencyKey } from '../store/outbox/deliveryRows.ts';
import { readNextWork } from '../store/outbox/nextWork.ts';
import type { Burst } from './burst.ts';
import { freeSlots, HEALTHY, healthAfter, pauseLeft } from './circuitBreaker.ts';
import type { OutboxContext, WorkerContext } from './context.ts';
import { kindsOf } from './kinds/kinds.ts';
import { PayloadTemplates } from './payloadTemplates.ts';
import { processClaim } from './processClaim.ts';

/** Maximum number of concurrent deliveries: enough for 48 a second at two seconds each. */
const MOST_UNDER_WAY = 96;

/** Number of concurrent deliveries that make a burst, such as the digests of a morning. */
const BURST = 32;

/** Deliveries per claim, so that the store is queried a few times a second and not for each. */
const CLAIM_BATCH = 16;

/**
 * Lease of a claim: four times as long as a request can still be in progress after its attempt was recorded
 * (`SEND_WITHIN_SECONDS` and the timeout of the answer), so that the next owner finds its message; and short enough
 * that deliveries left by a crash are sent again within the nonce's window.
 */
export const LEASE_SECONDS = 60;

/** Interval of renewals, of which two may fail. */
const HEARTBEAT_MILLISECONDS = 20_000;

/** Interval of retries while the outbox cannot be read. */
const UNREADABLE_MILLISECONDS = 5000;

/** Longest timer: one of more than 24 days would fire at once; a poke or the planner comes earlier. */
const LONGEST_SLEEP_MILLISECONDS = 86_400_000;

/** Sends due deliveries of the outbox. */
export class OutboxWorker {
  readonly #context: WorkerContext;
  readonly #owner: string;
  readonly #burst: Burst;
  readonly #underWay = new Map<string, { readonly claim: Claim; readonly ended: Promise<void> }>();
  readonly #halt = new AbortController();
  #wake = new AbortController();
  #health = HEALTHY;
  #running: Promise<void> | undefined;

  /** `owner` is this process's name in claims. */
  constructor(context: OutboxContext, owner: string, burst: Burst, report: WorkerContext['report']) {
    this.#context = {
      ...context,
      kinds: kindsOf(context),
      templates: new PayloadTemplates(),
      report,
      onUnauthorized: () => this.#giveUp(context),
    };
    this.#owner = owner;
    this.#burst = burst;
    // Every waiting request listens to it.
    setMaxListeners(0, this.#halt.signal);
  }

  /** Starts sending. Claims of an earlier process return when their leases end. */
  start(): void {
    this.#running ??= Promise.all([this.#run(), this.#beat()]).then(() => {});
  }

  /** Signals that the outbox may contain something new. */
  poke(): void {
    this.#wake.abort();
  }

  /** Starts nothing new, releases unsent deliveries, and resolves when requests in progress have ended. */
  async stop(): Promise<void> {
    this.#halt.abort();
    this.poke();
    await this.#running;
    await Promise.all([...this.#underWay.values()].map(({ ended }) => ended));
  }

  async #run(): Promise<void> {
    const { time, log } = this.#context;
    while (!this.#halt.signal.aborted) {
      this.#wake = new AbortController();
      try {
        await this.#fill();
        await time.sleep(await this.#sleepMilliseconds(), this.#wake.signal);
      } catch (error) {
        log.error({ err: error }, 'the outbox could not be read; it is tried again');
        await time.sleep(UNREADABLE_MILLISECONDS, this.#halt.signal);
      }
    }
  }

  /** Renews the claims of waiting deliveries. */
  async #beat(): Promise<void> {
    const { time, log } = this.#context;
    for (;;) {
      await time.sleep(HEARTBEAT_MILLISECONDS, this.#halt.signal);
      if (this.#halt.signal.aborted) return;
      try {
        for (const { claim } of this.#underWay.values()) await claim.renew(time.now());
      } catch (error) {
        log.error({ err: error }, 'the claims could not be renewed');
      }
    }
  }

  async #fill(): Promise<void> {
    const { store, time } = this.#context;
    while (!this.#halt.signal.aborted) {
      const now = time.now();
      const free = freeSlots(this.#health, now.getTime(), MOST_UNDER_WAY) - this.#underWay.size;
      if (free <= 0) return;
      const wanted = Math.min(free, CLAIM_BATCH);
      const claimed = await claimDeliveries(
        store,
        { owner: this.#owner, leaseSeconds: this.#context.leaseSeconds ?? LEASE_SECONDS },
        now,
        wanted,
      );
      for (const delivery of claimed) {
        this.#begin(delivery);
        // Each begins with work of its own: commands are answered in between.
        await nextTurn();
      }
      if (claimed.length < wanted) return;
    }
  }

  #begin(claim: Claim): void {
    const key = idempotencyKey(claim.delivery);
    const before = this.#underWay.get(key);
    // Its lease ended while it waited: the new claim is a new lease for the same wait.
    if (before?.claim.continueUnder(claim)) return;
    // Another process held it in the meantime: the work in progress has lost it and has no further effect.
    const handled = before ? before.ended.then(() => this.#process(claim)) : this.#process(claim);
    const ended = handled.finally(() => {
      if (this.#underWay.get(key)?.claim === claim) this.#underWay.delete(key);
      this.#noteBurst();
      if (MOST_UNDER_WAY - this.#underWay.size >= CLAIM_BATCH) this.poke();
    });
    this.#underWay.set(key, { claim, ended });
    this.#noteBurst();
  }

  #noteBurst(): void {
    if (this.#underWay.size >= BURST) this.#burst.begin('sending');
    else if (this.#underWay.size === 0) this.#burst.end('sending');
  }

  async #process(claim: Claim): Promise<void> {
    const answered = await processClaim(this.#context, claim, this.#halt.signal);
    if (!answered) return;
    const { time, random } = this.#context;
    this.#health = healthAfter(this.#health, answered === 'answered', time.now().getTime(), random);
  }

  /**
   * Returns the milliseconds until the next work or the end of an outage's pause; while all slots are used, until a
   * poke.
   */
  async #sleepMilliseconds(): Promise<number> {
    const { store, time } = this.#context;
    const now = time.now().getTime();
    const pause = pauseLeft(this.#health, now);
    const isFull = freeSlots(this.#health, now, MOST_UNDER_WAY) <= this.#underWay.size;
    const sendAt = isFull && pause === 0 ? null : (await readNextWork(store)).sendAt;
    const longest = this.#context.others?.longestSleepMilliseconds() ?? LONGEST_SLEEP_MILLISECONDS;
    if (sendAt === null) return longest;
    const wakeAt = Math.max(sendAt, now + pause, now + 1);
    return Math.min(wakeAt - now, longest);
  }

  #giveUp(context: OutboxContext): void {
    if (this.#halt.signal.aborted) return;
    this.#halt.abort();
    this.poke();
    context.log.error('Discord does not accept the token: nothing is sent any more');
    context.onUnauthorized();
  }
}
