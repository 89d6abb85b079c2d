import { expect, vi } from 'vitest';
import { carriesKey } from '../../src/discord/sending/deliveryKeys.ts';
import { LEASE_SECONDS } from '../../src/outbox/worker.ts';
import type { Store } from '../../src/store/open.ts';
import { type Delivery, deliveryFromRow, idempotencyKey } from '../../src/store/outbox/deliveryRows.ts';
import { defaultChoices } from '../../src/store/subscriptions/defaultChoices.ts';
import type { ChannelKind } from '../../src/store/subscriptions/destination.ts';
import type { Subscription, SubscriptionChoices } from '../../src/store/subscriptions/subscription.ts';
import { subscriptionsOf } from '../../src/store/subscriptions/subscriptions.ts';
import { openTestStore } from '../database/engines.ts';
import { FakeClock } from '../fake-discord/clock.ts';
import { type FakeDiscord, type FakeOptions, startFakeDiscord } from '../fake-discord/fake-discord.ts';
import type { Channel } from '../fake-discord/model.ts';
import { type DeliveringBot, type DeliveringBotOptions, deliveringBot } from './bot.ts';
import { type CountedStore, countedStore } from './countedStore.ts';
import { FakeTime } from './fakeTime.ts';
import { storeEdition } from './roundup.ts';

const MINUTE_MILLISECONDS = 60_000;

/** How a rig starts. */
export interface RigOptions
  extends Pick<
    DeliveringBotOptions,
    | 'timeoutMilliseconds'
    | 'compose'
    | 'makeDigest'
    | 'makeRecap'
    | 'hasOwnNews'
    | 'renderingsOf'
    | 'random'
    | 'tell'
  > {
  /** An instant; a minute before 08:00 in Beijing on 2024-12-27 when left out. */
  readonly start?: string;
  /** Fake seconds in a real one; 1 when left out. */
  readonly scale?: number;
  readonly fake?: Omit<FakeOptions, 'clock'>;
}

/** A store, a fake Discord, and a delivering bot between them, all by one clock that the test sets. */
export class Rig {
  readonly store: Store;
  readonly time: FakeTime;
  readonly fake: FakeDiscord;
  bot: DeliveringBot;
  /** What the gateway would say of every channel. */
  mayReadHistory: boolean | undefined;
  readonly #options: RigOptions;
  readonly #botStore: CountedStore;
  #hasPassed = false;

  private constructor(store: Store, fake: FakeDiscord, time: FakeTime, options: RigOptions) {
    this.store = store;
    this.fake = fake;
    this.time = time;
    this.#options = options;
    this.#botStore = countedStore(store);
    this.bot = this.#newBot();
  }

  static async start(options: RigOptions = {}): Promise<Rig> {
    const { start = '2024-12-26T23:59:00Z', scale = 1 } = options;
    const clock = new FakeClock({ start, scale });
    const fake = await startFakeDiscord({ ...options.fake, clock });
    return new Rig(await openTestStore(), fake, new FakeTime(clock), options);
  }

  /** Ends everything, and checks that no request broke Discord's contract. */
  async end(): Promise<void> {
    await this.bot.stop();
    await this.store.close();
    await this.fake.close();
    expect(this.fake.faults).toEqual([]);
    expect(this.fake.violations).toEqual([]);
  }

  /** Subscribes a channel, the world's first one when left out, with the default choices but for `changes`. */
  subscribe(changes: Partial<SubscriptionChoices> = {}, channel = this.channel): Promise<Subscription> {
    const place = {
      guildId: channel.guildId ?? '',
      channelId: channel.id,
      channelKind: kindOf(channel),
    };
    const choices = { ...defaultChoices(place, this.fake.world.owner.id), ...changes };
    // However long the machine took to come here, and however fast the clock runs.
    const at = this.#hasPassed ? this.time.now() : new Date(this.time.clock.startMs);
    return subscriptionsOf(this.store).create(choices, at);
  }

  /** Stores an edition now. */
  async arrive(column: string, day: string, stories?: number, mark?: string): Promise<void> {
    await storeEdition(
      this.store,
      { column, day, ...(stories && { stories }), ...(mark && { mark }) },
      this.time.now(),
    );
  }

  get channel(): Channel {
    return this.fake.first.channel;
  }

  /** Lets minutes pass at once, and the planner run at their end. */
  async pass(minutes: number): Promise<void> {
    this.#hasPassed = true;
    this.time.advance(minutes * MINUTE_MILLISECONDS);
    await this.bot.outbox.plan();
  }

  /** Starts the outbox, lets the due minute pass, and resolves once all is settled. */
  async deliver(): Promise<void> {
    await this.bot.outbox.start();
    await this.pass(1);
    await this.settled();
  }

  /** Stops the bot and starts another one on the same store. */
  async restart(): Promise<void> {
    await this.bot.stop();
    this.bot = this.#newBot();
    await this.bot.outbox.start();
  }

  /** Resolves once the outbox holds nothing that is to be sent, settled, edited or cared for. */
  async settled(): Promise<void> {
    await vi.waitFor(() => this.#expectSettled(), { timeout: 15_000, interval: 5 });
  }

  /** Lets time pass in steps of eleven minutes, longer than any back-off, until the outbox is settled. */
  async passUntilSettled(): Promise<void> {
    await vi.waitFor(
      async () => {
        await this.pass(11);
        await this.#expectSettled();
      },
      { timeout: 25_000, interval: 10 },
    );
  }

  /** The outbox by day and part. */
  async deliveries(): Promise<readonly Delivery[]> {
    return (await this.store.all('SELECT * FROM deliveries ORDER BY day, subscription, part')).map(
      deliveryFromRow,
    );
  }

  /** The states of the outbox’s rows. */
  async states(): Promise<string[]> {
    return (await this.deliveries()).map(({ state }) => state);
  }

  /** The messages of a channel as JSON text. */
  posts(channel: Pick<Channel, 'id'> = this.channel): readonly string[] {
    return this.fake.messages(channel).map((message) => JSON.stringify(message.components));
  }

  /** How many messages of a channel carry each delivery's key. */
  copies(delivery: Delivery): number {
    return this.fake
      .messages({ id: delivery.threadId ?? delivery.channelId })
      .filter((message) => carriesKey(message.components, idempotencyKey(delivery))).length;
  }

  async #expectSettled(): Promise<void> {
    const pending = `SELECT subscription FROM deliveries WHERE wake_at IS NOT NULL AND state <> 'waiting'`;
    expect(await this.store.all(pending)).toEqual([]);
    // The bot may not know yet what stands, nor have noted who was told.
    expect(this.#botStore.underWay()).toBe(0);
  }

  #newBot(): DeliveringBot {
    const { timeoutMilliseconds, compose, makeDigest, makeRecap, hasOwnNews, renderingsOf, random, tell } =
      this.#options;
    return deliveringBot({
      store: this.#botStore.store,
      time: this.time,
      apiUrl: this.fake.apiUrl,
      token: this.fake.token,
      insight: { botId: () => this.fake.world.bot.id, mayReadHistory: () => this.mayReadHistory },
      ...(timeoutMilliseconds && { timeoutMilliseconds }),
      leaseSeconds: LEASE_SECONDS * this.time.clock.scale,
      ...(compose && { compose }),
      ...(makeDigest && { makeDigest }),
      ...(makeRecap && { makeRecap }),
      ...(hasOwnNews && { hasOwnNews }),
      ...(renderingsOf && { renderingsOf }),
      ...(random && { random }),
      ...(tell && { tell }),
    });
  }
}

function kindOf(channel: Channel): ChannelKind {
  if (channel.kind === 'announcement' || channel.kind === 'forum') return channel.kind;
  return channel.kind.endsWith('Thread') ? 'thread' : 'text';
}
