import type { APIInteraction } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { z } from 'zod';
import { readInteraction } from './interactionSchema.ts';
import type { OutageLog } from './outage.ts';

/** What standing between the gateway and discord.js needs. */
export interface GatewayGuardOptions {
  readonly log: Pick<Logger, 'warn'>;
  /** Gets every interaction that can be read. */
  readonly onInteraction: (interaction: APIInteraction) => void;
  readonly outage: Pick<OutageLog, 'closed' | 'failed'>;
  /** Whether discord.js is ready to handle every event at once. */
  readonly isReady: () => boolean;
  /** Whether what is told is for this process; what comes after it has lost the shard is for another. */
  readonly isHeld: () => boolean;
}

/** What emits the gateway's events: @discordjs/ws's WebSocketManager. */
interface GatewayEmitter {
  emit(event: never, ...payload: never[]): boolean;
}

/** The events that keep discord.js's servers, channels, roles and own member up to date; it is told of no other. */
const READ_BY_DISCORD_JS: ReadonlySet<string> = new Set([
  'READY',
  'RESUMED',
  'GUILD_CREATE',
  'GUILD_UPDATE',
  'GUILD_DELETE',
  'GUILD_ROLE_CREATE',
  'GUILD_ROLE_UPDATE',
  'GUILD_ROLE_DELETE',
  'GUILD_MEMBER_UPDATE',
  'CHANNEL_CREATE',
  'CHANNEL_UPDATE',
  'CHANNEL_DELETE',
  'THREAD_CREATE',
  'THREAD_UPDATE',
  'THREAD_DELETE',
  'THREAD_LIST_SYNC',
]);

/** Those that discord.js handles before it is ready; it would put the others off to a turn of the loop that nobody guards. */
const HANDLED_BEFORE_READY: ReadonlySet<string> = new Set([
  'READY',
  'RESUMED',
  'GUILD_CREATE',
  'GUILD_DELETE',
]);

/** Changes kept while the shards connect; a start that takes longer misses the oldest, which a later change repairs. */
const MOST_PUT_OFF = 10_000;

const dispatchShape = z.object({
  data: z.object({ t: z.string(), d: z.unknown() }),
  shardId: z.number(),
});

const closedShape = z.object({ shardId: z.number(), code: z.number() });
const errorShape = z.object({ shardId: z.number(), error: z.unknown() });

/** Stands between a gateway's connection and discord.js, which has handlers that throw on what they cannot read. */
export class GatewayGuard {
  readonly #options: GatewayGuardOptions;
  readonly #putOff: (() => void)[] = [];

  constructor(options: GatewayGuardOptions) {
    this.#options = options;
  }

  /**
   * Takes a gateway's events before discord.js gets them: interactions go to this program alone, events that nobody
   * reads go nowhere, and no event that cannot be read ends the process (an exception of discord.js's handlers would).
   */
  guard(gateway: GatewayEmitter): void {
    const emit = gateway.emit;
    Object.defineProperty(gateway, 'emit', {
      value: (event: unknown, ...payload: unknown[]): boolean =>
        this.#take(event, payload[0], () => Reflect.apply(emit, gateway, [event, ...payload])),
    });
  }

  /** Lets discord.js handle what came in before it was ready. */
  ready(): void {
    for (const handle of this.#putOff.splice(0)) handle();
  }

  #take(event: unknown, payload: unknown, passOn: () => void): boolean {
    if (event !== 'dispatch') {
      this.#noteOutage(event, payload);
      this.#guarded(String(event), passOn);
      return true;
    }
    if (!this.#options.isHeld()) return true;
    const dispatch = dispatchShape.safeParse(payload);
    if (!dispatch.success) {
      this.#options.log.warn({ problem: z.prettifyError(dispatch.error) }, 'a dispatch that cannot be read');
      return true;
    }
    const { t: name, d } = dispatch.data.data;
    if (name === 'INTERACTION_CREATE') this.#guarded(name, () => this.#interaction(d));
    else if (READ_BY_DISCORD_JS.has(name)) this.#handle(name, passOn);
    return true;
  }

  #noteOutage(event: unknown, payload: unknown): void {
    const { outage } = this.#options;
    const closed = event === 'closed' ? closedShape.safeParse(payload) : undefined;
    if (closed?.success) outage.closed(closed.data.shardId, closed.data.code);
    const failed = event === 'error' ? errorShape.safeParse(payload) : undefined;
    if (failed?.success) outage.failed(failed.data.shardId, failed.data.error);
  }

  #handle(name: string, passOn: () => void): void {
    const handle = () => this.#guarded(name, passOn);
    if (this.#options.isReady() || HANDLED_BEFORE_READY.has(name)) handle();
    else {
      if (this.#putOff.length >= MOST_PUT_OFF) this.#putOff.shift();
      this.#putOff.push(handle);
    }
  }

  #interaction(payload: unknown): void {
    const reading = readInteraction(payload);
    if (reading.kind === 'read') this.#options.onInteraction(reading.interaction);
    else this.#options.log.warn({ problem: reading.problem }, 'an interaction that cannot be read');
  }

  #guarded(name: string, handle: () => void): void {
    try {
      handle();
    } catch (error) {
      this.#options.log.warn({ err: error, event: name }, 'an event of the gateway could not be handled');
    }
  }
}
