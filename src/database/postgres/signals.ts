import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Listening, Signals } from '../database.ts';
import { quoted } from '../quoted.ts';
import type { Connections } from './connections.ts';

/** Interval of heartbeat signals to ourselves: behind some poolers signals never arrive. */
const BEAT_MILLISECONDS = 20_000;
const BACK_WITHIN_MILLISECONDS = 10_000;
/** Prefix of the sender in a heartbeat's payload. */
const BEAT = 'beat ';

/** First wait before reconnecting, doubled while it fails. */
const FIRST_WAIT_MILLISECONDS = 250;
const LONGEST_WAIT_MILLISECONDS = 60_000;

/** Signals by LISTEN and NOTIFY, https://www.postgresql.org/docs/current/sql-notify.html. */
export class PostgresSignals implements Signals {
  readonly #connections: Connections;
  readonly #newClient: () => Client;
  /** Id of this process, whose own signals are ignored. */
  readonly #sender = randomUUID();

  /** `newClient` returns an unconnected client; each listener has its own connection. */
  constructor(connections: Connections, newClient: () => Client) {
    this.#connections = connections;
    this.#newClient = newClient;
  }

  send(channel: string): Promise<void> {
    return this.#notify(channel, this.#sender);
  }

  async #notify(channel: string, payload: string): Promise<void> {
    try {
      await this.#connections.use((client) => client.query('SELECT pg_notify($1, $2)', [channel, payload]));
    } catch {
      // A lost hint only costs seconds; server problems are reported by the next statement.
    }
  }

  listen(channel: string, onSignal: () => void): Listening {
    return new Listener({
      channel,
      onSignal,
      sender: this.#sender,
      newClient: this.#newClient,
      beat: () => this.#notify(channel, BEAT + this.#sender),
    });
  }
}

interface ListenerOptions {
  readonly channel: string;
  readonly onSignal: () => void;
  readonly sender: string;
  readonly newClient: () => Client;
  readonly beat: () => Promise<void>;
}

/** Listener that reconnects. */
class Listener implements Listening {
  readonly #options: ListenerOptions;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #isLive = false;

  constructor(options: ListenerOptions) {
    this.#options = options;
    this.#running = this.#run();
  }

  isLive(): boolean {
    return this.#isLive;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    let wait = FIRST_WAIT_MILLISECONDS;
    while (!this.#stopping.signal.aborted) {
      if (await this.#listenOnce()) wait = FIRST_WAIT_MILLISECONDS;
      await pause(wait, this.#stopping.signal);
      wait = Math.min(wait * 2, LONGEST_WAIT_MILLISECONDS);
    }
  }

  /** Listens until the connection ends or proves useless; returns whether signals arrived. */
  async #listenOnce(): Promise<boolean> {
    const { channel, newClient } = this.#options;
    const client = newClient();
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, this.#stopping.signal]);
    client.on('error', () => over.abort());
    client.on('end', () => over.abort());
    try {
      await client.connect();
      await client.query(`LISTEN ${quoted(channel)}`);
      return await this.#whileArriving(client, signal);
    } catch {
      return false;
    } finally {
      this.#isLive = false;
      await client.end().catch(() => undefined);
    }
  }

  async #whileArriving(client: Client, signal: AbortSignal): Promise<boolean> {
    const { sender, onSignal, beat } = this.#options;
    let back = Promise.withResolvers<void>();
    client.on('notification', ({ payload }) => {
      if (payload === BEAT + sender) back.resolve();
      else if (payload !== sender && !payload?.startsWith(BEAT)) onSignal();
    });
    let hasArrived = false;
    while (!signal.aborted) {
      back = Promise.withResolvers<void>();
      await beat();
      const isBack = await isWithin(back.promise, BACK_WITHIN_MILLISECONDS, signal);
      if (!isBack) return hasArrived;
      // Signals before this connection may have been missed.
      if (!hasArrived) onSignal();
      hasArrived = true;
      this.#isLive = true;
      await pause(BEAT_MILLISECONDS, signal);
    }
    return hasArrived;
  }
}

async function isWithin(arrival: Promise<void>, milliseconds: number, signal: AbortSignal): Promise<boolean> {
  const timer = new AbortController();
  const arrived = arrival.then(() => true);
  const late = pause(milliseconds, AbortSignal.any([signal, timer.signal])).then(() => false);
  const isBack = await Promise.race([arrived, late]);
  timer.abort();
  return isBack;
}

/** Waits; ends early, without an error, if the signal is aborted. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
