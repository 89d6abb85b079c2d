import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import type { FakeClock } from '../clock.ts';

interface BufferedEvent {
  readonly sequence: number;
  readonly name: string;
  readonly make: () => unknown;
}

/** Discord forgets a session some minutes after its socket is gone. */
const RESUMABLE_MS = 180_000;

/** One identified session of one shard: it numbers the events and keeps those that the client has not acknowledged. */
export class GatewaySession {
  readonly id = randomBytes(16).toString('hex');
  readonly shard: number;
  readonly shards: number;
  readonly intents: number;
  /** True once READY and every GUILD_CREATE are sent. */
  isComplete = false;
  readonly #clock: FakeClock;
  #socket: WebSocket | undefined;
  #sequence = 0;
  #closedAt = 0;
  #buffer: BufferedEvent[] = [];

  constructor(from: { shard: number; shards: number; intents: number; socket: WebSocket; clock: FakeClock }) {
    this.shard = from.shard;
    this.shards = from.shards;
    this.intents = from.intents;
    this.#socket = from.socket;
    this.#clock = from.clock;
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** True where the socket has been gone for so long that no resume is accepted any more. */
  get isStale(): boolean {
    return !this.isOpen && this.#closedAt > 0 && this.#clock.now() - this.#closedAt > RESUMABLE_MS;
  }

  /** Numbers an event and sends it; while no socket is open it waits for the resume. The payload is made when it is sent. */
  dispatch(name: string, make: () => unknown): void {
    this.#sequence += 1;
    const event = { sequence: this.#sequence, name, make };
    this.#buffer.push(event);
    this.#sendEvent(event);
  }

  /** Drops what the client says it has received. */
  acknowledge(sequence: number): void {
    this.#buffer = this.#buffer.filter((event) => event.sequence > sequence);
  }

  /** Goes on over a new socket: what came after `sequence` is sent again, then RESUMED. */
  resume(socket: WebSocket, sequence: number): void {
    this.#socket = socket;
    this.acknowledge(sequence);
    for (const event of this.#buffer) this.#sendEvent(event);
    this.dispatch('RESUMED', () => ({}));
  }

  send(frame: unknown): void {
    if (this.isOpen) this.#socket?.send(JSON.stringify(frame));
  }

  /** Sends a frame as it is, readable or not. */
  sendText(text: string | Buffer): void {
    if (this.isOpen) this.#socket?.send(text);
  }

  /** Ends the socket: with a close code, or, without one, as a broken line does. */
  cut(code?: number): void {
    if (code === undefined) this.#socket?.terminate();
    else this.#socket?.close(code);
  }

  /** Notes that a socket has closed, unless a newer one has taken over. */
  closed(socket: WebSocket): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    this.#closedAt = this.#clock.now();
  }

  #sendEvent(event: BufferedEvent): void {
    if (this.isOpen) this.send({ op: 0, t: event.name, s: event.sequence, d: event.make() });
  }
}
