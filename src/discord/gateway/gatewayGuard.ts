import type { APIInteraction } from 'discord-api-types/v10';
import type { Logger } from 'pino';
import { z } from 'zod';
import { readInteraction } from './interactionSchema.ts';
import type { OutageLog } from './outage.ts';

/** Options of a `GatewayGuard`. */
export interface GatewayGuardOptions {
  readonly log: Pick<Logger, 'warn'>;
  /** Called with every valid interaction. */
  readonly onInteraction: (interaction: APIInteraction) => void;
  readonly outage: Pick<OutageLog, 'closed' | 'failed'>;
  /** Whether discord.js is ready to handle events synchronously. */
  readonly isReady: () => boolean;
  /** Whether events are for this process; after it has lost the shard they are for another. */
  readonly isHeld: () => boolean;
}

/** Emitter of the gateway's events: WebSocketManager of @discordjs/ws. */
interface GatewayEmitter {
  emit(event: never, ...payload: never[]): boolean;
}

/** Events that keep discord.js's servers, channels, roles and own member up to date; it gets no others. */
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

/** Events that discord.js handles before it is ready; it would defer others to an unguarded turn of the event loop. */
const HANDLED_BEFORE_READY: ReadonlySet<string> = new Set([
  'READY',
  'RESUMED',
  'GUILD_CREATE',
  'GUILD_DELETE',
]);

/** Maximum number of events kept while the shards connect; older ones are dropped, and later changes repair them. */
const MOST_PUT_OFF = 10_000;

const dispatchShape = z.object({
  data: z.object({ t: z.string(), d: z.unknown() }),
  shardId: z.number(),
});

const closedShape = z.object({ shardId: z.number(), code: z.number() });
const errorShape = z.object({ shardId: z.number(), error: z.unknown() });

/** Guard between a gateway connection and discord.js, whose handlers throw on unexpected data. */
export class GatewayGuard {
  readonly #options: GatewayGuardOptions;
  readonly #putOff: (() => void)[] = [];

  constructor(options: GatewayGuardOptions) {
    this.#options = options;
  }

  /**
   * Intercepts a gateway's events: interactions go to this program only, unused events are dropped, and exceptions of
   * discord.js's handlers do not end the process.
   */
  guard(gateway: GatewayEmitter): void {
    const emit = gateway.emit;
    Object.defineProperty(gateway, 'emit', {
      value: (event: unknown, ...payload: unknown[]): boolean =>
        this.#take(event, payload[0], () => Reflect.apply(emit, gateway, [event, ...payload])),
    });
  }

  /** Passes on the events that came before discord.js was ready. */
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
