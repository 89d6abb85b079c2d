import { setMaxListeners } from 'node:events';
import { type DeliveryWithSubscription, findDelivery, readAgenda } from '../store/ledger/deliveries.ts';
import { claimDeliveries, takeOverClaims } from '../store/ledger/deliveryClaims.ts';
import { keyText } from '../store/ledger/deliveryRows.ts';
import { type Answered, afterFailure } from './afterFailure.ts';
import { HEALTHY, healthAfter, openingsOf, pauseLeft } from './breaker.ts';
import type { DeliveryContext } from './context.ts';
import { deliverOne } from './deliverOne.ts';
import { tendOne } from './tendOne.ts';

/** Deliveries under way at once: enough for 48 a second while each takes two seconds. */
const MOST_UNDER_WAY = 96;

/** Claims are made for several at a time, so that the store is asked a few times a second and not for each. */
const CLAIM_BATCH = 16;

/** Longer than any request; what waits longer for its turn is claimed again by this process, and goes on waiting. */
const LEASE_SECONDS = 300;

/** A timer for longer than 24 days would fire at once; a poke or the minute tick comes before this. */
const LONGEST_SLEEP_MILLISECONDS = 86_400_000;

/** Takes what is due out of the ledger and brings it to its channels. */
export class Dispatcher {
  readonly #context: DeliveryContext;
  readonly #owner: string;
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #halt = new AbortController();
  #wake = new AbortController();
  #health = HEALTHY;
  #running: Promise<void> | undefined;

  /** `owner` names this process in the claims. */
  constructor(context: DeliveryContext, owner: string) {
    this.#context = { ...context, onUnauthorized: () => this.#giveUp(context) };
    this.#owner = owner;
    // Every request that waits for its turn listens to it.
    setMaxListeners(0, this.#halt.signal);
  }

  /** Begins to work; takes over what a process before this one had claimed. */
  async start(): Promise<void> {
    if (this.#running !== undefined) return;
    await takeOverClaims(this.#context.store, this.#owner, this.#context.time.now());
    this.#running = this.#run();
  }

  /** Says that the ledger may hold something new. */
  poke(): void {
    this.#wake.abort();
  }

  /** Begins nothing new, gives back what has not left, and resolves once the requests under way have ended. */
  async stop(): Promise<void> {
    this.#halt.abort();
    this.poke();
    await this.#running;
    await Promise.all(this.#underWay.values());
  }

  async #run(): Promise<void> {
    const { time, log } = this.#context;
    while (!this.#halt.signal.aborted) {
      this.#wake = new AbortController();
      try {
        await this.#fill();
      } catch (error) {
        log.error({ err: error }, 'the ledger could not be read');
      }
      await time.sleep(await this.#sleepMilliseconds(), this.#wake.signal);
    }
  }

  async #fill(): Promise<void> {
    const { store, time } = this.#context;
    while (!this.#halt.signal.aborted) {
      const now = time.now();
      const free = openingsOf(this.#health, now.getTime(), MOST_UNDER_WAY) - this.#underWay.size;
      if (free <= 0) return;
      const wanted = Math.min(free, CLAIM_BATCH);
      const claimed = await claimDeliveries(
        store,
        { owner: this.#owner, leaseSeconds: LEASE_SECONDS },
        now,
        wanted,
      );
      for (const delivery of claimed) this.#begin(delivery);
      if (claimed.length < wanted) return;
    }
  }

  #begin(claimed: DeliveryWithSubscription): void {
    const key = keyText(claimed.delivery);
    // Its lease has ended while it waits for its turn: the claim just made is a new lease for the same wait.
    if (this.#underWay.has(key)) return;
    const handled = this.#handle(claimed).finally(() => {
      this.#underWay.delete(key);
      if (MOST_UNDER_WAY - this.#underWay.size >= CLAIM_BATCH) this.poke();
    });
    this.#underWay.set(key, handled);
  }

  async #handle(claimed: DeliveryWithSubscription): Promise<void> {
    const { store, time, random, log } = this.#context;
    const { delivery } = claimed;
    try {
      const answered = await this.#work(claimed).catch(async (error: unknown): Promise<Answered> => {
        // Ours to mend; the delivery is tried again as after any failure, so that the others go on.
        log.error({ delivery: keyText(delivery), err: error }, 'a delivery could not be handled');
        const failure = { kind: 'unsent', reason: { code: 'program-error' } } as const;
        // Whether the error came before or after the request left, only the ledger knows.
        const isInDoubt = (await findDelivery(store, delivery))?.attemptedAt instanceof Date;
        return await afterFailure(this.#context, delivery, failure, isInDoubt);
      });
      if (answered)
        this.#health = healthAfter(this.#health, answered === 'answered', time.now().getTime(), random);
    } catch (error) {
      // The claim ends by itself, and the delivery is then settled like one that a crash left behind.
      log.error({ delivery: keyText(delivery), err: error }, 'the ledger could not be written');
    }
  }

  #work(claimed: DeliveryWithSubscription): Promise<Answered> {
    const work = claimed.delivery.state === 'sent' ? tendOne : deliverOne;
    return work(this.#context, claimed, this.#halt.signal);
  }

  /** Until the ledger's next instant or the end of an outage's pause; while everything is under way, until a poke. */
  async #sleepMilliseconds(): Promise<number> {
    const { store, time } = this.#context;
    const now = time.now().getTime();
    const pause = pauseLeft(this.#health, now);
    const isFull = openingsOf(this.#health, now, MOST_UNDER_WAY) <= this.#underWay.size;
    const sendAt = isFull && pause === 0 ? null : (await readAgenda(store)).sendAt;
    if (sendAt === null) return LONGEST_SLEEP_MILLISECONDS;
    const wakeAt = Math.max(sendAt, now + pause, now + 1);
    return Math.min(wakeAt - now, LONGEST_SLEEP_MILLISECONDS);
  }

  #giveUp(context: DeliveryContext): void {
    if (this.#halt.signal.aborted) return;
    this.#halt.abort();
    this.poke();
    context.log.error('Discord does not accept the token: nothing is sent any more');
    context.onUnauthorized();
  }
}
